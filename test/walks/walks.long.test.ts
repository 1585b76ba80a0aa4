import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { openSqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { newPostgres, POSTGRES } from '../adapters/stores/postgres.js'
import { story as desk } from './stories/desk.js'
import { play, type Story } from './walk.js'

const stories = join(import.meta.dirname, 'stories')

describe('walks: what people do with the app from beginning to end', () => {
  it.each(readdirSync(stories))(
    '%s',
    async (file) => {
      const { story } = (await import(join(stories, file))) as { story: Story }
      await play(story)
    },
    300_000,
  )

  it.skipIf(POSTGRES === undefined)(
    'desk.ts on PostgreSQL (DATABASE_URL names a server)',
    async () => {
      const { url, drop } = await newPostgres(POSTGRES!)
      await play(desk, undefined, (now) => openSqlStores({ url, retentionDays: 1, log: () => {}, now }))
      await drop()
    },
    300_000,
  )
})
