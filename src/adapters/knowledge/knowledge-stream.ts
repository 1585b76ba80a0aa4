import type { MessagePort, Worker } from 'node:worker_threads'
import type { PackedKnowledge } from '../../core/index/knowledge.js'

/** How much passes between the threads at a time: what comes out of a message holds the receiver up. */
const PASSAGES_A_MESSAGE = 400
const WORDS_A_MESSAGE = 8000

type Part =
  | { kind: 'head'; head: PackedKnowledge }
  | { kind: 'passages'; items: PackedKnowledge['corpus']['passages'] }
  | { kind: 'terms' | 'pairs'; items: string[] }
  | { kind: 'readings'; items: PackedKnowledge['termsByReading'] }
  | { kind: 'end' }
  | { kind: 'line'; line: string }
  | { kind: 'failed'; message: string }

/** The knowledge in parts; the large arrays of numbers pass without being copied. */
function* partsOf(packed: PackedKnowledge): Generator<{ part: Part; transfer: ArrayBuffer[] }> {
  const { corpus, terms, pairs, termsByReading } = packed
  const arrays: ArrayBufferView[] = []
  const [numbers, postings, originals, own, noted] = [
    movable(packed.numbers, arrays),
    movable(packed.postings, arrays),
    movable(packed.originals, arrays),
    movable(packed.own, arrays),
    movable(packed.noted, arrays),
  ]
  const head: PackedKnowledge = {
    ...packed,
    ...{ numbers, postings, originals, own, noted },
    corpus: { ...corpus, passages: [] },
    terms: { ...terms, words: [] },
    pairs: { ...pairs, words: [] },
    termsByReading: [],
  }
  yield { part: { kind: 'head', head }, transfer: [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))] }
  for (const items of slices(corpus.passages, PASSAGES_A_MESSAGE)) yield plain({ kind: 'passages', items })
  for (const items of slices(terms.words, WORDS_A_MESSAGE)) yield plain({ kind: 'terms', items })
  for (const items of slices(pairs.words, WORDS_A_MESSAGE)) yield plain({ kind: 'pairs', items })
  for (const items of slices(termsByReading, WORDS_A_MESSAGE)) yield plain({ kind: 'readings', items })
  yield plain({ kind: 'end' })
}

/**
 * The value with arrays that have a buffer to themselves, which are added to `arrays`. What was read from a file lies in the
 * file's buffer or in one that Node shares out, and Node 24 moves neither.
 */
function movable<T>(value: T, arrays: ArrayBufferView[]): T {
  if (value instanceof Int32Array || value instanceof Float64Array) {
    const moved = value.byteLength === value.buffer.byteLength ? value : value.slice()
    arrays.push(moved)
    return moved as T
  }
  return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, movable(each, arrays)])) as T
}

const plain = (part: Part) => ({ part, transfer: [] })

function* slices<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size)
}

/** The sending side: one part for each time that the other asks. */
export function sendKnowledge(port: MessagePort, packed: PackedKnowledge): void {
  const parts = partsOf(packed)
  port.on('message', () => {
    const next = parts.next()
    if (next.done) return
    port.postMessage(next.value.part, next.value.transfer)
    if (next.value.part.kind === 'end') port.close()
  })
  port.postMessage({ kind: 'ready' })
}

/** A line for the log of the other side. */
export function sendLine(port: MessagePort, line: string): void {
  port.postMessage({ kind: 'line', line } satisfies Part)
}

export function sendFailure(port: MessagePort, message: string): void {
  port.postMessage({ kind: 'failed', message } satisfies Part)
  port.close()
}

/**
 * The receiving side: asks for one part after another, so that between any two of them others get their turn. Rejects
 * where the worker says that it failed, or ends without an answer.
 */
export function receiveKnowledge(worker: Worker, log: (line: string) => void): Promise<PackedKnowledge> {
  return new Promise((resolve, reject) => {
    let head: PackedKnowledge | undefined
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the worker ended before its work was done')))
    worker.on('message', (part: Part | { kind: 'ready' }) => {
      switch (part.kind) {
        case 'line':
          return log(part.line)
        case 'failed':
          return reject(new Error(part.message))
        case 'head':
          head = part.head
          break
        case 'passages':
          head!.corpus.passages.push(...part.items)
          break
        case 'terms':
        case 'pairs':
          head![part.kind].words.push(...part.items)
          break
        case 'readings':
          head!.termsByReading.push(...part.items)
          break
        case 'end':
          return resolve(head!)
      }
      // The next turn of the loop, not this one.
      setImmediate(() => worker.postMessage('next'))
    })
  })
}
