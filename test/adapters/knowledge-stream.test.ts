import { MessageChannel, type Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { receiveKnowledge, sendKnowledge } from '../../src/adapters/knowledge/knowledge-stream.js'
import type { PackedKnowledge } from '../../src/core/index/knowledge.js'

test('lists of numbers that lie in the middle of a file’s buffer arrive as they were, and stay readable where they came from', async () => {
  const file = new ArrayBuffer(64)
  const whole = new Int32Array(file, 8, 2).fill(7)
  const weights = new Float64Array(file, 16, 2).fill(0.5)
  const postings = { passages: whole, from: whole, documents: whole, lengths: whole }
  const packed = {
    ...{ corpus: { passages: [] }, terms: { words: ['在宅'] }, pairs: { words: [] }, termsByReading: [] },
    ...{ numbers: whole, postings, originals: postings, own: postings },
    noted: { passages: whole, weights, from: whole, questions: whole },
  } as unknown as PackedKnowledge
  const { port1, port2 } = new MessageChannel()
  const received = receiveKnowledge(port2 as unknown as Worker, () => {})
  sendKnowledge(port1, packed)
  const { numbers, noted, terms } = await received
  expect([numbers, noted.weights, noted.from]).toEqual([
    Int32Array.of(7, 7),
    Float64Array.of(0.5, 0.5),
    Int32Array.of(7, 7),
  ])
  expect(terms.words).toEqual(['在宅'])
  expect(file.byteLength).toBe(64)
})
