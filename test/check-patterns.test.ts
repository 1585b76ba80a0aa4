import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'patterns-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the check of patterns names those whose time grows faster than the text, and no others', () => {
  writeFileSync(
    join(folder, 'some.ts'),
    [
      'const fine = /^\\s*(残業|費用)[はを]?/u',
      'const doubling: RegExp = /(?:で|は|では)+$/',
      'export const square = /\\d+円/',
    ].join('\n'),
  )
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'check-patterns.mjs'), folder], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/some\.ts:2 {2}\/\(\?:で\|は\|では\)\+\$\/ {2}exponential$/),
    expect.stringMatching(/some\.ts:3 {2}\/\\d\+円\/ {2}polynomial$/),
  ])
})
