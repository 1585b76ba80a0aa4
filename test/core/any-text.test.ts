import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { corpusAssistant } from '../fixtures/loaded.js'
import { anyLongText, KNOWN_LONG_TEXTS, MAX_MS, timeOf } from '../fixtures/long-texts.js'

let assistant: Assistant
beforeAll(async () => {
  const loaded = await corpusAssistant()
  await loaded.warmUp({ questions: 100 })
  assistant = loaded
}, 120_000)

describe('a text of 10,000 characters', () => {
  it('is answered in 50 ms, whatever it holds, asked by itself or after another', async () => {
    const { thread } = await assistant.converse({ text: '建設業の事例ある？' })
    await fc.assert(
      fc.asyncProperty(anyLongText, async (text) => {
        expect(await timeOf(() => assistant.answer({ text }))).toBeLessThan(MAX_MS)
        expect(await timeOf(() => assistant.answer({ text, thread }))).toBeLessThan(MAX_MS)
      }),
      { numRuns: 150, examples: KNOWN_LONG_TEXTS },
    )
  }, 120_000)
})
