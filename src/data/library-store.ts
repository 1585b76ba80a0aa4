import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ReadFile, readOne } from './file-reading.js'
import { type LibraryDocument, parseLibraryFile, renderLibraryFile } from './library-file.js'
import { libraryFiles } from './library-files.js'
import { type Problem, sortProblems } from './problem.js'

/** A document of the library as it lies in its file. `path` is as problems and origins name it. */
export interface StoredDocument extends LibraryDocument {
  path: string
}

/**
 * Every document of the library that can be read, by id, and the problems of the others: one faulty file does not silence
 * the rest. A folder that is not there is an empty library; drafts that a killed import left behind (names with a dot in
 * front) are not part of it.
 */
export function readLibrary(folder: string): { documents: StoredDocument[]; problems: Problem[] } {
  const problems: Problem[] = []
  const documents: StoredDocument[] = []
  for (const file of readLibraryFiles(folder, problems)) {
    const parsed = parseLibraryFile(file)
    problems.push(...parsed.problems)
    if (parsed.value) documents.push({ ...parsed.value, path: file.path })
  }
  return { documents, problems: sortProblems(problems) }
}

/** The library's files, sorted; what cannot be read is a problem. */
export function readLibraryFiles(folder: string, problems: Problem[]): ReadFile[] {
  return libraryFiles(folder).flatMap((name) => readLibraryFile(folder, name, problems) ?? [])
}

/** One file of it, under the path by which a person finds it from where they stand. */
export function readLibraryFile(folder: string, name: string, problems: Problem[]): ReadFile | undefined {
  const file = readOne(folder, name, problems)
  return file && { ...file, path: join(folder, name) }
}

/**
 * Puts documents into the library, each whole or not at all: written beside, brought to the disk, then renamed over what
 * was there. All drafts are written before the first is renamed.
 */
export function writeDocuments(folder: string, documents: Omit<LibraryDocument, 'lines'>[]): void {
  mkdirSync(folder, { recursive: true })
  removeDrafts(folder)
  const drafts = documents.map((document) => {
    const path = join(folder, `${document.entry.id}.md`)
    const draft = join(folder, `.${document.entry.id}.md.${process.pid}`)
    return { path, draft, text: renderLibraryFile(document) }
  })
  try {
    for (const { draft, text } of drafts) writeToDisk(draft, text)
    for (const { path, draft } of drafts) renameSync(draft, path)
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true })
    throw error
  }
}

/** Throws what the system refuses, with the file that it refused: a write by itself does not name it. */
function writeToDisk(path: string, text: string): void {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path })
  } finally {
    closeSync(file)
  }
}

/** Takes documents out; the ids that were not there come back. */
export function removeDocuments(folder: string, ids: string[]): string[] {
  const names = new Set(libraryFiles(folder))
  const unknown = ids.filter((id) => !names.has(`${id}.md`))
  if (unknown.length > 0) return unknown
  for (const id of ids) rmSync(join(folder, `${basename(id)}.md`), { force: true })
  return []
}

/** Drafts of processes that are gone. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const draft = /^\..*\.md\.(\d+)$/.exec(name)
    if (draft && !isRunning(Number(draft[1]))) rmSync(join(folder, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}
