import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlToDocument } from '../../src/adapters/documents/html-document.js'
import { readMarkdown } from '../../src/adapters/documents/markdown-document.js'
import { readPlainText } from '../../src/adapters/documents/plain-document.js'
import { parseJsonLines } from '../../src/cli/input.js'
import { questionLine } from '../../src/cli/question-line.js'
import { parseMarkdownDocument } from '../../src/data/markdown-document.js'
import { checkMessage } from '../../src/local-slack/blocks/check-message.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { withNames } from '../../src/local-slack/recorder.js'
import { asksSomething } from '../../src/service/manners.js'
import { wordsOf } from '../../src/slack/intake/message-words.js'
import { mentionedUsers, toPlainWords } from '../../src/slack/intake/plain-words.js'
import { clipText, defangText, escapeMrkdwn } from '../../src/slack/render/plain-text.js'
import { anyLongText, KNOWN_LONG_TEXTS, MAX_MS, timeOf } from '../fixtures/long-texts.js'

let slack: LocalSlack
beforeAll(async () => {
  slack = await startLocalSlack()
})
afterAll(() => slack.stop())

const quietly = (work: () => unknown) => {
  try {
    work()
  } catch {
    // Refusing it is an answer too.
  }
}

const READERS: [name: string, read: (text: string) => unknown][] = [
  ['the words of a message', (text) => toPlainWords(text)],
  ['whom a message names', (text) => mentionedUsers(text)],
  ['a message’s rich text', (text) => wordsOf({ blocks: [richText(text)] })],
  ['whether it asks something', (text) => asksSomething(text)],
  ['words made harmless', (text) => escapeMrkdwn(clipText(defangText(text), 3000))],
  ['the local Slack’s names', (text) => withNames(text, slack.workspace)],
  ['the local Slack’s checks', (text) => quietly(() => checkMessage({ text, blocks: [{ type: 'markdown', text }] }))],
  ['a line of questions', (text) => quietly(() => parseJsonLines(text, 'x', questionLine))],
  ['a document of the corpus', (text) => parseMarkdownDocument('x.md', `---\nid: x\n---\n${text}`)],
  ['an imported text', (text) => quietly(() => readPlainText(Buffer.from(text)))],
  ['imported markdown', (text) => quietly(() => readMarkdown(Buffer.from(text)))],
  ['an imported page', (text) => quietly(() => htmlToDocument(text))],
]

describe('10,000 characters are read in 50 ms, whatever they are', () => {
  it.each(READERS)('%s', async (_, read) => {
    await fc.assert(
      fc.asyncProperty(anyLongText, async (text) => {
        expect(await timeOf(() => read(text))).toBeLessThan(MAX_MS)
      }),
      { numRuns: 60, examples: KNOWN_LONG_TEXTS },
    )
  })
})

it('of a message of 40,000 characters the beginning is read, in time', async () => {
  for (const text of ['<@'.repeat(20_000), '&lt;'.repeat(10_000), '残業は？'.repeat(10_000), '🙂'.repeat(20_000)])
    expect(await timeOf(() => toPlainWords(text))).toBeLessThan(MAX_MS)
  expect(toPlainWords(`残業は？${'あ'.repeat(40_000)}`)).toHaveLength(10_000)
  expect(toPlainWords(`あ${'🙂'.repeat(20_000)}`)).not.toMatch(/\p{Surrogate}/u)
})

function richText(text: string) {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] }
  return { type: 'rich_text', elements: [section] }
}
