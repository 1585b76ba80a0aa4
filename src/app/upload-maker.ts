import { Worker } from 'node:worker_threads'
import { READING_LIMITS } from '../adapters/documents/document-reader.js'
import { builtFile } from '../adapters/files/built-file.js'
import { isForEveryone } from '../core/corpus/audience.js'
import { ImportRefusal, type RefusalCode } from '../core/library/refusal.js'
import { type LibraryDocument, type LibraryEntry, parseLibraryFile, renderLibraryFile } from '../data/library-file.js'
import type { DocumentMaker, MadeDocument } from '../service/desk/document-maker.js'
import type { UploadFacts } from '../service/stores/upload-store.js'

export interface MakingTask {
  root: string
  libraryFolder: string
  name: string
  bytes: Uint8Array
  at: number
  others: readonly string[]
}
export type MakingResult = { made: MadeDocument } | { code: RefusalCode; detail: string }

/** Cutting takes a moment after reading; where both take longer, the file is no document that people quote. */
const MAKING_MS = READING_LIMITS.timeoutMs + 60_000
/** How it is said in a library file that a document is for HR only. */
const HR_ONLY = '人事部'

/** Makes documents of files that people send, each in a thread of its own. */
export function createUploadMaker(root: string, libraryFolder: string): DocumentMaker {
  return {
    make: ({ name, bytes, at }, others) => {
      const workerData: MakingTask = { root, libraryFolder, name, bytes, at, others }
      const worker = new Worker(builtFile(import.meta.url, './workers/make-upload-worker.js'), {
        workerData,
        resourceLimits: { maxOldGenerationSizeMb: READING_LIMITS.heapMegabytes },
      })
      return new Promise<MadeDocument>((resolve, reject) => {
        const refuse = (code: RefusalCode, detail = '') => reject(new ImportRefusal(code, detail))
        const timer = setTimeout(() => refuse('tooSlow'), MAKING_MS)
        worker.once('message', (result: MakingResult) => {
          if ('made' in result) resolve(result.made)
          else refuse(result.code, result.detail)
        })
        worker.once('error', ({ code }: NodeJS.ErrnoException) =>
          refuse(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooComplex' : 'damaged'),
        )
        worker.once('exit', () => clearTimeout(timer))
      }).finally(() => worker.terminate())
    },
    restate: (file, { title, audience, reviewOn, inForce }) => {
      const { lines: _, ...document } = parseUpload(file)
      const { audience: _audience, reviewBy: _reviewBy, published = '', ...entry } = document.entry
      const date = inForce ?? published
      return renderLibraryFile({
        ...document,
        entry: {
          ...{ ...entry, title },
          ...(date !== '' && { published: date }),
          ...(audience === 'hr' && { audience: HR_ONLY }),
          ...(reviewOn !== undefined && { reviewBy: reviewOn }),
        },
      })
    },
    inForce: (file) => parseUpload(file).entry.published ?? '',
    contents: (file) => {
      const { passages, leftOut } = parseUpload(file)
      const sections = passages.map(({ section, lines }) => ({ name: section, lines: lines.map(({ text }) => text) }))
      return { sections, leftOut }
    },
  }
}

export function factsOf({ title, audience, reviewBy }: LibraryEntry): UploadFacts {
  return {
    ...{ title, audience: isForEveryone(audience) ? 'everyone' : 'hr' },
    ...(reviewBy !== undefined && { reviewOn: reviewBy }),
  }
}

/** Throws where it is none: it was written here. */
export function parseUpload(file: string): LibraryDocument {
  const id = /^id: "?([a-z0-9-]+)"?$/m.exec(file)?.[1] ?? ''
  const { value, problems } = parseLibraryFile({ name: `${id}.md`, path: `${id}.md`, text: file })
  if (value === undefined) throw new Error(`an uploaded document cannot be read: ${problems[0]?.message}`)
  return value
}
