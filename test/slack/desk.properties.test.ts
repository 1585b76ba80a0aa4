import type { ModalView } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkView } from '../../src/local-slack/blocks/check-view.js'
import type { AskedGroup } from '../../src/service/desk/asked.js'
import type { Figures } from '../../src/service/desk/figures.js'
import type { NamedPlan } from '../../src/service/desk/tables/exchange.js'
import type { Addition } from '../../src/service/stores/addition-store.js'
import type { HelpRequest, RequestEvent } from '../../src/service/stores/request-store.js'
import type { TaughtAnswer, TaughtVersion } from '../../src/service/stores/taught-store.js'
import type { Upload } from '../../src/service/stores/upload-store.js'
import { addedView, addingView, additionsView, synonymView } from '../../src/slack/render/desk/addition-views.js'
import { askedBlocks, readLook } from '../../src/slack/render/desk/asked-blocks.js'
import {
  renderAnswered,
  renderAsked,
  renderReleased,
  renderStillOpen,
  renderTaken,
  renderTaught,
} from '../../src/slack/render/desk/asker-messages.js'
import { CHANGES_SHOWN, changesView } from '../../src/slack/render/desk/changes-view.js'
import { deskCounts } from '../../src/slack/render/desk/desk-counts.js'
import {
  draftHistoryView,
  draftListView,
  draftView,
  openDraftView,
  renderDraft,
  returnDraftView,
  savingDraftView,
  trialFailedView,
  trialView,
  tryingView,
} from '../../src/slack/render/desk/draft-views.js'
import { figuresBlocks } from '../../src/slack/render/desk/figures-blocks.js'
import { chosenView, findingView, findView } from '../../src/slack/render/desk/find-views.js'
import { noticeBlocks, noticesView, noticeTextView } from '../../src/slack/render/desk/notice-blocks.js'
import { renderDigest } from '../../src/slack/render/desk/render-digest.js'
import {
  renderAdded,
  renderNotSent,
  renderReminder,
  renderRequestCard,
} from '../../src/slack/render/desk/request-card.js'
import { requestListView } from '../../src/slack/render/desk/request-list-view.js'
import * as requests from '../../src/slack/render/desk/request-views.js'
import { renderReview } from '../../src/slack/render/desk/review-message.js'
import {
  refusedSettingsView,
  savedSettingsView,
  savingSettingsView,
  settingsView,
} from '../../src/slack/render/desk/settings-view.js'
import {
  importView,
  notReadView,
  planView,
  tablesView,
  takenView,
  workingTableView,
} from '../../src/slack/render/desk/table-views.js'
import {
  editUploadView,
  notReadUploadView,
  readingUploadView,
  renderUpload,
  savingUploadView,
  sendUploadView,
  uploadContentsView,
  uploadListView,
  uploadSentenceView,
  uploadView,
} from '../../src/slack/render/desk/upload-views.js'
import { runs } from '../made-inputs.js'
import { excerpt, sampleAnswer } from './sample-answers.js'
import { buttonsThatTellTooLittle } from './telling-buttons.js'
import { expectFits, NOT_SHOWN, typed } from './worst-words.js'

const CALENDAR = { timeZone: 'Asia/Tokyo', today: '2026-11-30' }
const AT = Date.parse('2026-11-27T10:00:00+09:00')
const RUNS = { numRuns: runs(300), endOnFailure: true }

/** A question or a title: never nothing. */
const asked = typed.filter((words) => /\p{L}/u.test(words))
/** What a field for many words lets through. */
const inField = typed.map((words) => words.slice(0, 3000)).filter((words) => /\p{L}/u.test(words))
/** What a field of one line lets through. */
const inLine = typed.map((words) => words.slice(0, 200).replaceAll('\n', ' ')).filter((words) => /\p{L}/u.test(words))

/** Channels and people are named by ids in settings: their names are Slack's to show. */
function expectView(view: ModalView, named = false): void {
  checkView(view, 'modal')
  if (!named) expect(JSON.stringify(view.blocks)).not.toMatch(NOT_SHOWN)
  expect(buttonsThatTellTooLittle(view.blocks)).toEqual([])
}

function expectOnHome(blocks: ModalView['blocks']): void {
  checkView({ type: 'home', blocks }, 'home')
  expect(buttonsThatTellTooLittle(blocks)).toEqual([])
}

describe('what HR and administrators see, whatever was written there, is what Slack takes', () => {
  test('requests to a person: for whoever answers and whoever asked', () => {
    const states = fc.constantFrom('open' as const, 'taken' as const, 'done' as const)
    fc.assert(
      fc.property(asked, inField, states, fc.boolean(), fc.nat(12), (words, field, state, anonymous, count) => {
        const request: HelpRequest = {
          ...{ id: 'r'.repeat(40), team: 'T', question: words, words: field, anonymous, state, at: AT, changedAt: AT },
          ...{ user: 'U1', shown: [], topic: field.slice(0, 75) },
        }
        const kinds = ['taken', 'released', 'answered', 'added', 'resolved', 'reopened'] as const
        const events = Array.from({ length: count }, (_, i): RequestEvent => {
          return { kind: kinds[i % kinds.length]!, user: 'U1', words: field, shown: [], at: AT }
        })
        const excerpts = Array.from({ length: count % 4 }, () => excerpt(words, words))
        const context = { excerpts, given: excerpts, nameOf: () => words.slice(0, 80), calendar: CALENDAR }
        expectFits(renderRequestCard({ request, events }, context))
        expectFits(
          renderRequestCard({ request, events }, { ...context, made: { id: 'd', version: 2, isDraft: anonymous } }),
        )
        expectFits(renderReminder(request, CALENDAR))
        expectFits(renderNotSent(request.id, field))
        expectFits(renderAdded(field, undefined))
        const heard = { id: request.id, question: words }
        const name = words.slice(0, 80)
        const answered = { name, words: field, excerpts, again: anonymous }
        for (const message of [
          renderAsked(heard, anonymous),
          renderTaken(heard, name),
          renderAnswered(heard, answered),
          renderAnswered(heard, { ...answered, words: '' }),
          renderReleased(heard),
          renderStillOpen(heard, field),
          renderTaught(heard),
        ]) {
          expectFits(message)
          expect(buttonsThatTellTooLittle(message.blocks)).toEqual([])
        }
        const data = { shown: ['a', 'b', 'c'], reply: 'r'.repeat(40) }
        for (const view of [
          requests.askPersonView({ question: words, topics: ['労務', '機器'], data }),
          requests.answerRequestView(words, request.id, field),
          requests.addToRequestView(words, request.id),
          requests.notAskedView(words.slice(0, 500)),
          requestListView(Array(count * 4).fill(request), CALENDAR),
        ])
          expectView(view)
      }),
      RUNS,
    )
    for (const view of [
      requests.askingPersonView(),
      requests.askedPersonView(),
      requests.answeringView(),
      requests.answeredRequestView(),
      requests.addedView(),
    ])
      expectView(view)
  })

  test('taught answers: drafts, their list, their history, and how they are tried', () => {
    const states = fc.constantFrom('draft', 'returned', 'approved', 'undone', 'discarded') as fc.Arbitrary<
      TaughtVersion['state']
    >
    fc.assert(
      fc.property(inField, inLine, states, fc.nat(30), fc.boolean(), (field, line, state, count, audience) => {
        const questions = field.split('\n').filter((each) => each.trim() !== '')
        const newest: TaughtVersion = {
          ...{ questions, text: field, source: line, audience: audience ? 'everyone' : 'hr', reviewOn: '2027-01-31' },
          ...{ synonyms: Array(count).fill([line, line]), version: 3, state, user: 'U1', at: AT, remark: field },
        }
        const answer: TaughtAnswer = { id: 'a'.repeat(40), team: 'T', newest, live: { ...newest, version: 2 } }
        const context = { names: new Map([['U1', line]]), calendar: CALENDAR, sent: line }
        expectFits(renderDraft(answer, context))
        expectView(openDraftView(answer, context, line))
        expectView(draftView(newest, { id: answer.id, version: 3, request: 'r', answers: true }))
        expectView(returnDraftView({ id: answer.id, version: 3 }))
        expectView(draftListView(Array(count).fill(answer), count * 2))
        expectView(draftHistoryView(answer.id, Array(count).fill(newest), context))
        const [before, after] = [sampleAnswer('answer', field, 2), sampleAnswer('none', field, 2)]
        const own = { question: line, before, after }
        // As many as are tried: three of the answer's own, twenty that were saved.
        expectView(trialView([...Array(3).fill(own), ...Array(20).fill({ ...own, expected: 'doc#0' })]))
      }),
      RUNS,
    )
    for (const view of [savingDraftView(), tryingView(), trialFailedView()]) expectView(view)
  })

  test('documents that were sent: what was read of them, and their list', () => {
    const states = fc.constantFrom('read', 'live', 'replaced', 'undone') as fc.Arbitrary<Upload['state']>
    fc.assert(
      fc.property(asked, inLine, states, fc.nat(60), (words, line, state, count) => {
        const upload: Upload = {
          ...{ id: 'u'.repeat(40), team: 'T', document: 'd', state, revision: 3, name: words, passages: 9, kept: 99 },
          ...{ leftOut: 9, title: line, audience: 'hr', reviewOn: '2027-01-31', user: 'U1', at: AT },
        }
        const context = {
          ...{ names: new Map([['U1', line]]), before: upload, calendar: CALENDAR, inForce: '2025-04' },
        }
        expectFits(renderUpload(upload, context))
        expectView(uploadView(upload, context, line))
        const sections = Array(count).fill({ name: words, lines: Array(9).fill(words) })
        const leftOut = Array(count).fill({ kind: 'comment', text: words })
        expectView(uploadContentsView(upload, { sections, leftOut }))
        expectView(noticeTextView(line, sections))
        expectView(editUploadView(upload, '2025-04-01', { id: upload.id, revision: 3 }))
        expectView(uploadListView(Array(count).fill(upload), true, count))
        expectView(notReadUploadView(line))
        expectView(uploadSentenceView(line))
        const notices = Array(count).fill({ at: AT, what: 'answer', title: words, isNew: true, text: words })
        const rules = Array(count).fill({ at: AT, what: 'rule', title: words, isNew: false, upload: upload.id })
        expectView(noticesView([...notices.slice(0, 15), ...rules], CALENDAR))
        expectOnHome(noticeBlocks(notices, CALENDAR))
        expectFits(renderReview({ what: 'upload', ...upload, owner: 'U1', version: 3, day: '2026-12-01' }, CALENDAR))
      }),
      RUNS,
    )
    for (const view of [readingUploadView(), savingUploadView(), sendUploadView(true), sendUploadView(false)])
      expectView(view)
  })

  test('what was asked and not answered: on Home, in the digest, and the search for its place', () => {
    const reasons = ['wrong', 'old', 'incomplete', 'unclear', ''] as const
    const purposes = fc.constantFrom('request' as const, 'asked' as const, 'test' as const)
    fc.assert(
      fc.property(asked, inField, purposes, fc.nat(30), fc.boolean(), (words, field, purpose, count, isSettled) => {
        const group: AskedGroup = {
          ...{
            id: 'q'.repeat(40),
            words,
            others: [words, field],
            ids: Array(count + 1).fill('q'),
            at: AT,
            none: count,
          },
          ...{ unsure: count, reasons: [...reasons], requests: [{ id: 'r', reply: 'q', state: 'open' }] },
          ...(isSettled && { settled: 'noted' as const }),
        }
        const groups: AskedGroup[] = Array(count).fill(group)
        const bars = Array.from({ length: 15 }, () => ({ from: '2026-11-01', answered: count, unsure: count, none: 1 }))
        const figures: Figures = {
          ...{ days: 30, asked: count, answered: count, none: count, unsure: count, helpful: count, unhelpful: count },
          ...{ waitsMs: Array(count).fill(9e6), bars },
        }
        const look = { ...readLook({}), skip: count, ...(isSettled && { channel: 'C1' }) }
        expectOnHome([...figuresBlocks(figures, true), ...askedBlocks(groups, look, CALENDAR)])
        expectOnHome(deskCounts({ open: count, taken: count, drafts: count, proposed: count }))
        expectFits(renderDigest({ channel: 'C', figures, groups: groups.slice(0, 5), more: count, waiting: count }))
        const excerpts = Array.from({ length: count }, () => excerpt(words, words, 'doc#'.repeat(20)))
        const finding = { purpose, id: group.id, home: { asked: look } }
        expectView(findView(finding, { question: words, words: field.slice(0, 1000), excerpts }))
        expectView(findView({ purpose: 'test', id: '' }, { question: '', words: '', excerpts: [] }))
        expectView(chosenView(purpose, field.slice(0, 500), excerpts[0], 'id'))
        expectView(findingView(purpose))
      }),
      RUNS,
    )
  })

  test('synonyms, tables and what taking one in would do', () => {
    const addition = (added: Addition['added'], state: Addition['state']): Addition => {
      return { id: 'a'.repeat(16), team: 'T', added, state, at: AT }
    }
    fc.assert(
      fc.property(asked, inField, fc.nat(100), fc.boolean(), (words, field, count, flag) => {
        const additions = [
          addition({ kind: 'synonym', words: [words, words] }, flag ? 'proposed' : 'live'),
          addition({ kind: 'noted', question: words, ref: 'x' }, 'live'),
          addition({ kind: 'test', question: words, passageId: 'x' }, 'live'),
        ]
        expectView(additionsView(Array(count).fill(additions).flat()))
        expectView(synonymView({ said: words, meant: words, question: words }, { id: 'a' }))
        expectView(addedView(field.slice(0, 500), 'id'))
        const row = { title: words, isNew: flag, isLive: !flag }
        const plan: NamedPlan = {
          ...{ table: 'answers', rows: Array(count).fill(row), added: count, changed: 1, unchanged: count },
          ...{ problems: [], ignored: Array(count).fill(words) },
        }
        const problem = { row: count, column: '回答', reason: 'empty' } as NamedPlan['problems'][number]
        expectView(planView(plan, { file: 'F1', pasted: field, changed: flag }))
        expectView(planView({ ...plan, problems: Array(count + 1).fill(problem) }, {}))
        expectView(planView({ ...plan, rows: [], added: 0, changed: 0 }, {}))
        expectView(takenView(plan, flag))
        expectView(notReadView(field.slice(0, 500)))
      }),
      RUNS,
    )
    for (const flag of [true, false])
      for (const view of [tablesView({ reads: flag, writes: !flag }, '済みました。'), importView(flag), addingView()])
        expectView(view)
    expectView(workingTableView({ seen: 'x' }))
  })

  test('settings and the log of their changes', () => {
    const sharers = fc.constantFrom('everyone', 'hr', 'admin', 'nobody') as fc.Arbitrary<'hr'>
    fc.assert(
      fc.property(inField, sharers, fc.nat(40), fc.boolean(), (field, who, count, flag) => {
        const settings = {
          ...{ requestChannel: flag ? 'C1' : '', topicPlaces: [{ topic: '労務', channel: 'C2' }], contact: field },
          ...{ remindAfterDays: 1, greeting: field, reminders: flag, digest: flag, sharers: who, retentionDays: count },
          timeZone: 'Asia/Tokyo',
        }
        const sharersElsewhere = Array(count).fill({ channel: 'C1', sharers: who })
        expectView(settingsView({ settings, sharersElsewhere, usualDays: 90 }), true)
        const values = ['C1', settings.topicPlaces, field, flag, who, count, null, undefined]
        const names = ['requestChannel', 'topicPlaces', 'greeting', 'reminders', 'sharers', 'retentionDays', 'contact']
        const changes = values.flatMap((before, i) => {
          const name = names[i % names.length]!
          return [{ team: 'T', name, before, after: values[(i + 1) % values.length], user: 'U1', at: AT }]
        })
        expectView(savedSettingsView(changes), true)
        const shown = [...changes, ...changes].slice(0, CHANGES_SHOWN + 1).map((each) => ({ ...each, channel: 'C1' }))
        const who1 = new Map([['U1', field.slice(0, 80)]])
        expectView(
          changesView({ changes: shown, skip: count, names: who1, calendar: CALENDAR, note: '書き出しました。' }),
          true,
        )
        expectView(refusedSettingsView(field.slice(0, 500)))
      }),
      RUNS,
    )
    expectView(savingSettingsView())
  })
})
