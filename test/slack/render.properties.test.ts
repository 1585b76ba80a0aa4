import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import type { Checklist } from '../../src/core/corpus/corpus.js'
import { checkMessage } from '../../src/local-slack/blocks/check-message.js'
import { checkView } from '../../src/local-slack/blocks/check-view.js'
import { mentionedUsers, toPlainWords } from '../../src/slack/intake/plain-words.js'
import { answeredView, askView, readingView, searchingView } from '../../src/slack/render/ask-views.js'
import { channelSettingsView } from '../../src/slack/render/desk/channel-settings-view.js'
import { findCasesView, nameOptions } from '../../src/slack/render/find-cases-view.js'
import { findChecklistView, topicOptions } from '../../src/slack/render/find-checklist-view.js'
import { readView } from '../../src/slack/render/form-views.js'
import { countBlocks, type Message, messageSize } from '../../src/slack/render/message.js'
import { defangText, escapeMrkdwn } from '../../src/slack/render/plain-text.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { renderExcerpts } from '../../src/slack/render/render-excerpts.js'
import { renderFirstMeeting, renderJoined } from '../../src/slack/render/render-greeting.js'
import { renderPassages } from '../../src/slack/render/render-passages.js'
import { renderShared } from '../../src/slack/render/render-shared.js'
import { renderTakeBack, takeBackButton } from '../../src/slack/render/render-take-back.js'
import { renderVolunteered } from '../../src/slack/render/render-volunteered.js'
import { sharePreview, shareView } from '../../src/slack/render/share-views.js'
import { runs } from '../made-inputs.js'
import { excerpt, KINDS, SOURCES, sampleAnswer, sampleNothing } from './sample-answers.js'
import { buttonsThatTellTooLittle } from './telling-buttons.js'

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
const typed = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.constantFrom(...PIECES).map((one) => one.repeat(10_000).slice(0, 10_000)) },
  {
    weight: 1,
    arbitrary: fc.array(piece, { minLength: 500, maxLength: 800 }).map((pieces) => pieces.join('').slice(0, 10_000)),
  },
)
/** Broken characters, markup that could mention anyone, control characters: in JSON. */
const NOT_SHOWN =
  /\\ud[89a-f][0-9a-f]{2}|"type":"(mrkdwn|user|usergroup|broadcast|channel|markdown)"|[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/i
const NOT_IN_MODALS = /"type":"(container|table)"/
const RUNS = { numRuns: runs(1000) }
const context = fc.record({
  surface: fc.constantFrom('channel' as const, 'dm' as const, 'private' as const),
  folding: fc.boolean(),
  tables: fc.boolean(),
  sources: fc.constant(SOURCES),
  question: typed,
  richFolds: fc.boolean(),
  asked: typed,
})

describe('for 1,000 inputs', () => {
  test('a question is read without a crash, and holds no mention', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const words = toPlainWords(text)
        for (const user of mentionedUsers(text)) expect(words).not.toContain(`<@${user}>`)
      }),
      RUNS,
    )
  })

  test('a message that echoes them everywhere is one that Slack takes, whatever its kind', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...KINDS), fc.nat(30), context, (words, kind, count, where) => {
        expectFits(renderAnswer(sampleAnswer(kind, words, count), where))
        expectFits(renderAnswer(sampleNothing(words, count), where))
        expectFits(renderAnswer(sampleAnswer(kind, words, count), { ...where, edited: true }))
        expectFits(renderVolunteered(sampleAnswer(kind, words, count), where, 'r1'))
      }),
      RUNS,
    )
  })

  test('what is shared pings nobody and links nowhere', () => {
    fc.assert(
      fc.property(typed, typed, fc.integer({ min: 1, max: 5 }), (sentence, name, count) => {
        const excerpts = Array.from({ length: count }, () => excerpt())
        const message = renderShared({ name, sentence, excerpts }, SOURCES)
        expectFits(message)
        const shown = JSON.stringify(message).normalize('NFKC').toLowerCase()
        expect(shown).not.toMatch(/<!|<@|@(here|channel|everyone)|https?:\/\/|mailto:[a-z]/)
      }),
      RUNS,
    )
  })

  test('the share modal and read-on messages are ones that Slack takes', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 8 }), (words, count) => {
        const excerpts = Array.from({ length: count }, (_, i) => excerpt(words, words, `doc#${i}`))
        const thread = { channel: 'C1', thread: '1.0' }
        const draft = { chosen: [0, 1], sentence: words, channel: 'C1', thread, inThread: true }
        const view = shareView(excerpts, draft, SOURCES)
        const message = renderShared({ name: words, excerpts, sentence: words }, SOURCES)
        checkView(sharePreview({ ...draft, refs: excerpts.map(excerptRef) }, message), 'modal')
        checkView(view, 'modal')
        expectFits(renderExcerpts({ excerpts, notice: words }, SOURCES))
        const readings = [{ pieces: excerpts, quoted: excerpts.slice(0, 1) }]
        expectFits(renderPassages({ readings, notice: words }, SOURCES))
      }),
      RUNS,
    )
  })

  test('the modal to read on in, with its pages, is one that Slack takes', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 5 }), (words, count) => {
        const excerpts = Array.from({ length: count }, (_, i) => excerpt(words, words, `doc#${i}`))
        const beside = { id: `doc#${words.slice(0, 300)}`, heading: words }
        const readings = excerpts.map((each) => ({
          ...{ pieces: [each], quoted: [each], besides: { before: beside, after: beside } },
        }))
        const refs = excerpts.map(({ citation }) => citation.passageId)
        const more = [takeBackButton('r1')]
        const page = { readings, refs, around: () => excerpts, notice: words }
        const { blocks } = renderPassages(page, SOURCES, { pages: true, more })
        checkView(readView('引用の前後を読む', blocks), 'modal')
      }),
      RUNS,
    )
  })

  test('the views to choose in are ones that Slack takes, whatever there is to choose', () => {
    const choices = fc.array(fc.record({ words: typed, count: fc.nat() }), { maxLength: 120 })
    const sorts = { industry: choices, size: choices, region: choices, prefecture: choices }
    const all = fc.record({ ...sorts, workStyle: choices, purpose: choices, introduced: choices })
    const lookedFor = { filters: ['製造業'], conditions: [], withLess: [] }
    fc.assert(
      fc.property(all, typed, fc.nat(3), fc.boolean(), (made, words, named, none) => {
        const count = { count: 0, total: 43, named, ...(none && { lookedFor: { ...lookedFor, filters: [words] } }) }
        checkView(findCasesView(made, count, words.slice(0, 3000)), 'modal')
        const list = (id: string) => ({ id, title: words, role: words, phase: words, topics: [words], steps: [] })
        const lists = ['a', 'b'].map((id) => list(id) as unknown as Checklist)
        const chosen = { role: words, phase: words, topic: words }
        for (const fitting of [[], lists.slice(0, 1), lists])
          checkView(findChecklistView({ lists, fitting, chosen, metadata: '' }), 'modal')
        const options = [...nameOptions([{ id: words, name: words }]), ...topicOptions([words])]
        for (const { text, value } of options) {
          expect([text.text.length <= 75, (value?.length ?? 0) <= 75, text.text.length > 0]).toEqual([true, true, true])
        }
      }),
      { numRuns: runs(200) },
    )
  })

  test('greetings and the question what becomes of an answer are ones that Slack takes', () => {
    fc.assert(
      fc.property(typed, context, (words, where) => {
        checkMessage({ ...renderJoined({ userId: 'U1', name: words }) })
        expectFits(renderJoined({ name: words }))
        expectFits(
          renderFirstMeeting({ ...where, desk: { takesQuestions: true, contact: words, showsWords: true } }, words),
        )
        expectFits(renderTakeBack({ reply: words, isDeleted: words.length % 2 === 0 }))
        const settings = { followUps: true, autoAnswer: false, reaction: words.slice(0, 100), sharers: 'hr' } as const
        checkView(channelSettingsView('C1', settings), 'modal')
      }),
      RUNS,
    )
  })

  test('the modal to ask in is one that Slack takes, with any answer in it, and so is what lies on top', () => {
    fc.assert(
      fc.property(typed, typed, fc.constantFrom(...KINDS), fc.nat(30), (words, question, kind, count) => {
        const answer = sampleAnswer(kind, words, count)
        const where = { surface: 'modal', folding: false, tables: false, sources: SOURCES, question } as const
        const { blocks } = renderAnswer(answer, where)
        for (const view of [
          answeredView({ question, turn: count }, answer, blocks),
          askView({ question, turn: 0 }),
          readingView(blocks),
          searchingView(),
        ]) {
          checkView(view, 'modal')
          expect(JSON.stringify(view)).not.toMatch(NOT_SHOWN)
          expect(JSON.stringify(view)).not.toMatch(NOT_IN_MODALS)
          for (const block of view.blocks) {
            if (!('element' in block) || block.element.type !== 'plain_text_input') continue
            const { initial_value = '', max_length = 0 } = block.element
            expect(initial_value.length).toBeLessThanOrEqual(max_length)
          }
        }
      }),
      RUNS,
    )
  })

  test('defanged text reads the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const before = text.replace(/[^\p{L}\p{N}]/gu, '')
        expect(defangText(text).replace(/[^\p{L}\p{N}]/gu, '')).toBe(before)
      }),
      RUNS,
    )
  })
})

test.each(KINDS)('the buttons under an answer (%s) tell what they are for, by themselves', (kind) => {
  for (const surface of ['channel', 'dm', 'private', 'modal'] as const) {
    const where = { surface, folding: true, tables: true, sources: SOURCES, question: '在宅の日の残業は' }
    const drawn = [sampleAnswer(kind, '在宅の日の残業', 5), sampleNothing('在宅の日の残業', 5)]
    for (const answer of drawn) expect(buttonsThatTellTooLittle(renderAnswer(answer, where).blocks)).toEqual([])
  }
})

test('escaping leaves no bracket', () => {
  expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
})

function expectFits(message: Message): void {
  checkMessage({ ...message })
  expect(messageSize(message)).toBeLessThanOrEqual(10_000)
  expect(countBlocks(message.blocks)).toBeLessThanOrEqual(45)
  expect(message.text.length).toBeLessThanOrEqual(1000)
  expect(message.text.trim()).not.toBe('')
  expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  const json = JSON.stringify(message)
  expect(json).not.toMatch(NOT_SHOWN)
}
