import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { builtFile } from '../../src/adapters/files/built-file.js'
import { readKeptFile, writeKeptFile } from '../../src/adapters/files/kept-file.js'

const top = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(top, 'f-'))
  path = join(folder, 'knowledge-0a.bin')
})
const PARTS = [new Uint8Array(9000).map((_, i) => i * 7), new Uint8Array(0), new Uint8Array([1, 2, 3])]

describe('a file kept for the next start', () => {
  it('gives back what was written, and nothing under another kind or name', () => {
    writeKeptFile(path, 'a', PARTS)
    expect(readKeptFile(path, 'a')).toEqual({ state: 'whole', parts: PARTS })
    expect(readKeptFile(path, 'b')).toMatchObject({ state: 'damaged' })
    expect(readKeptFile(`${path}x`, 'a')).toEqual({ state: 'absent' })
    expect(readdirSync(folder)).toEqual(['knowledge-0a.bin'])
  })

  it('is never taken for whole with anything in it changed, wherever that is', () => {
    writeKeptFile(path, 'a', PARTS)
    const whole = readFileSync(path)
    const byte = fc.integer({ min: 0, max: whole.length - 1 })
    fc.assert(
      fc.property(byte, fc.integer({ min: 1, max: 4096 }), fc.constantFrom(0, 255, 10), (from, length, value) => {
        const damaged = Buffer.from(whole).fill(value, from, Math.min(whole.length, from + length))
        fc.pre(!damaged.equals(whole))
        writeFileSync(path, damaged)
        expect(readKeptFile(path, 'a').state).toBe('damaged')
      }),
    )
  })

  it('is damaged where it is cut short, goes on too long, or is no file', () => {
    writeKeptFile(path, 'a', PARTS)
    const whole = readFileSync(path)
    for (const other of [whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')]), Buffer.alloc(0)]) {
      writeFileSync(path, other)
      expect(readKeptFile(path, 'a').state).toBe('damaged')
    }
    expect(readKeptFile(folder, 'a')).toEqual({ state: 'damaged', reason: 'it cannot be read (EISDIR)' })
  })

  it('leaves the old one and no draft where writing fails', () => {
    writeKeptFile(path, 'a', PARTS)
    // No bytes: the write is refused after the first lines have gone out.
    const broken = [PARTS[0]!, { length: 5 } as Uint8Array]
    expect(() => writeKeptFile(path, 'a', broken)).toThrow()
    expect(readdirSync(folder)).toEqual(['knowledge-0a.bin'])
    expect(readKeptFile(path, 'a')).toEqual({ state: 'whole', parts: PARTS })
  })

  it('removes what killed processes left, and not what others are writing', () => {
    const gone = 2 ** 22 + 1
    const old = new Date(Date.now() - 3_600_000)
    for (const name of [
      `.knowledge-0b.bin.${gone}.draft`,
      `.knowledge-0b.bin.${process.pid}.draft`,
      `.knowledge-0b.bin.${process.ppid}.draft`,
      `knowledge-0c.bin.${gone}`,
      'knowledge-0d.bin',
    ]) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), old, old)
    }
    writeKeptFile(path, 'a', PARTS)
    expect(readdirSync(folder).sort()).toEqual([
      `.knowledge-0b.bin.${process.ppid}.draft`,
      'knowledge-0a.bin',
      'knowledge-0d.bin',
    ])
  })
})

it('a thread starts from the built file, also where the sources run, below whatever folder', () => {
  const from = (importer: string) => builtFile(importer, './worker.js')
  expect(from('file:///src/home/src/app/a.ts')).toBe('/src/home/dist/app/worker.js')
  expect(from('file:///src/home/dist/app/a.js')).toBe('/src/home/dist/app/worker.js')
})
