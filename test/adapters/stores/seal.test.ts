import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSeal, SealFault } from '../../../src/adapters/stores/seal.js'
import { openSqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'

const OLD = Buffer.alloc(32, 1)
const NEW = Buffer.alloc(32, 2)
const seal = createSeal([NEW, OLD])
const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error instanceof SealFault ? error.code : error
  }
}

test('what was closed opens as what it is, never twice the same', () => {
  const closed = seal.close('xoxb-1', 'token of T1')
  expect(closed).not.toContain('xoxb')
  expect(seal.close('xoxb-1', 'token of T1')).not.toBe(closed)
  expect(seal.open(closed, 'token of T1')).toBe('xoxb-1')
})

test('it opens in no other row, as nothing else, and not when a bit of it was changed', () => {
  const closed = seal.close('xoxb-1', 'token of T1')
  expect(codeOf(() => seal.open(closed, 'token of T2'))).toBe('broken')
  expect(codeOf(() => seal.open(closed, 'refresh token of T1'))).toBe('broken')
  const parts = closed.split('.')
  for (const at of [2, 3, 4]) {
    const bytes = Buffer.from(parts[at]!, 'base64url')
    bytes[0]! ^= 1
    const changed = parts.with(at, bytes.toString('base64url')).join('.')
    expect(codeOf(() => seal.open(changed, 'token of T1'))).toBe('broken')
  }
  // A tag that was cut short is easier to guess.
  const short = Buffer.from(parts[3]!, 'base64url').subarray(0, 4).toString('base64url')
  expect(codeOf(() => seal.open(parts.with(3, short).join('.'), 'token of T1'))).toBe('broken')
  for (const text of ['', 'xoxb-1', '1.a.b.c.d']) expect(codeOf(() => seal.open(text, 'token of T1'))).toBe('broken')
})

test('the first key closes, all of them open, and another one does not', () => {
  const closed = createSeal([OLD]).close('xoxb-1', 'token of T1')
  expect(seal.open(closed, 'token of T1')).toBe('xoxb-1')
  expect(seal.isCurrent(closed)).toBe(false)
  expect(seal.isCurrent(seal.close('x', 'y'))).toBe(true)
  expect(codeOf(() => createSeal([NEW]).open(closed, 'token of T1'))).toBe('noKey')
  expect(codeOf(() => createSeal([]).close('x', 'y'))).toBe('noKey')
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (keys: Buffer[]) => openSqlStores({ folder, retentionDays: 90, log: () => {}, keys })
const ONE = { name: 'x', botUser: 'UBOT', scopes: [], at: 0 }

test('a row that was moved to another team opens nothing', async () => {
  const stores = await open([NEW])
  await stores.installations.install({ ...ONE, id: 'T1' }, { token: 'xoxb-1' })
  await stores.installations.install({ ...ONE, id: 'T2' }, { token: 'xoxb-2' })
  const file = new Sqlite(join(folder, 'telework.db'))
  file.exec("update installations set token = (select token from installations where team = 'T1') where team = 'T2'")
  file.close()
  await expect(stores.installations.tokens('T2')).rejects.toThrow(
    'token of T2: was changed, or was written for another',
  )
  expect(await stores.installations.tokens('T1')).toMatchObject({ token: 'xoxb-1' })
  await stores.close()
})

test('keys are rotated: what the old one closed is closed with the new one, which then suffices', async () => {
  const before = await open([OLD])
  await before.installations.install({ ...ONE, id: 'T1' }, { token: 'xoxb-1', refreshToken: 'xoxe-1' })
  await before.close()
  const lost = await open([NEW])
  expect(await lost.installations.reseal()).toEqual({ resealed: 0, lost: ['T1'] })
  await expect(lost.installations.tokens('T1')).rejects.toThrow('ENCRYPTION_KEYS_OLD')
  await lost.close()
  const both = await open([NEW, OLD])
  expect(await both.installations.reseal()).toEqual({ resealed: 2, lost: [] })
  expect(await both.installations.reseal()).toEqual({ resealed: 0, lost: [] })
  await both.close()
  const after = await open([NEW])
  expect(await after.installations.tokens('T1')).toMatchObject({ token: 'xoxb-1', refreshToken: 'xoxe-1' })
  await after.close()
})
