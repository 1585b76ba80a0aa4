import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Knowledge, packKnowledge, unpackKnowledge } from '../../core/index/knowledge.js'
import { readKeptFile, writeKeptFile } from '../files/kept-file.js'

/**
 * A hash over the names and contents of every file below these folders, and of these files: what knowledge was made
 * from, code included.
 */
export function keyOfFolders(folders: string[], files: string[] = []): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of files) hash.update(path).update('\0').update(contentOf(path)).update('\0')
  for (const folder of folders) {
    for (const path of filesBelow(folder)) {
      hash.update(path.slice(folder.length)).update('\0').update(contentOf(path)).update('\0')
    }
  }
  return hash.digest('hex').slice(0, 32)
}

/** Those who load the files say what is wrong with them; here it is enough that the key is another. */
function contentOf(path: string): Buffer | string {
  try {
    return readFileSync(path)
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return []
  }
}

/** The build's own and those of a checkout or two that share the folder. */
const KEPT_FILES = 3

const fileOf = (folder: string, key: string) => join(folder, `knowledge-${key}.bin`)

/** What is kept under a key: the knowledge, and notes that belong to it (what of the library was left out). */
export interface KeptKnowledge {
  knowledge: Knowledge
  notes: string[]
}

/** Changes with the form of the file. */
const KIND = 'telework-knowledge-2'

/**
 * Knowledge kept under this key; undefined where there is none. `onDamage` is told why where there is one that cannot be
 * relied on: a damaged one would answer, and answer wrongly.
 */
export function readKnowledge(
  folder: string,
  key: string,
  onDamage: (file: string, reason: string) => void = () => {},
): KeptKnowledge | undefined {
  const path = fileOf(folder, key)
  const kept = readKeptFile(path, `${KIND} ${key}`)
  if (kept.state === 'damaged') onDamage(path, kept.reason)
  if (kept.state !== 'whole') return undefined
  const [knowledge, notes] = kept.parts as [Uint8Array, Uint8Array]
  return { knowledge: unpackKnowledge(deserialize(knowledge)), notes: deserialize(notes) }
}

/** Keeps knowledge under its key, whole or not at all, and drops all but the newest few. Throws where that fails. */
export function writeKnowledge(folder: string, key: string, { knowledge, notes }: KeptKnowledge): void {
  writeKeptFile(fileOf(folder, key), `${KIND} ${key}`, [serialize(packKnowledge(knowledge)), serialize(notes)])
  for (const old of olderThanKept(folder)) rmSync(old, { force: true })
}

/** Knowledge files beyond the newest few. */
function olderThanKept(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^knowledge-\w+\.bin$/.test(name))
    .map((name) => ({ path: join(folder, name), written: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.written - a.written)
    .slice(KEPT_FILES)
    .map(({ path }) => path)
}
