import { parentPort, workerData } from 'node:worker_threads'
import { createDocumentReader } from '../../adapters/documents/document-reader.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { renderLibraryFile } from '../../data/library-file.js'
import { readLibrary } from '../../data/library-store.js'
import { loadDocuments } from '../compiled-corpus.js'
import { makeDocument } from '../importing.js'
import { factsOf, type MakingResult, type MakingTask, parseUpload } from '../upload-maker.js'

/** Reads and cuts a file that somebody sent, beside the thread that answers. */
const { root, libraryFolder, name, bytes, at, others } = workerData as MakingTask

const answer = (result: MakingResult) => parentPort!.postMessage(result)
const reader = createDocumentReader()
try {
  const document = await reader.readBytes(name, bytes)
  const inUse = others.map(parseUpload)
  const ids = new Set(inUse.map(({ entry }) => entry.id))
  const stored = [...inUse, ...readLibrary(libraryFolder).documents.filter(({ entry }) => !ids.has(entry.id))]
  const request = { facts: {}, corpus: loadDocuments(root), now: new Date(at) }
  const { kept, ...made } = makeDocument({ path: name, bytes, document }, request, stored, [])
  // A newer version of what is for HR alone is for HR alone until somebody says otherwise.
  const before = stored.find(({ entry }) => entry.id === made.entry.id)?.entry.audience
  if (made.entry.audience === undefined && before !== undefined) made.entry.audience = before
  answer({
    made: {
      ...{ document: made.entry.id, file: renderLibraryFile(made), ...factsOf(made.entry) },
      ...{ passages: made.passages.length, kept, leftOut: made.leftOut },
    },
  })
} catch (error) {
  if (!(error instanceof ImportRefusal)) throw error
  answer({ code: error.code, detail: error.detail })
} finally {
  await reader.close()
}
