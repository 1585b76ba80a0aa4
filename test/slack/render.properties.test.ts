import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import type { Case, Checklist } from '../../src/core/corpus/corpus.js'
import { checkMessage } from '../../src/local-slack/blocks/check-message.js'
import { checkView } from '../../src/local-slack/blocks/check-view.js'
import { mentionedUsers, toPlainWords } from '../../src/slack/intake/plain-words.js'
import { answeredView, askView, readingView, searchingView } from '../../src/slack/render/ask-views.js'
import { postedView } from '../../src/slack/render/checklists/posting-views.js'
import { channelSettingsView } from '../../src/slack/render/desk/channel-settings-view.js'
import { findCasesView, nameOptions } from '../../src/slack/render/find-cases-view.js'
import { findChecklistView, topicOptions } from '../../src/slack/render/find-checklist-view.js'
import { readView } from '../../src/slack/render/form-views.js'
import { asked } from '../../src/slack/render/home-asking.js'
import { answerPreview, passagePreview } from '../../src/slack/render/link-preview.js'
import { defangText, escapeMrkdwn } from '../../src/slack/render/plain-text.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { renderCaseSection } from '../../src/slack/render/render-case-section.js'
import { renderCompareChoice } from '../../src/slack/render/render-compare-choice.js'
import { renderExcerpts } from '../../src/slack/render/render-excerpts.js'
import { renderForgetAsk, renderForgotten } from '../../src/slack/render/render-forget-me.js'
import { renderFirstMeeting, renderJoined } from '../../src/slack/render/render-greeting.js'
import { renderNotice } from '../../src/slack/render/render-notice.js'
import { renderPassages } from '../../src/slack/render/render-passages.js'
import { renderShared } from '../../src/slack/render/render-shared.js'
import { renderTakeBack, renderTakeBackShare, takeBackButton } from '../../src/slack/render/render-take-back.js'
import {
  renderCalledByEmoji,
  renderCommandInThread,
  renderUnsureOf,
  renderVolunteered,
} from '../../src/slack/render/render-volunteered.js'
import { shareFindView } from '../../src/slack/render/share-find-view.js'
import { renderReceipt } from '../../src/slack/render/share-receipt.js'
import {
  checkingView,
  loadingView,
  sendingView,
  sharePreview,
  shareSentenceView,
  shareView,
} from '../../src/slack/render/share-views.js'
import { type VoteState, voteAside, voteView } from '../../src/slack/render/vote-blocks.js'
import { runs } from '../made-inputs.js'
import { excerpt, KINDS, SOURCES, sampleAnswer, sampleNothing } from './sample-answers.js'
import { buttonsThatTellTooLittle } from './telling-buttons.js'
import { expectFits, NOT_SHOWN, typed } from './worst-words.js'

const NOT_IN_MODALS = /"type":"(container|table)"/
const RUNS = { numRuns: runs(1000) }
const context = fc.record({
  surface: fc.constantFrom('channel' as const, 'dm' as const, 'private' as const),
  folding: fc.boolean(),
  tables: fc.boolean(),
  dataTables: fc.boolean(),
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
        expectFits(renderCalledByEmoji(sampleAnswer(kind, words, count), where, { by: words, emoji: 'telework' }))
        expectFits(renderCommandInThread(sampleAnswer(kind, words, count), where))
        expectFits(renderCaseSection(sampleAnswer(kind, words, count), words, where))
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
        expectFits(renderNotice(words.slice(0, 500)))
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

test('votes, receipts, previews of links and what stands on Home are ones that Slack takes', () => {
  const states = fc.constantFrom('asked', 'thanked', 'why', 'told', 'takenBack') as fc.Arbitrary<VoteState>
  fc.assert(
    fc.property(typed, states, fc.nat(80), fc.boolean(), (words, state, count, flag) => {
      const refs = Array.from({ length: count }, (_, i) => `doc#${i} 0-9`).join('\n')
      const on = { channel: 'C0123456789', message: '1700000000.000100' }
      const vote = voteAside(state, { refs, offersPerson: flag, on })
      expectFits(vote)
      checkView(voteView(vote), 'modal')
      expectFits(renderUnsureOf(words))
      checkView(shareFindView({ missed: words, last: [words, `${words}？`] }), 'modal')
      checkMessage({ ...renderReceipt({ channel: 'C1', link: 'https://example.slack.com/p1', share: 's1' }) })
      const cases = Array.from({ length: count }, (_, i) => ({ id: `case-${i}`, name: words }) as Case)
      expectFits(renderCompareChoice('case-1', ['case-3'], cases))
      const forgotten = Array(count % 13).fill({ table: 'runs', removed: count, anonymised: count, touched: count })
      expectFits(renderForgotten(forgotten))
      for (const drawn of [
        passagePreview([excerpt(words, words)], SOURCES),
        answerPreview(sampleAnswer('case', words, count)),
        answerPreview(sampleAnswer('checklist', words, count)),
      ])
        checkMessage({ text: '資料', blocks: drawn ?? [] })
      const last = Array(3).fill(words.slice(0, 3000))
      checkView({ type: 'home', blocks: asked(last) }, 'home')
      checkView(shareSentenceView(words), 'modal')
    }),
    RUNS,
  )
  expectFits(renderForgetAsk())
  expectFits(renderTakeBackShare('s1'))
  for (const view of [loadingView(), checkingView(), sendingView(), shareFindView({}), postedView('共有', 'C1')])
    checkView(view, 'modal')
})

test('every drawing of a whole message or view is among these', () => {
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  const whole = files('src/slack/render')
    // What views and messages are put together with.
    .filter((file) => file.endsWith('.ts') && !/(form-views|render\/message)\.ts$/.test(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(/^export function /m)
        .slice(1),
    )
    .filter((made) => /^(Message|ModalView)$/.test(/\): ([^{\n]+) \{$/m.exec(made)?.[1] ?? ''))
    .map((made) => /^\w+/.exec(made)?.[0] ?? '')
  const tried = files('test/slack')
    .filter((file) => file.endsWith('.properties.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  expect(whole.length).toBeGreaterThan(90)
  expect(whole.filter((name) => !new RegExp(`\\b${name}\\(`).test(tried))).toEqual([])
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
