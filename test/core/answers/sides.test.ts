import { describe, expect, it } from 'vitest'
import { Sides } from '../../../src/core/answers/sides.js'
import { corpusAssistant } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

describe('the sides of a word', () => {
  const told = (documentId: string, text: string) => passageOf(text, { id: documentId, documentId })

  it('are its compounds that several documents use, and no part of one another', () => {
    const passages = [
      told('a', '人事評価を見直しました。評価制度は同じです。人事評価制度もです。評価時に話します。'),
      told('b', '人事評価は半年ごとです。評価制度があります。評価時の面談。人事評価制度。'),
      told('c', '人事評価。社外評価。評価方法は目標管理です。'),
      told('d', '評価方法を決めます。'),
    ]
    expect(new Sides(passages).of('評価')).toEqual(['人事評価', '評価制度', '評価方法'])
    expect(new Sides(passages.slice(0, 2)).ask('評価')).toBeUndefined()
  })
})

describe('a bare word', () => {
  const ask = async (text: string) => (await corpusAssistant()).converse({ text })

  it.each(['セキュリティ', '評価', '費用は？', '残業について'])('%s is asked about: which side of it', async (text) => {
    const { answer } = await ask(text)
    if (answer.kind !== 'clarify') return expect.fail(answer.kind)
    expect(answer.choices.length).toBeGreaterThanOrEqual(3)
    const sides = await Promise.all(answer.choices.map(({ question }) => ask(question)))
    // Each choice leads on.
    expect(sides.map((each) => each.answer.kind)).not.toContain('clarify')
    expect(sides.map((each) => each.answer.kind)).not.toContain('none')
  })

  it.each(['在宅勤務の日の残業は？', '広島市の評価', 'サテライトオフィス', '評価はどうなっていますか'])(
    '%s is no bare word',
    async (text) => expect((await ask(text)).answer.kind).not.toBe('clarify'),
  )

  it('goes on with a conversation where there is one', async () => {
    const assistant = await corpusAssistant()
    const { thread } = await ask('広島市の事例を教えて')
    expect((await assistant.converse({ text: '費用は？', thread })).answer.kind).not.toBe('clarify')
  })
})
