import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { readKeptFile, writeKeptFile } from '../files/kept-file.js'

/** The dictionary's packed files, in the order in which the cache holds them. */
const FILES = [
  'base.dat.gz',
  'check.dat.gz',
  'tid.dat.gz',
  'tid_pos.dat.gz',
  'tid_map.dat.gz',
  'cc.dat.gz',
  'unk.dat.gz',
  'unk_pos.dat.gz',
  'unk_map.dat.gz',
  'unk_char.dat.gz',
  'unk_compat.dat.gz',
  'unk_invoke.dat.gz',
] as const

/** Tables that their makers filled up with zeros (10 MB for 400 bytes); a read past their end gives 0 as well. */
const PADDED = new Set<string>(FILES.filter((name) => /^(tid|unk)/.test(name) && !/_char|_compat/.test(name)))

/** Changes with what this file writes, so that another version's cache is not read. */
const FORMAT = 'telework-kuromoji-3'
const NAME = /^kuromoji-[0-9a-f]{24}\.bin$/

/** Inflated tables by the name of the packed file, each in a buffer of its own (kuromoji's loader takes whole buffers). */
export type KuromojiTables = ReadonlyMap<string, ArrayBuffer>

/**
 * The dictionary's tables, inflated. They are inflated once and kept in `cacheFolder` in one file, named by how
 * large and how old the packed files are; a file that is damaged or of other make is not used. Where the folder cannot be written, every
 * start inflates them again. Throws where the packed files cannot be read.
 */
export async function loadKuromojiTables(dictFolder: string, cacheFolder: string): Promise<KuromojiTables> {
  const hash = createHash('sha256').update(FORMAT)
  for (const name of FILES) {
    const { size, mtimeMs } = statSync(join(dictFolder, name))
    hash.update(`\n${size} ${mtimeMs}`)
  }
  const key = hash.digest('hex').slice(0, 24)
  const path = join(cacheFolder, `kuromoji-${key}.bin`)
  const cached = readTables(path, key)
  if (cached) return cached
  const inflate = promisify(gunzip)
  const inflated = await Promise.all(FILES.map((name) => inflate(readFileSync(join(dictFolder, name)))))
  const tables = new Map(
    FILES.map((name, i) => {
      const whole = inflated[i]!
      const length = PADDED.has(name) ? unpaddedLength(whole) : whole.length
      return [name, new Uint8Array(whole.subarray(0, length)).buffer]
    }),
  )
  writeTables(cacheFolder, path, key, tables)
  return tables
}

/** Without the zeros at the end, rounded up to whole 4-byte numbers. */
function unpaddedLength(bytes: Buffer): number {
  let length = bytes.length
  while (length > 0 && bytes[length - 1] === 0) length -= 1
  return Math.min(bytes.length, Math.ceil(length / 4) * 4)
}

function readTables(path: string, key: string): KuromojiTables | undefined {
  const kept = readKeptFile(path, `${FORMAT} ${key}`)
  if (kept.state !== 'whole') return undefined
  return new Map(FILES.map((name, i) => [name, kept.parts[i]!.buffer]))
}

function writeTables(folder: string, path: string, key: string, tables: KuromojiTables): void {
  try {
    const parts = FILES.map((name) => new Uint8Array(tables.get(name)!))
    writeKeptFile(path, `${FORMAT} ${key}`, parts)
    for (const name of readdirSync(folder))
      if (NAME.test(name) && join(folder, name) !== path) rmSync(join(folder, name))
  } catch {
    // A read-only or full disk costs the next start its speed, not this one its dictionary.
  }
}
