import type { Kysely } from 'kysely'

/** Takes a database from one version to the next. */
export type Migration = (db: Kysely<unknown>) => Promise<void>

/**
 * In order: the first makes version 1. What was released is never changed; a change is one more at the end. Each is read only where
 * it is needed.
 */
export const MIGRATIONS: readonly Migration[] = [
  async (db) => (await import('./0001-what-is-kept.js')).keepFirstThings(db),
  async (db) => (await import('./0002-desk.js')).keepTheDesk(db),
  async (db) => (await import('./0003-queues.js')).keepQueues(db),
  async (db) => (await import('./0004-work.js')).keepWork(db),
  async (db) => (await import('./0005-cleared-ticks.js')).keepClearedTicks(db),
  async (db) => (await import('./0006-additions.js')).keepAdditions(db),
  async (db) => (await import('./0007-asked-posts.js')).keepAskedPosts(db),
  async (db) => (await import('./0008-uploads.js')).keepUploads(db),
  async (db) => (await import('./0009-share-posts.js')).keepSharePosts(db),
  async (db) => (await import('./0010-run-owners.js')).keepRunOwners(db),
  async (db) => (await import('./0011-installations.js')).keepInstallations(db),
]
