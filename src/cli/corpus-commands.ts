import type { Corpus } from '../core/corpus/corpus.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { addLibrary } from '../data/load-library.js'
import { loadManifest } from '../data/load-manifest.js'
import { DataError, renderProblem } from '../data/problem.js'
import { readArguments } from './input.js'
import { libraryFolder } from './library-folder.js'

export function exportPassages(args: string[], root: string): number {
  const { values } = readArguments(args, { library: { type: 'boolean' } })
  const corpus = loadCorpus(root)
  const { passages } = values.library ? withLibrary(corpus) : corpus
  for (const { id, source, title, section, text, verbatim } of passages) {
    process.stdout.write(`${JSON.stringify({ id, source, title, section, text, verbatim })}\n`)
  }
  return 0
}

/** With the library's documents; those at fault are named on standard error and left out. */
export function withLibrary(corpus: Corpus): Corpus {
  const { corpus: whole, problems } = addLibrary(corpus, libraryFolder())
  for (const problem of problems) console.error(renderProblem(problem))
  return whole
}

export function check(args: string[], root: string): number {
  readArguments(args, {})
  const problems = [loadCorpus, loadIntents, loadManifest].flatMap((load) => {
    try {
      load(root)
      return []
    } catch (error) {
      if (error instanceof DataError) return error.problems
      throw error
    }
  })
  if (problems.length > 0) throw new DataError(problems)
  const { corpus, problems: ofLibrary } = addLibrary(loadCorpus(root), libraryFolder())
  if (ofLibrary.length > 0) throw new DataError(ofLibrary)
  console.error(
    `ok: ${corpus.cases.length} cases, ${corpus.checklists.length} checklists, ${corpus.series.length} series, ${corpus.glossary.length} terms, ${corpus.passages.length} passages`,
  )
  return 0
}
