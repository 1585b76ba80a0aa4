import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Knowledge, packKnowledge, unpackKnowledge } from '../../core/index/knowledge.js'

/**
 * A hash over the names and contents of every file below these folders, and of these files: what knowledge was made
 * from, code included.
 */
export function keyOfFolders(folders: string[], files: string[] = []): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of files) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
      hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  return hash.digest('hex').slice(0, 32)
}

/** The build's own and those of a checkout or two that share the folder. */
const KEPT_FILES = 3

const fileOf = (folder: string, key: string) => join(folder, `knowledge-${key}.bin`)

/** Knowledge kept under this key; undefined where there is none, or it cannot be read. */
export function readKnowledge(folder: string, key: string): Knowledge | undefined {
  try {
    return unpackKnowledge(deserialize(readFileSync(fileOf(folder, key))))
  } catch {
    return undefined
  }
}

/** Keeps knowledge under its key, whole or not at all, and drops all but the newest few. Gives false where that fails. */
export function writeKnowledge(folder: string, key: string, knowledge: Knowledge): boolean {
  const path = fileOf(folder, key)
  try {
    mkdirSync(folder, { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, serialize(packKnowledge(knowledge)))
    renameSync(draft, path)
    for (const old of olderThanKept(folder)) rmSync(old, { force: true })
    return true
  } catch {
    return false
  }
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
