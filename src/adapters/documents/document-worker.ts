import { parentPort } from 'node:worker_threads'
import { ImportRefusal } from '../../core/library/refusal.js'
import { readFormat } from './document-formats.js'
import type { ReadingResult, ReadingTask } from './document-reader.js'
import { readTable } from './table-files.js'

/** Apart from everything else, where a bad file can cost no more than this thread. */
parentPort!.on('message', async ({ as, name, bytes }: ReadingTask) => {
  const answer = (result: ReadingResult) => parentPort!.postMessage(result)
  try {
    answer({ read: as === 'table' ? await readTable(name, bytes) : await readFormat(name, bytes) })
  } catch (error) {
    const { code, detail } = error instanceof ImportRefusal ? error : new ImportRefusal('damaged')
    answer({ code, detail })
  }
})
