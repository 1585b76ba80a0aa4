import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

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
const FORMAT = 'telework-kuromoji-1'
const NAME = /^kuromoji-[0-9a-f]{24}\.bin$/

/** Inflated tables by the name of the packed file, each in a buffer of its own (kuromoji's loader takes whole buffers). */
export type KuromojiTables = ReadonlyMap<string, ArrayBuffer>

/**
 * The dictionary's tables, inflated. They are inflated once and kept in `cacheFolder` in one file, named by a hash of
 * the packed files; a file that is cut short or of other make is not used. Where the folder cannot be written, every
 * start inflates them again. Throws where the packed files cannot be read.
 */
export async function loadKuromojiTables(dictFolder: string, cacheFolder: string): Promise<KuromojiTables> {
  const packed = FILES.map((name) => readFileSync(join(dictFolder, name)))
  const hash = createHash('sha256').update(FORMAT)
  for (const bytes of packed) hash.update(`\n${bytes.length}\n`).update(bytes)
  const key = hash.digest('hex').slice(0, 24)
  const path = join(cacheFolder, `kuromoji-${key}.bin`)
  const cached = readTables(path, key)
  if (cached) return cached
  const inflate = promisify(gunzip)
  const inflated = await Promise.all(packed.map((bytes) => inflate(bytes)))
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

/** The file: FORMAT, key and the tables' lengths as one line of JSON, then the tables. */
function headerOf(key: string, lengths: number[]): Buffer {
  return Buffer.from(`${JSON.stringify({ format: FORMAT, key, lengths })}\n`)
}

function readTables(path: string, key: string): KuromojiTables | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const head = Buffer.alloc(1024)
    const headEnd = head.subarray(0, readSync(file, head, 0, head.length, 0)).indexOf('\n') + 1
    const { format, key: written, lengths } = JSON.parse(head.toString('utf8', 0, headEnd))
    const total = headEnd + lengths.reduce((sum: number, length: number) => sum + length, 0)
    if (format !== FORMAT || written !== key || lengths.length !== FILES.length) return undefined
    if (fstatSync(file).size !== total) return undefined
    const tables = new Map<string, ArrayBuffer>()
    let at = headEnd
    for (const [i, name] of FILES.entries()) {
      const table = new Uint8Array(lengths[i])
      if (readSync(file, table, 0, table.length, at) !== table.length) return undefined
      tables.set(name, table.buffer)
      at += table.length
    }
    return tables
  } catch {
    // No cache yet, or one that cannot be read: it is made again.
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Written beside its place and renamed, so that a reader sees all of it or nothing. */
function writeTables(folder: string, path: string, key: string, tables: KuromojiTables): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(folder, { recursive: true })
    const file = openSync(draft, 'w')
    try {
      const lengths = FILES.map((name) => tables.get(name)!.byteLength)
      for (const bytes of [headerOf(key, lengths), ...FILES.map((name) => new Uint8Array(tables.get(name)!))]) {
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      }
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    for (const name of readdirSync(folder))
      if (NAME.test(name) && join(folder, name) !== path) rmSync(join(folder, name))
  } catch {
    // A read-only or full disk costs the next start its speed, not this one its dictionary.
    if (existsSync(draft)) rmSync(draft, { force: true })
  }
}
