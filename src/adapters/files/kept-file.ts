import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

/**
 * Files that the program makes for itself, so as not to work the same out at each start. One line of JSON says what a file
 * is, how long its parts are and what their sums are; then come the parts.
 */
interface Head {
  kind: string
  lengths: number[]
  /** CRC-32 of each part: it finds damage, not ill will, and takes 0.15 ms a megabyte (SHA-256 takes 0.5). */
  sums: number[]
}

const LONGEST_HEAD = 4096

export type Kept =
  | { state: 'whole'; parts: Uint8Array<ArrayBuffer>[] }
  | { state: 'absent' }
  /** Cut short, changed, of another kind, or not to be read: the reason. */
  | { state: 'damaged'; reason: string }

/** The parts that were written under this name and kind, each in a buffer of its own; only ever as they were written. */
export function readKeptFile(path: string, kind: string): Kept {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    return readOpen(file, kind)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' }
    return { state: 'damaged', reason: `it cannot be read (${code ?? message})` }
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function readOpen(file: number, kind: string): Kept {
  const start = Buffer.alloc(LONGEST_HEAD)
  const headEnd = start.subarray(0, readSync(file, start, 0, start.length, 0)).indexOf('\n') + 1
  const head = parseHead(start.toString('utf8', 0, headEnd))
  if (head === undefined || head.kind !== kind) return { state: 'damaged', reason: 'it is not what its name says' }
  const total = head.lengths.reduce((sum, length) => sum + length, headEnd)
  if (fstatSync(file).size !== total) return { state: 'damaged', reason: 'it is not as long as it was' }
  let at = headEnd
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (const [i, length] of head.lengths.entries()) {
    const part = new Uint8Array(length)
    if (readSync(file, part, 0, length, at) !== length || crc32(part) !== head.sums[i])
      return { state: 'damaged', reason: 'it does not hold what was written' }
    parts.push(part)
    at += length
  }
  return { state: 'whole', parts }
}

function parseHead(line: string): Head | undefined {
  try {
    const { kind, lengths, sums } = JSON.parse(line) as Partial<Head>
    const isList = (value: unknown) =>
      Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0)
    if (typeof kind !== 'string' || !isList(lengths) || !isList(sums)) return undefined
    return { kind, lengths: lengths as number[], sums: sums as number[] }
  } catch {
    return undefined
  }
}

/**
 * Keeps the parts, whole or not at all: written beside, brought to the disk, then given the name. Throws where that fails,
 * and leaves nothing behind then; what killed processes left in the folder is removed.
 */
export function writeKeptFile(path: string, kind: string, parts: readonly Uint8Array[]): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  removeDrafts(folder)
  const head: Head = { kind, lengths: parts.map(({ length }) => length), sums: parts.map((part) => crc32(part)) }
  const draft = join(folder, `.${basename(path)}.${process.pid}.draft`)
  try {
    const file = openSync(draft, 'w')
    try {
      for (const bytes of [Buffer.from(`${JSON.stringify(head)}\n`), ...parts])
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    // A write by itself does not say to which file.
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  }
}

/** Another thread of this process may be writing; after so long it is not. */
const LONGEST_WRITE_MS = 60_000

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    // The second form is what earlier versions left.
    const [, pid] =
      /^\..+\.(\d+)\.draft$|^(?:knowledge|kuromoji)-[0-9a-f]+\.bin\.(\d+)(?:\.tmp)?$/.exec(name)?.filter(Boolean) ?? []
    if (pid === undefined) continue
    const path = join(folder, name)
    if (isOver(Number(pid), path)) rmSync(path, { force: true })
  }
}

function isOver(pid: number, draft: string): boolean {
  if (pid === process.pid)
    return Date.now() - (statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LONGEST_WRITE_MS
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
