import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { PageFiles } from '../../src/app/playground/page-files.js'

const folder = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a file is read once; an address without one is not remembered, or anybody could fill the memory', () => {
  const files = new PageFiles(folder)
  expect(files.find('/late.js')).toBeUndefined()
  writeFileSync(join(folder, 'late.js'), 'first')
  expect(files.find('/late.js')?.bytes.toString()).toBe('first')
  writeFileSync(join(folder, 'late.js'), 'second')
  expect(files.find('/late.js')?.bytes.toString()).toBe('first')
})
