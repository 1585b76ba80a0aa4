import type { Kysely } from 'kysely'
import { keepFirstThings } from './0001-what-is-kept.js'
import { keepTheDesk } from './0002-desk.js'
import { keepQueues } from './0003-queues.js'
import { keepWork } from './0004-work.js'

/** Takes a database from one version to the next. */
export type Migration = (db: Kysely<unknown>) => Promise<void>

/** In order: the first makes version 1. What was released is never changed; a change is one more at the end. */
export const MIGRATIONS: readonly Migration[] = [keepFirstThings, keepTheDesk, keepQueues, keepWork]
