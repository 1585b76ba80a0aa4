import { parentPort } from 'node:worker_threads'
import { ImportRefusal } from '../../core/library/refusal.js'
import { readFormat } from './document-formats.js'

/** Apart from everything else, where a bad file can cost no more than this thread. */
parentPort!.on('message', async ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
  try {
    parentPort!.postMessage({ document: await readFormat(name, bytes) })
  } catch (error) {
    const { code, detail } = error instanceof ImportRefusal ? error : new ImportRefusal('damaged')
    parentPort!.postMessage({ code, detail })
  }
})
