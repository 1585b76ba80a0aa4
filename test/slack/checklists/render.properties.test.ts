import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineSource } from '../../../src/core/corpus/line-sources.js'
import { checkMessage } from '../../../src/local-slack/blocks/check-message.js'
import { checkView } from '../../../src/local-slack/blocks/check-view.js'
import { changesBetween } from '../../../src/service/checklists/list-changes.js'
import { pagesOf, sectionsOf } from '../../../src/service/checklists/sections.js'
import type { ListItem, Run } from '../../../src/service/stores/run-store.js'
import { finishedView, homeRuns } from '../../../src/slack/render/checklists/home-runs.js'
import { itemView } from '../../../src/slack/render/checklists/item-view.js'
import { listForm, listsView } from '../../../src/slack/render/checklists/list-views.js'
import { renderOwnerNews } from '../../../src/slack/render/checklists/owner-news.js'
import { shareListView, startView } from '../../../src/slack/render/checklists/posting-views.js'
import { renderDue, renderOverdue } from '../../../src/slack/render/checklists/reminder.js'
import { renderRun } from '../../../src/slack/render/checklists/run-message.js'
import { runView } from '../../../src/slack/render/checklists/run-view.js'
import { renderSharedList } from '../../../src/slack/render/checklists/shared-list.js'
import type { ShownRun } from '../../../src/slack/render/checklists/shown-run.js'
import { movedView, movingView, versionView } from '../../../src/slack/render/checklists/version-views.js'
import { countBlocks, type Message, messageSize } from '../../../src/slack/render/message.js'
import { runs } from '../../made-inputs.js'
import { SOURCES } from '../sample-answers.js'
import { buttonsThatTellTooLittle } from '../telling-buttons.js'

const PIECES = [
  '<!channel>',
  '<@U0BEN>',
  '@here',
  '*太字*',
  '&amp;',
  '👨‍👩‍👧‍👦',
  '\u202e逆',
  '\ud800',
  '\n',
  '端末の鍵、',
  '"\\',
  'ﾃﾚﾜｰｸ',
]
const words = (max: number) =>
  fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: max }).map((all) => all.join('').slice(0, max)),
    fc.constantFrom(...PIECES).map((one) => one.repeat(max).slice(0, max)),
    fc.constant('あ'.repeat(max)),
  )

const people = fc.constantFrom('U1', 'U2', 'U3')
const DAY = fc.constantFrom('2026-11-01', '2026-12-01', '2027-01-31')

/** A list of up to a hundred lines of up to 300 characters, under many headings or few, with anything done to its lines. */
const shownRuns = fc
  .record({
    count: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 90, max: 100 })),
    text: words(300),
    group: words(300),
    title: words(100),
    label: words(400),
    origins: fc.array(fc.constantFrom('own', 'gone', 'said', 'many'), { minLength: 1, maxLength: 5 }),
    silent: fc.boolean(),
    everyGroup: fc.constantFrom(1, 2, 7, 30, 1000),
    begun: fc.boolean(),
    shared: fc.boolean(),
    mayEdit: fc.boolean(),
    mayManage: fc.option(fc.boolean()),
    nudges: fc.boolean(),
    state: fc.constantFrom('open' as const, 'paused' as const, 'finished' as const),
    done: fc.array(
      fc.record({ ticked: fc.boolean(), by: people, owner: fc.option(people), due: fc.option(DAY), note: words(1000) }),
      { minLength: 1, maxLength: 12 },
    ),
    name: words(80),
  })
  .map((given): ShownRun => {
    const items = Array.from({ length: given.count }, (_, i): ListItem => {
      const group = Math.floor(i / given.everyGroup)
      return { id: String(i + 1), text: given.text, ...(group % 5 !== 4 && { group: `${group} ${given.group}` }) }
    })
    const kept = items.map(({ id }, i) => {
      const { ticked, by, owner, due, note } = given.done[i % given.done.length]!
      return [
        id,
        { note, ...(ticked && { ticked: { user: by, at: i } }), ...(owner && { owner }), ...(due && { due }) },
      ]
    })
    const run: Run = {
      ...{ id: 'r'.repeat(40), team: 'T', list: 'l', version: 1, title: given.title, user: 'U1', state: given.state },
      ...{ nudges: given.nudges, at: 0, changedAt: 0, revision: 1, items: Object.fromEntries(kept) },
      ...(given.shared && { posted: { channel: 'C', message: '1.0' } }),
    }
    return {
      list: { team: 'T', list: 'l'.repeat(40), version: 1, title: given.title, items, at: 0 },
      ...(given.begun && { run }),
      source: {
        lines: items.map((_, i): LineSource => {
          const kind = given.origins[i % given.origins.length]!
          const said = kind === 'many' ? `${i} ${given.label}` : given.label
          return { number: i + 1, origin: kind === 'own' || kind === 'gone' ? kind : { said } }
        }),
        newer: [],
      },
      ...{ silent: given.silent, isOwn: true },
      names: new Map(['U1', 'U2', 'U3'].map((id) => [id, given.name])),
      ...{ timeZone: 'Asia/Tokyo', today: '2026-11-30', mayEdit: given.mayEdit },
      ...(given.mayManage !== null && { mayManage: given.mayManage }),
      ...(given.nudges && { newest: 12 }),
    }
  })

function expectFits(message: Message): void {
  expect(messageSize(message)).toBeLessThanOrEqual(10_000)
  expect(countBlocks(message.blocks)).toBeLessThanOrEqual(45)
  checkMessage(message as never)
  expect(buttonsThatTellTooLittle(message.blocks)).toEqual([])
  expect(JSON.stringify(message)).not.toMatch(
    /\\ud[89a-f][0-9a-f]{2}|"type":"(mrkdwn|user|usergroup|broadcast|channel)"|\u202e/i,
  )
  // What notifications show is read as markup.
  expect(message.text).not.toMatch(/<[!@#]/)
}

const RUNS = { numRuns: runs(100) }

describe('a list of a hundred lines of 300 characters, whatever was done to it', () => {
  test('is a message that Slack takes', () => {
    fc.assert(
      fc.property(shownRuns, (shown) => {
        const message = renderRun(shown, SOURCES)
        expectFits(message)
        // Nothing of it is cut for want of room, whatever is ticked: its buttons stand there.
        expect(JSON.stringify(message)).not.toContain('省略しました')
        expectFits(renderSharedList(shown, { name: shown.list.title, sentence: shown.list.title }, SOURCES))
      }),
      RUNS,
    )
  })

  test('is a view that Slack takes, page by page, and each line’s box is on one of them', () => {
    fc.assert(
      fc.property(shownRuns, (shown) => {
        const pages = pagesOf(sectionsOf(shown.list.items))
        const boxes = pages.flatMap((_, page) => {
          const view = runView(shown, SOURCES, { page, turn: 'turn', said: shown.list.title.repeat(3) })
          checkView(view, 'modal')
          const { blocks } = JSON.parse(JSON.stringify(view)) as {
            blocks: { elements?: { type: string; options: { value: string }[] }[] }[]
          }
          return blocks.flatMap(({ elements = [] }) =>
            elements
              .filter(({ type }) => type === 'checkboxes')
              .flatMap(({ options }) => options.map(({ value }) => value)),
          )
        })
        if (shown.run === undefined || shown.run.state === 'open') {
          expect(boxes).toEqual(shown.list.items.map(({ id }) => id))
        } else expect(boxes).toEqual([])
      }),
      { numRuns: runs(40) },
    )
  })

  test('has forms, reminders and a place on Home that Slack takes', () => {
    fc.assert(
      fc.property(shownRuns, (shown) => {
        const { list, run } = shown
        const item = { ...list.items[0]!, number: 1 }
        const ref = { run: 'r'.repeat(40) }
        const line = itemView(shown, item, { ...ref, item: '1', below: { view: 'V1', page: 0 } })
        checkView(line, 'modal')
        // Whoever sets a date there knows whether anybody will be reminded.
        expect(JSON.stringify(line).includes('お知らせが止められています')).toBe(shown.silent)
        checkView(startView(shown, { ref }, { title: list.title, channel: 'C', nudges: true }), 'modal')
        checkView(shareListView(shown, { ref }, { sentence: list.title }), 'modal')
        const ofDocuments = Array(120).fill({ id: 'l', title: list.title })
        const said = { sentence: list.title, undo: 'l' }
        checkView(listsView({ own: Array(60).fill(list), away: Array(60).fill(list), ofDocuments, said }), 'modal')
        checkView(
          { type: 'home', blocks: homeRuns(Array(5).fill(shown), 'U1', { more: true, finished: true }) },
          'home',
        )
        const { items } = list
        const other = { ...list, version: 12, items: items.map((item, i) => (i % 3 ? { ...item, id: `9${i}` } : item)) }
        const reworded = { ...list, items: items.map((item) => ({ ...item, text: `${item.text}も` })) }
        for (const changes of [changesBetween(list, other), changesBetween(list, reworded)]) {
          checkView(movingView({ ...shown, mayManage: true }, other, changes, 'V1'), 'modal')
          checkView(versionView(other, changes, `（${list.title}、12/1）`, 13), 'modal')
        }
        checkView(movedView(shown, { ...ref, from: 1, to: 12, under: 'V1' }), 'modal')
        const due = { ...ref, item: '1', due: '2026-12-01' }
        const dueLine = { item, title: list.title, note: list.title.repeat(10), ref: due, isShared: true }
        expectFits(renderDue(dueLine, '2026-11-30'))
        checkView(finishedView(Array(20).fill(shown), true), 'modal')
        const given = { ...item, givenBy: 'U1', due: '2026-12-01', note: shown.list.title.repeat(10) }
        const runs = Array(9).fill({ run: { id: ref.run, title: list.title }, items: Array(9).fill(given) })
        expectFits(renderOwnerNews(runs, shown))
        expectFits(renderOverdue(run?.title ?? '', 'r', Array(100).fill(item)))
      }),
      RUNS,
    )
  })

  test('offers nobody what they may not do: to change what rests, or to have it go on without the right to', () => {
    fc.assert(
      fc.property(shownRuns, (shown) => {
        const view = JSON.stringify(runView(shown, SOURCES, { page: 0 }))
        const { run, mayManage } = shown
        if (mayManage === false) expect(view).not.toMatch(/再開する|一時停止する|完了にする|月曜の期限切れのお知らせを/)
        if (run !== undefined && run.state !== 'open') {
          expect(view).not.toMatch(/を決める項目|月曜の期限切れのお知らせを/)
          expect(JSON.stringify(renderRun(shown, SOURCES))).not.toMatch(/期日・メモ"|開いて進める/)
        }
        if (run?.state === 'finished') expect(view).not.toMatch(/リストを編集する|自社のリストを作る/)
      }),
      RUNS,
    )
  })

  test('can be edited: all of it is in the fields', () => {
    fc.assert(
      fc.property(fc.array(words(300), { maxLength: 100 }), (all) => {
        const text = all.map((line) => `- ${line.replaceAll('\n', ' ')}`).join('\n')
        const view = listForm('名前', text, { list: 'l', based: 1 })
        checkView(view, 'modal')
        const held = (view.blocks as KnownBlock[]).flatMap((block) =>
          block.type === 'input' && 'initial_value' in block.element && block.block_id?.startsWith('items:')
            ? [String(block.element.initial_value)]
            : [],
        )
        expect(held.join('\n').split('\n').length).toBe(text === '' ? 1 : all.length)
      }),
      RUNS,
    )
  })
})
