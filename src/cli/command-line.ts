import { loadCorpus } from '../data/load-corpus.js'
import { DataError, renderProblem } from '../data/problem.js'
import { findProjectRoot } from '../data/project-root.js'

export async function runCommandLine(argv: string[]): Promise<number> {
  const [command] = argv
  const root = findProjectRoot(import.meta.dirname)
  try {
    const corpus = loadCorpus(root)
    if (command === 'check') console.error(`ok: ${corpus.passages.length} passages`)
    if (command === 'export') {
      for (const { id, source, title, section, text, verbatim } of corpus.passages) {
        process.stdout.write(`${JSON.stringify({ id, source, title, section, text, verbatim })}\n`)
      }
    }
    return 0
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    for (const problem of error.problems) console.error(renderProblem(problem))
    return 1
  }
}
