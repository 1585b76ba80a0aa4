import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAssistant } from '../../../src/app/assistant.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import { labelOf } from '../../../src/core/question/condition.js'

/** Over a corpus of nine passages, so that every place in the order has a reason that can be seen. */
let assistant: Assistant
beforeAll(async () => {
  assistant = await createAssistant({ root: join(import.meta.dirname, '../../fixtures/small') })
}, 60_000)

const ask = (text: string) => assistant.answer({ text, explain: true })
/** The passages of the best sentences, whether or not they are enough for an answer. */
const places = async (text: string) => (await ask(text)).explain!.sentences.map(({ passageId }) => passageId)

describe('the order of excerpts', () => {
  it('puts the sentence about overtime before others of the same organisation', async () => {
    const [first] = await places('アクメ電設では残業できますか')
    expect(first).toBe('acme#制度・運用/残業の扱い')
  })

  it('finds by a synonym: 時間外労働 for 残業', async () => {
    expect((await places('アクメで時間外労働は認められますか'))[0]).toBe('acme#制度・運用/残業の扱い')
  })

  it('finds by a question noted under the text, which shares no word with it', async () => {
    expect((await places('お試しでやってみたいんだけど'))[0]).toBe('trial')
  })

  it('wants a figure where a figure is asked', async () => {
    const { explain } = await ask('アクメ電設のガソリンはどれくらい減りましたか')
    expect(explain!.answerType).toBe('share')
    expect(explain!.sentences[0]!.text).toContain('28,000L')
  })

  it('says what answers in the sentence, not what was asked', async () => {
    const [excerpt] = (await ask('アクメ電設で残業は？')).excerpts
    const strong = excerpt!.text.slice(excerpt!.focus.start, excerpt!.focus.end)
    expect(strong).not.toContain('残業')
    expect(strong.length).toBeGreaterThan(1)
  })
})

describe('reading a question', () => {
  it('reads kana as the documents’ words', async () => {
    const { explain } = await ask('ざんぎょうは どうなりますか')
    expect(explain!.restatements).toContainEqual({ said: 'ざんぎょう', as: '残業', by: 'kana' })
  })

  it('does not read words out of inflections', async () => {
    const { explain } = await ask('残業は認められるでしょうか')
    expect(explain!.restatements).toEqual([])
  })

  it('reads a misspelt name of an organisation', async () => {
    const { explain } = await ask('アクメ電説の残業について')
    expect(explain!.slots.caseIds).toEqual(['acme'])
  })

  it('reads facts: industry, prefecture, number of employees, year', async () => {
    const { slots } = (await ask('神奈川で建設業、24人くらい、2008年に始めた会社の事例')).explain!
    expect(slots.conditions.map(labelOf)).toEqual(['神奈川県', '建設業', '24人くらい', '2008年に導入', '企業'])
  })
})

describe('finding nothing', () => {
  it.each(['明日の天気は？', 'プロ野球の結果', '会議室を予約して'])('%s gets no quotation', async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'none', excerpts: [] })
  })
})

describe('the look-ups', () => {
  it('gives a case by a name alone', async () => {
    expect(await assistant.answer({ text: 'アクメ電設' })).toMatchObject({
      kind: 'case',
      card: { name: 'アクメ電設株式会社', profile: '神奈川県・電気工事業・24名' },
    })
  })

  it('filters cases, says by what, and repeats nothing that the row shows', async () => {
    const answer = await assistant.caseStudy('建設業 24人')
    expect(answer).toMatchObject({
      kind: 'cases',
      filters: ['建設業', '24人くらい'],
      cases: [{ id: 'acme', matched: [] }],
    })
  })

  it('gives a checklist with its steps in order', async () => {
    const answer = await assistant.checklist('現状把握')
    expect(answer).toMatchObject({
      kind: 'checklist',
      checklist: { id: 'survey', steps: [{ text: '勤務規程を確認します。' }, { text: 'ICT環境を確認します。' }] },
    })
  })
})
