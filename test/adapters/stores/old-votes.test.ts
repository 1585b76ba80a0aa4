import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '../../../src/adapters/stores/sql/migrations/migrations.js'
import { openSqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { newPostgres, POSTGRES } from './postgres.js'

/** As the first version kept them: one for each set of passages, and no name for a private message. */
const VOTES = `insert into votes (team, channel, message, person, passage_ids, helpful, at) values
  ('T', 'C', '1.0', 'U', '["a"]', 1, 1), ('T', 'C', '1.0', 'U', '["b"]', 0, 2), ('T', 'C', '1.0', 'V', '["a"]', 1, 2),
  ('T', 'C', '2.0', 'U', '["a"]', 1, 5), ('T', 'C', '2.0', 'U', '["b"]', 0, 5),
  ('T', 'C', '3.0', null, '["a"]', 1, 3), ('T', 'C', '3.0', null, '["b"]', 1, 3),
  ('T', 'C', '', 'U', '["a"]', 1, 4), ('T', 'C', '', 'U', '["b"]', 0, 4)`

async function bringUpToDate(at: { folder: string } | { url: string }, run: (sql: string) => unknown): Promise<void> {
  const open = (migrations = MIGRATIONS) => openSqlStores({ ...at, retentionDays: 90, log: () => {}, migrations })
  await (await open(MIGRATIONS.slice(0, 1))).close()
  await run(VOTES)
  const stores = await open()
  const votes = await stores.votes.list('T', { limit: 99 })
  await stores.close()
  const told = votes.map(({ message, user, helpful, passageIds }) =>
    [message, user, helpful, passageIds.join()].join(' '),
  )
  // The last word on each message; of two at the same moment one; those without a person each for itself.
  expect(told.toSorted()).toEqual([
    ...['1.0 U false b', '1.0 V true a', '2.0 U false b', '3.0  true a', '3.0  true b'],
    ...['["a"] U true a', '["b"] U false b'],
  ])
}

test('votes of the first version become one a person and message, on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'votes-'))
  await bringUpToDate({ folder }, (sql) => {
    const file = new Sqlite(join(folder, 'telework.db'))
    file.exec(sql)
    file.close()
  })
  rmSync(folder, { recursive: true, force: true })
})

const server = POSTGRES
if (server !== undefined) {
  test('and on PostgreSQL', async () => {
    const { url, client, drop } = await newPostgres(server)
    await bringUpToDate({ url }, (sql) => client.query(sql))
    await drop()
  })
}
