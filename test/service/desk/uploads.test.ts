import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { DocumentMaker } from '../../../src/service/desk/document-maker.js'
import { Uploads } from '../../../src/service/desk/uploads.js'

/** Reads a file as its own text, and says in it for whom it is. */
const maker: DocumentMaker = {
  make: async ({ bytes }) => ({
    ...{ document: 'kitei', title: '規程', audience: 'everyone', file: `everyone ${Buffer.from(bytes)}` },
    ...{ passages: 1, kept: 2, leftOut: [{ kind: 'page number', place: '', text: '1' }] },
  }),
  restate: (file, { audience }) => file.replace(/^\S+/, audience),
  contents: () => ({ sections: [], leftOut: [] }),
}

let stores: SqlStores
let uploads: Uploads
beforeEach(async () => {
  stores = await openSqlStores({ retentionDays: 90, log: () => {} })
  uploads = new Uploads({ store: stores.uploads, maker, now: () => 1 })
})
afterEach(() => stores.close())

const send = (id: string, text: string) =>
  uploads.read('T', { id, name: '規程.docx', bytes: Buffer.from(text), user: 'H' })

test('a file that is delivered again is read once', async () => {
  expect(await send('F1', 'a')).toMatchObject({ state: 'read', revision: 1, kept: 2, leftOut: 1, user: 'H' })
  expect(await send('F1', 'b')).toMatchObject({ file: 'everyone a' })
  expect(await uploads.waiting('T')).toBe(1)
})

test('what is edited says so in its file too', async () => {
  await send('F1', 'a')
  expect(await uploads.edit('T', 'F1', 1, { title: '査定', audience: 'hr' })).toBe(true)
  expect(await uploads.get('T', 'F1')).toMatchObject({ audience: 'hr', title: '査定', file: 'hr a', revision: 2 })
  expect(await uploads.edit('T', 'F2', 1, { title: '査定', audience: 'hr' })).toBe(false)
})
