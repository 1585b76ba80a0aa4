import { Worker } from 'node:worker_threads'
import type { PackedKnowledge } from '../core/knowledge.js'
import { builtFile } from './built-file.js'
import { receiveKnowledge } from './knowledge-stream.js'

/** Compiles corpus and library in a thread of its own. `stop` ends it early. */
export function startRebuild(folders: { root: string; libraryFolder: string }): {
  packed: Promise<PackedKnowledge>
  stop: () => Promise<unknown>
} {
  const worker = new Worker(builtFile('rebuild-worker.js'), { workerData: folders })
  // What it holds is freed only when the thread ends.
  const packed = receiveKnowledge(worker).finally(() => worker.terminate())
  return { packed, stop: () => worker.terminate() }
}
