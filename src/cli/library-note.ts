import { lineFor, withAdded } from '../core/library/added-questions.js'
import { readLibrary, writeDocuments } from '../data/library-store.js'
import { readArguments, UsageError } from './input.js'

const USAGE = 'usage: telework library note ID "question" [--section 第5条]'

/** `telework library note ID "question"`: notes a question under the line that answers it, where HR knows that people ask it. */
export function noteQuestion(args: string[], libraryFolder: string): number {
  const { values, positionals } = readArguments(args, { section: { type: 'string' } })
  const [id, question, ...more] = positionals.map((words) => words.trim())
  if (!id || !question || more.length > 0 || /[\r\n]/.test(question)) throw new UsageError(USAGE)
  const document = readLibrary(libraryFolder).documents.find(({ entry }) => entry.id === id)
  if (!document) throw new UsageError(`not in the library: ${id}`)
  const place = lineFor(question, document.passages, values.section)
  if (!place) throw new UsageError(`no heading of ${id} holds "${values.section}"; nothing was noted`)
  writeDocuments(libraryFolder, [{ ...document, passages: withAdded(document.passages, place, question) }])
  const passage = document.passages[place.passage]!
  const heading = passage.section === '' ? '' : `[${passage.section}] `
  process.stdout.write(`noted under ${heading}${passage.lines[place.line]!.text}\n`)
  return 0
}
