import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReadDocument } from '../../core/library/read-document.js'
import { ImportRefusal, MAX_FILE_MEGABYTES, type RefusalCode } from '../../core/library/refusal.js'
import { builtFile } from '../files/built-file.js'
import { isSupported, unsupported } from './document-formats.js'
import type { TableRow } from './table-files.js'

/** What reading one file may cost. */
export interface ReadingLimits {
  timeoutMs: number
  /** Of the thread's JavaScript heap. */
  heapMegabytes: number
  /** How much the whole process may grow meanwhile: buffers lie outside of the heap. */
  growthMegabytes: number
}

export const READING_LIMITS: ReadingLimits = { timeoutMs: 120_000, heapMegabytes: 768, growthMegabytes: 1500 }

const WATCH_MS = 100

export interface DocumentReader {
  /** The document, and the bytes that it was read from. Throws ImportRefusal. */
  read(path: string): Promise<{ document: ReadDocument; bytes: Uint8Array }>
  /** A document that is at hand already. Throws ImportRefusal. */
  readBytes(name: string, bytes: Uint8Array): Promise<ReadDocument>
  /** The rows of a table. Throws ImportRefusal. */
  readTable(name: string, bytes: Uint8Array): Promise<TableRow[]>
  close(): Promise<void>
}

/** What the thread is asked for, and what it answers. */
export interface ReadingTask {
  as: 'document' | 'table'
  name: string
  bytes: Uint8Array
}
export type ReadingResult = { read: ReadDocument | TableRow[] } | { code: RefusalCode; detail: string }

/** Reads files in a thread of its own, one after another; a file that breaks its limits ends the thread, not the caller. */
export function createDocumentReader(limits: ReadingLimits = READING_LIMITS): DocumentReader {
  let worker: Worker | undefined
  const started = () => {
    worker ??= new Worker(builtFile(import.meta.url, './document-worker.js'), {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      stdout: true,
      stderr: true,
    })
    return worker
  }
  const stop = async () => {
    const old = worker
    worker = undefined
    await old?.terminate()
  }
  const inThread = <Read>(as: ReadingTask['as'], name: string, bytes: Uint8Array) => {
    const copy = new Uint8Array(bytes)
    return new Promise<Read>((resolve, reject) => {
      const thread = started()
      const startRss = process.memoryUsage.rss()
      const refuse = (code: RefusalCode, detail = '') => end(() => reject(new ImportRefusal(code, detail)))
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - startRss > limits.growthMegabytes * 1e6) stop().then(() => refuse('tooComplex'))
      }, WATCH_MS)
      const timer = setTimeout(() => stop().then(() => refuse('tooSlow')), limits.timeoutMs)
      const onMessage = (result: ReadingResult) => {
        if ('read' in result) end(() => resolve(result.read as Read))
        else refuse(result.code, result.detail)
      }
      const onError = (error: NodeJS.ErrnoException) => {
        worker = undefined
        refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooComplex' : 'damaged')
      }
      const end = (settle: () => void) => {
        clearInterval(watch)
        clearTimeout(timer)
        thread.off('message', onMessage)
        thread.off('error', onError)
        settle()
      }
      thread.on('message', onMessage)
      thread.on('error', onError)
      const task: ReadingTask = { as, name, bytes: copy }
      thread.postMessage(task, [copy.buffer])
    })
  }
  return {
    read: async (path) => {
      const bytes = await readBytes(path)
      return { document: await inThread('document', basename(path), bytes), bytes }
    },
    readBytes: async (name, bytes) => {
      checkSize(bytes.length)
      if (!isSupported(name)) throw unsupported(name)
      return inThread('document', name, bytes)
    },
    readTable: async (name, bytes) => {
      checkSize(bytes.length)
      return inThread('table', name, bytes)
    },
    close: stop,
  }
}

function checkSize(bytes: number): void {
  if (bytes === 0) throw new ImportRefusal('empty')
  if (bytes > MAX_FILE_MEGABYTES * 1024 * 1024) throw new ImportRefusal('tooLarge')
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size, ...file } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }))
    if (!file.isFile) throw new ImportRefusal('notAFile')
    checkSize(size)
    if (!isSupported(path)) throw unsupported(path)
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof ImportRefusal) throw cause
    const { code } = cause as NodeJS.ErrnoException
    throw new ImportRefusal('unreadable', code ?? '', { cause })
  }
}
