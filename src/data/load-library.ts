import type { Corpus } from '../core/corpus/corpus.js'
import { toPassages, toSource } from './library-passages.js'
import { readLibrary, type StoredDocument } from './library-store.js'
import { type Problem, sortProblems } from './problem.js'

/**
 * The corpus with the library's documents added: a source for each of one's own, and the passages of all. A document whose
 * file is at fault, that takes an id of the corpus, or is the original of what the corpus no longer holds, is left out, and
 * its problems come back.
 */
export function addLibrary(corpus: Corpus, folder: string): { corpus: Corpus; problems: Problem[] } {
  const read = readLibrary(folder)
  const cases = new Set(corpus.cases.map(({ id }) => id))
  const judged = read.documents.map((document) => ({ document, problems: conflicts(document, corpus) }))
  const documents = judged.filter(({ problems }) => problems.length === 0).map(({ document }) => document)
  const problems = sortProblems([...read.problems, ...judged.flatMap((each) => each.problems)])
  if (documents.length === 0) return { corpus, problems }
  const whole: Corpus = {
    ...corpus,
    sources: [
      ...corpus.sources,
      ...documents.filter(({ entry }) => entry.original === undefined).map(({ entry }) => toSource(entry)),
    ],
    passages: [
      ...corpus.passages,
      ...documents.flatMap((document) => toPassages(document.path, document, (id) => cases.has(id))),
    ],
  }
  return { corpus: whole, problems }
}

/** Ids that the corpus uses itself: a document of one's own may not take them. */
export function takenIds({ sources, passages }: Corpus): Set<string> {
  return new Set([...sources.map(({ id }) => id), ...passages.map(({ documentId }) => documentId)])
}

function conflicts({ path, entry, passages, lines }: StoredDocument, corpus: Corpus): Problem[] {
  const problems: Problem[] = []
  const report = (line: number, at: string, message: string) =>
    problems.push({ file: path, line, column: 1, path: at, message })
  const taken = takenIds(corpus)
  if (entry.original === undefined) {
    if (taken.has(entry.id))
      report(2, 'id', `the id "${entry.id}" is the corpus's own; remove the document and import it again`)
    if (passages.some(({ of }) => of !== undefined))
      report(1, 'original', 'missing, but the file names documents of the corpus')
    return problems
  }
  if (!corpus.sources.some(({ id }) => id === entry.original))
    report(1, 'original', `"${entry.original}" is no source of the corpus`)
  const unknown = passages.findIndex(({ of }) => of === undefined || !taken.has(of.documentId))
  if (unknown >= 0) report(lines[unknown]!, '', 'stands under no document of the corpus; import the original again')
  return problems
}
