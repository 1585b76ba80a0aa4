import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { readKeptFile, writeKeptFile } from '../files/kept-file.js'

/**
 * A hash over the names and contents of every file below these folders, and the contents of these files: what knowledge was
 * made from, code included.
 */
export function keyOfFolders(folders: string[], files: string[] = []): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of files) hash.update(contentOf(path)).update('\0')
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

/** Changes with the form of the files. */
const FORM = 3

/** What is kept in one folder under names and keys. */
export interface Shelf {
  folder: string
  /** Told why a file cannot be relied on: a damaged one would answer, and answer wrongly. */
  onDamage?: (file: string, reason: string) => void
}

/** The values kept under this name and key, or the first of them; undefined where there are none, or not whole. */
export function readKept({ folder, onDamage }: Shelf, name: string, key: string, most?: number): unknown[] | undefined {
  const path = fileOf(folder, name, key)
  const kept = readKeptFile(path, kindOf(name, key))
  if (kept.state === 'damaged') onDamage?.(path, kept.reason)
  return kept.state === 'whole' ? kept.parts.slice(0, most).map((part) => deserialize(part) as unknown) : undefined
}

/** Keeps values, whole or not at all, and drops all but the newest few of the name. Throws where that fails. */
export function writeKept({ folder }: Shelf, name: string, key: string, values: unknown[]): void {
  writeKeptFile(fileOf(folder, name, key), kindOf(name, key), values.map(serialize))
  for (const old of olderThanKept(folder, name)) rmSync(old, { force: true })
}

const fileOf = (folder: string, name: string, key: string) => join(folder, `${name}-${key}.bin`)

const kindOf = (name: string, key: string) => `telework-${name}-${FORM} ${key}`

/** Files of the name beyond the newest few. */
function olderThanKept(folder: string, name: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith('.bin'))
    .map((file) => ({ path: join(folder, file), written: statSync(join(folder, file)).mtimeMs }))
    .sort((a, b) => b.written - a.written)
    .slice(KEPT_FILES)
    .map(({ path }) => path)
}

/** Removes what is kept under other names than those that are needed. */
export function pruneKept({ folder }: Shelf, isNeeded: (name: string) => boolean): void {
  if (!existsSync(folder)) return
  for (const file of readdirSync(folder)) {
    const [, name] = /^([a-z0-9-]{1,99})-[0-9a-f]{32}\.bin$/.exec(file) ?? []
    if (name !== undefined && !isNeeded(name)) rmSync(join(folder, file), { force: true })
  }
}
