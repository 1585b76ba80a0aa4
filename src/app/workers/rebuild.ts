import { Worker } from 'node:worker_threads'
import { builtFile } from '../../adapters/files/built-file.js'
import { receiveKnowledge } from '../../adapters/knowledge/knowledge-stream.js'
import type { PackedKnowledge } from '../../core/index/knowledge.js'
import type { Taught } from '../../core/library/taught.js'

/** Compiles corpus, library and what was taught in a thread of its own; what it logs comes to `log`. `stop` ends it early. */
export function startRebuild(
  what: { root: string; libraryFolder: string; taught: Taught; keeps: boolean },
  log: (line: string) => void,
): {
  packed: Promise<PackedKnowledge>
  stop: () => Promise<unknown>
} {
  const worker = new Worker(builtFile(import.meta.url, './rebuild-worker.js'), { workerData: what })
  // What it holds is freed only when the thread ends.
  const packed = receiveKnowledge(worker, log).finally(() => worker.terminate())
  return { packed, stop: () => worker.terminate() }
}
