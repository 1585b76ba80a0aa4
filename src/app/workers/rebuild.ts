import { Worker } from 'node:worker_threads'
import { builtFile } from '../../adapters/files/built-file.js'
import { receiveKnowledge } from '../../adapters/knowledge/knowledge-stream.js'
import type { PackedKnowledge } from '../../core/index/knowledge.js'

/** Compiles corpus and library in a thread of its own; what it logs comes to `log`. `stop` ends it early. */
export function startRebuild(
  folders: { root: string; libraryFolder: string },
  log: (line: string) => void,
): {
  packed: Promise<PackedKnowledge>
  stop: () => Promise<unknown>
} {
  const worker = new Worker(builtFile(import.meta.url, './rebuild-worker.js'), { workerData: folders })
  // What it holds is freed only when the thread ends.
  const packed = receiveKnowledge(worker, log).finally(() => worker.terminate())
  return { packed, stop: () => worker.terminate() }
}
