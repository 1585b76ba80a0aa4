import { beforeAll, describe, expect, test } from 'vitest'
import type { CasesAnswer } from '../../src/core/answers/answer.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { caseListRef, readCaseListRef } from '../../src/slack/render/case-list-ref.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { corpusAssistant } from '../fixtures/loaded.js'
import { SOURCES, sampleAnswer } from './sample-answers.js'

const PLAIN = { surface: 'private', folding: true, tables: true, sources: SOURCES } as const

let assistant: Assistant
beforeAll(async () => {
  assistant = await corpusAssistant()
}, 120_000)

interface Block {
  type: string
  text?: { text: string }
  elements?: { text?: string | { text: string }; action_id?: string; value?: string }[]
}

async function lookUp(words: string) {
  const answer = await assistant.caseStudy(words)
  const message = renderAnswer(answer, { ...PLAIN, sources: assistant.sources() })
  const blocks = message.blocks as unknown as Block[]
  const buttons = blocks.filter(({ type }) => type === 'actions').flatMap(({ elements = [] }) => elements)
  const context = blocks.filter(({ type }) => type === 'context').map(({ elements }) => textOf(elements![0]!))
  const rows = blocks.filter(({ type }) => type === 'section').map(({ text }) => text!.text)
  return { answer, message, buttons, context, rows }
}

function textOf({ text = '' }: { text?: string | { text: string } }): string {
  return typeof text === 'string' ? text : text.text
}

describe('a list of cases', () => {
  test('shows each fact once, its conditions over it, and one line for each source', async () => {
    const { rows, context } = await lookUp('建設業 24人')
    expect(rows).toEqual(['1. 向洋電機土木株式会社\n神奈川県・電気工事業・24名'])
    expect(context).toEqual(['条件: 建設業・24人くらい　1件（全43件）', '出典: テレワーク事例集（2013年ごろ）'])
  })

  test('says why a case is there only where the row does not show it', async () => {
    const { rows } = await lookUp('2008年に導入')
    expect(rows[0]).toBe('1. 向洋電機土木株式会社\n神奈川県・電気工事業・24名（2008年1月）')
  })

  test('names the words that it could not use, to screen readers too', async () => {
    const { context, message } = await lookUp('東京 駅チカ')
    expect(context).toContain('次の語は使えませんでした: 駅チカ')
    expect(message.text).toContain('次の語は使えませんでした: 駅チカ')
  })

  test('of more than a page keeps the condition behind the button for the rest', async () => {
    const { answer, buttons } = await lookUp('東京の会社')
    const more = buttons.find(({ action_id }) => action_id === 'more_cases')!
    const { foundBy, ids } = readCaseListRef(more.value!)
    expect(foundBy).toBe('東京都 企業')
    expect(ids).toEqual((answer as CasesAnswer).cases.slice(10).map(({ id }) => id))
  })

  test('that no words find again keeps what is said over it', () => {
    const list = { conditions: [], filters: ['広島市役所に似た事例'] }
    expect(readCaseListRef(caseListRef(list, ['ana']))).toEqual({ ids: ['ana'], label: '広島市役所に似た事例' })
    expect(readCaseListRef('ana\nnec')).toEqual({ ids: ['ana', 'nec'] })
  })

  test('beyond ten tells how many are left', () => {
    const json = JSON.stringify(renderAnswer(sampleAnswer('cases', '市', 12), PLAIN))
    expect(json).toContain('ほか2件あります。')
    expect(json).toContain('"value":"?市\\ncase-10\\ncase-11"')
  })
})

describe('a look-up that finds nothing', () => {
  test('says so in its own words, which condition left nothing, and offers to leave it out', async () => {
    const { message, buttons } = await lookUp('製造業 九州')
    expect(message.text).toBe(
      '条件に合う事例はありません（製造業・九州）。『製造業』を外すと4件、『九州』を外すと2件です。',
    )
    expect(buttons.slice(0, -1).map((each) => [textOf(each), each.action_id, each.value])).toEqual([
      ['『製造業』を外して探す', 'find_cases:0', '九州'],
      ['『九州』を外して探す', 'find_cases:1', '製造業'],
    ])
  })

  test('leads to every case where leaving one out does not help', async () => {
    const { message, buttons } = await lookUp('沖縄')
    expect(message.text).toBe('条件に合う事例はありません（沖縄県）。')
    expect(buttons.map(textOf)).toEqual(['すべての事例を見る', '人に聞く'])
    expect(buttons[0]?.value).toBe('事例')
    expect(await assistant.caseStudy('事例')).toMatchObject({ kind: 'cases', filters: [], unread: [] })
  })
})
