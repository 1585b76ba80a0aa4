import { describe, expect, it } from 'vitest'
import { askedStances, polarityOf, remedyOf, stancesOf } from '../../../src/core/text/stance.js'

const polarity = (question: string, sentence: string) => polarityOf(askedStances(question), stancesOf(sentence))
const remedy = (question: string, sentence: string) => remedyOf(askedStances(question), stancesOf(sentence))

describe('the side that a question is on', () => {
  it.each([
    ['在宅勤務に向いていない仕事って何?', '向いていないのは、対面の業務です。', '向いている業務は、資料の作成です。'],
    ['在宅に向いてる仕事は', '資料の作成が適しています。', '対面の業務は在宅勤務には不向きです。'],
    ['家だとできない仕事ってどんなの', '稟議はテレワークではできません。', '資料の作成は在宅でもできます。'],
    ['デメリットを教えて', '課題は、管理が難しいことです。', 'メリットは、通勤がなくなることです。'],
    ['テレワークを入れない理由は?', '導入しない理由として、不安があがります。', '導入した目的は、生産性の向上です。'],
    ['中小だとどのくらい導入してる?', '300人以下の企業では6.0%です。', '主要企業では8割を超えました。'],
    ['日本の会社の何%がやってる?', '日本企業では13.3%です。', '導入率は、四国では4.8%です。'],
    [
      '制度があるのに誰も使ってないのはなんで',
      '自分だけが利用しにくく、伸びないためです。',
      '誰もができ、利用実績が伸びる順です。',
    ],
  ])('%s', (question, same, opposite) => {
    expect([polarity(question, same), polarity(question, opposite)]).toEqual([1, -1])
  })

  it.each([
    ['在宅で残業できますか', '残業は認められません。'],
    ['使っていますか', '使っていません。'],
    ['メリットとデメリットは', 'メリットは集中できることです。'],
    ['手当はいくら', '向いている業務は、資料の作成です。'],
  ])('is none where either is asked, or nothing of it: %s', (question, sentence) => {
    expect(polarity(question, sentence)).toBe(0)
  })
})

describe('a remedy that is asked for', () => {
  it.each(['長時間労働を防ぐ工夫は?', '部下がサボらないか心配', 'よそはどうしてるの', '寂しくなりそう'])(
    'is told by a measure, and not by the problem again: %s',
    (question) => {
      expect(remedy(question, '深夜残業を禁止しています。')).toBe(1)
      expect(remedy(question, '長時間労働になりやすいとみています。')).toBe(-1)
      expect(remedy(question, '改善の工夫も要ります。')).toBe(-1)
    },
  )

  it.each(['フリーwi-fiって何が怖いの', '導入率は?'])(
    'is not where the problem itself is asked, or a fact: %s',
    (question) => {
      expect(remedy(question, '情報が漏れるおそれがあります。')).toBe(0)
    },
  )
})
