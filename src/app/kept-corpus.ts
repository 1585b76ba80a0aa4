import { join } from 'node:path'
import { keyOfFolders, readKept, type Shelf } from '../adapters/knowledge/knowledge-file.js'
import type { Corpus } from '../core/corpus/corpus.js'
import type { CompiledCorpus } from '../core/index/knowledge.js'

/** The compiled corpus, and the key of all that it was made of: documents, intents and code. */
export interface LoadedCorpus {
  compiled: CompiledCorpus
  key: string
}

/** What was compiled of the corpus, where it is kept and still true. */
export function readKeptCorpus(root: string, log: (line: string) => void): LoadedCorpus | undefined {
  const key = corpusKey(root, CODE)
  const [corpus, rest] = (readKept(shelfIn(compiledFolder(root), log), 'corpus', key) ?? []) as [
    Corpus?,
    Omit<CompiledCorpus, 'corpus'>?,
  ]
  return corpus === undefined ? undefined : { compiled: { corpus, ...rest! }, key }
}

/** The folder of the code that runs. */
export const CODE = join(import.meta.dirname, '..')

/** Of what the compiled corpus is made: documents, intents, and the code that reads them. */
export function corpusKey(root: string, code: string): string {
  return keyOfFolders([`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`])
}

/** Where it is kept. */
export function compiledFolder(root: string): string {
  return join(root, 'dist/compiled')
}

/** A folder of kept files, of which a damaged one is named in the log. */
export function shelfIn(folder: string, log: (line: string) => void): Shelf {
  return { folder, onDamage: (file, reason) => log(`warn ${file}: ${reason}; it is made again`) }
}
