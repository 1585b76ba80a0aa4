import { parentPort, workerData } from 'node:worker_threads'
import { sendFailure, sendKnowledge } from './adapters/knowledge-stream.js'
import { loadKuromojiAnalyzer } from './adapters/kuromoji.js'
import { loadKnowledge } from './assistant.js'
import { packKnowledge } from './core/knowledge.js'
import { DataError, renderProblem } from './data/problem.js'

/** Compiles corpus and library while the app goes on answering from what it has; keeps the result for the next start. */
const { root, libraryFolder } = workerData as { root: string; libraryFolder: string }

try {
  sendKnowledge(parentPort!, packKnowledge(loadKnowledge(root, await loadKuromojiAnalyzer(), libraryFolder)))
} catch (error) {
  if (!(error instanceof DataError)) throw error
  sendFailure(parentPort!, error.problems.map(renderProblem).join('; '))
}
