import { parentPort, workerData } from 'node:worker_threads'
import { sendFailure, sendKnowledge, sendLine } from '../../adapters/knowledge/knowledge-stream.js'
import { loadKuromojiAnalyzer } from '../../adapters/kuromoji/kuromoji.js'
import { packKnowledge } from '../../core/index/knowledge.js'
import { DataError, renderProblem } from '../../data/problem.js'
import { loadKnowledge } from '../knowledge.js'
import type { startRebuild } from './rebuild.js'

/** Compiles corpus and library while the app goes on answering from what it has; keeps the result for the next start. */
const { root, ...options } = workerData as Parameters<typeof startRebuild>[0]

const log = (line: string) => sendLine(parentPort!, line)

try {
  const knowledge = loadKnowledge(root, await loadKuromojiAnalyzer(), { ...options, log })
  sendKnowledge(parentPort!, packKnowledge(knowledge))
} catch (error) {
  if (!(error instanceof DataError)) throw error
  sendFailure(parentPort!, error.problems.map(renderProblem).join('; '))
}
