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
  inForce: () => '',
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

test('a newer version is for whom the one before it was, and keeps a review date that is ahead', async () => {
  await send('F1', 'a')
  await uploads.edit('T', 'F1', 1, { title: '規程', audience: 'hr', reviewOn: '2099-04-01' })
  await uploads.use('T', 'F1', 2, 'H')
  expect(await send('F2', 'b')).toMatchObject({ audience: 'hr', reviewOn: '2099-04-01', file: 'hr b' })
})

test('what was taken out of use can be used again, in the place of the one before it', async () => {
  await send('F1', 'a')
  await uploads.use('T', 'F1', 1, 'H')
  await send('F2', 'b')
  await uploads.use('T', 'F2', 1, 'H')
  await uploads.undo('T', 'F2', 2, 'H')
  expect(await uploads.use('T', 'F2', 3, 'H')).toBe(true)
  expect((await stores.uploads.live('T')).map(({ id }) => id)).toEqual(['F2'])
  expect(await uploads.get('T', 'F1')).toMatchObject({ state: 'replaced' })
})
