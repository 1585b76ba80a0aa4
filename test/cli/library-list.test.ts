import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { runLibrary } from '../../src/cli/library-commands.js'
import { writeDocuments } from '../../src/data/library-store.js'

const folder = mkdtempSync(join(tmpdir(), 'list-'))
const said = { out: '', err: '' }
beforeAll(() => {
  const entry = { id: 'rules', title: '在宅勤務規程', originalName: 'rules.md', sha256: '0'.repeat(64) }
  writeDocuments(folder, [
    {
      // Eight in the evening by UTC, five in the morning in Japan.
      entry: { ...entry, importedAt: '2026-11-20T20:00:00.000Z', reviewBy: '2026-11-30' },
      passages: [{ section: '第1条', place: '1行目', lines: [{ text: '出社日は毎週水曜日とする。' }] }],
      leftOut: [],
    },
  ])
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function list(now: string): number {
  said.out = ''
  said.err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  return runLibrary(['list'], folder, new Date(now))
}

it('counts days as they are in Japan', () => {
  expect(list('2026-11-21T01:00:00Z')).toBe(0)
  expect(said.out).toContain('\timported 2026-11-21, 0 days ago\t')
  list('2026-11-30T14:00:00Z')
  expect(said.out).toContain('imported 2026-11-21, 9 days ago')
  expect(said.out).toMatch(/review by 2026-11-30\t/)
  list('2026-11-30T15:00:00Z')
  expect(said.out).toContain('review by 2026-11-30 OVERDUE')
})

it('lists the rest where a file is at fault, names that one, and ends with 1', () => {
  writeFileSync(join(folder, 'bad.md'), 'no front matter')
  expect(list('2026-11-21T01:00:00Z')).toBe(1)
  expect(said.out).toMatch(/^rules\t/)
  expect(said.err).toContain('bad.md:1:1')
})
