import fc from 'fast-check'
import { expect } from 'vitest'
import { checkMessage } from '../../src/local-slack/blocks/check-message.js'
import { countBlocks, type Message, messageSize } from '../../src/slack/render/message.js'

/** What people may type, and what might stand in a document at its worst. */
const PIECES = [
  '<!channel>',
  '<!here>',
  '＜！ｃｈａｎｎｅｌ＞',
  '<@U0BEN>',
  '＠here',
  '@everyone',
  '<https://evil.example|資料>',
  'ｈｔｔｐｓ：／／evil.example/x',
  'HTTPS://EVIL.EXAMPLE',
  'mailto:a@evil.example',
  '*太字*_斜体_~消し~`code`',
  '&lt;!channel&gt;',
  '&amp;',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  'e\u0301\u0301\u0301\u0301',
  '\u0000\u0007\u001b[31m',
  '\u202e\u2066逆',
  '\ud800',
  'ﾃﾚﾜｰｸ２０名㈱',
  '在宅勤務の日の残業は？',
  '\n\n',
  ' ',
  '"\\',
]
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: 'binary', maxLength: 30 }),
)
export const typed = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.constantFrom(...PIECES).map((one) => one.repeat(10_000).slice(0, 10_000)) },
  {
    weight: 1,
    arbitrary: fc.array(piece, { minLength: 500, maxLength: 800 }).map((pieces) => pieces.join('').slice(0, 10_000)),
  },
)
/** Broken characters, markup that could mention anyone, control characters: in JSON. */
export const NOT_SHOWN =
  /\\ud[89a-f][0-9a-f]{2}|"type":"(mrkdwn|user|usergroup|broadcast|channel|markdown)"|[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/i

/** Fails where Slack would refuse the message, or where it is over our own limits. */
export function expectFits(message: Message): void {
  checkMessage({ ...message })
  expect(messageSize(message)).toBeLessThanOrEqual(10_000)
  expect(countBlocks(message.blocks)).toBeLessThanOrEqual(45)
  expect(message.text.length).toBeLessThanOrEqual(1000)
  expect(message.text.trim()).not.toBe('')
  expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  const json = JSON.stringify(message)
  expect(json).not.toMatch(NOT_SHOWN)
}
