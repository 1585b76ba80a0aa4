import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { DataError, type Problem } from './problem.js'

/** A data file as it was read; `path` is relative to the data's root folder, with forward slashes. */
export interface ReadFile {
  path: string
  name: string
  text: string
}

/** Throws DataError, with one problem in place of one for each file in it, where the folder is not there. */
export function requireFolder(root: string, folder: string): void {
  if (existsSync(join(root, folder))) return
  const message = `the folder is not there: the program comes with it (looked for in ${root})`
  throw new DataError([{ file: folder, line: 1, column: 1, path: '', message }])
}

/** Every file below `folder` (to any depth) whose name ends in `ending`, sorted; what cannot be read is a problem. */
export function readFilesUnder(root: string, folder: string, ending: string, problems: Problem[]): ReadFile[] {
  let names: string[]
  try {
    names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (cause) {
    problems.push(unreadable(folder, 'folder', cause))
    return []
  }
  const files: ReadFile[] = []
  for (const name of names) {
    const path = relative(root, name).replaceAll('\\', '/')
    if (!name.endsWith(ending)) {
      problems.push({
        file: path,
        line: 1,
        column: 1,
        path: '',
        message: `expected only "*${ending}" files in ${folder}/`,
      })
      continue
    }
    const file = readOne(root, path, problems)
    if (file) files.push(file)
  }
  return files
}

/** One file, or undefined with a problem. */
export function readOne(root: string, path: string, problems: Problem[]): ReadFile | undefined {
  try {
    return { path, name: basename(path), text: readFileSync(join(root, path), 'utf8') }
  } catch (cause) {
    problems.push(unreadable(path, 'file', cause))
    return undefined
  }
}

function unreadable(path: string, what: string, cause: unknown): Problem {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return { file: path, line: 1, column: 1, path: '', message: `the ${what} cannot be read (${code})` }
}

/** A copy without the keys whose value is undefined, to any depth: an absent field is absent. */
export function stripAbsent<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => stripAbsent(item)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, stripAbsent(item)])) as T
}
