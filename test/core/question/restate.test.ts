import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf } from '../../../src/core/index/lexicon.js'
import { restate } from '../../../src/core/question/restate.js'
import { theAnalyzer, theKnowledge } from '../../fixtures/loaded.js'

let read: (text: string) => string
beforeAll(async () => {
  const analyzer = await theAnalyzer()
  const { index } = await theKnowledge()
  const tools = { analyzer, lexicon: lexiconOf(index), vocabulary: index.terms, pairs: index.pairs }
  read = (text) => restate(text, tools).text
}, 60_000)

describe('a restated question', () => {
  it.each([
    ['ざいたくきんむの申請はいつまで', '在宅勤務の申請はいつまで'],
    ['在宅きんむの費用', '在宅勤務の費用'],
    ['りもーとわーくの申請', 'リモートワークの申請'],
    ['どうにゅうしないりゆう', '導入しない理由'],
    ['ざんぎょうって していいの', '残業って していいの'],
    ['だいよんはんはいつでる', '第4版はいつでる'],
  ])('%s is %s', (text, restated) => {
    expect(read(text)).toBe(restated)
  })

  it('leaves a compound alone whose every word is known', () => {
    expect(read('地方公共団体向けガイド')).toBe('地方公共団体向けガイド')
  })
})
