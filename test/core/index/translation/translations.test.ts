import { beforeAll, describe, expect, it } from 'vitest'
import type { Corpus } from '../../../../src/core/corpus/corpus.js'
import { buildPassageIndex } from '../../../../src/core/index/build-index.js'
import type { PassageIndex } from '../../../../src/core/index/passage-index.js'
import { BoundTranslations } from '../../../../src/core/index/translation/bound-translations.js'
import { compileTranslations } from '../../../../src/core/index/translation/table.js'
import type { Analyzer } from '../../../../src/core/text/analyzer.js'
import { theAnalyzer } from '../../../fixtures/loaded.js'
import { passageOf } from '../../../fixtures/passages.js'

/** Each text with the questions noted under it. */
const TAUGHT: [text: string, ...noted: string[]][] = [
  ['費用は会社が負担します。', 'お金は誰が払う', 'お金はかかる？'],
  ['通信の費用は実費です。', 'ネットのお金は出る', 'お金はいくら'],
  ['光熱の費用は本人の負担です。', '電気のお金は自分持ち', 'お金の話'],
  ['残業は命令があるときに限ります。', '遅くまで働ける？', '夜も仕事していい'],
  ['残業の報告は電子メールです。', '遅くなったら知らせる？', '夜の連絡'],
]

let analyzer: Analyzer
const indexOf = (taught: typeof TAUGHT): PassageIndex =>
  buildPassageIndex(
    {
      passages: taught.map(([text, ...noted], i) => ({
        ...passageOf(text, { blocks: [{ start: 0, end: text.length, noted }] }),
        id: `p${i}`,
        documentId: `d${i}`,
        kind: 'guide',
      })),
    } as unknown as Corpus,
    analyzer,
  )
const wordOf = (index: PassageIndex, term: string) => index.terms.ids.get(term)!
const sourcesOf = (index: PassageIndex, target: string, learntFrom = index) => {
  const bound = BoundTranslations.over(compileTranslations(learntFrom), index)
  const chances = new Map<string, number>()
  const word = wordOf(index, target)
  for (let place = bound.startOf(word); place < bound.endOf(word); place += 1) {
    const source = bound.sources[place]!
    if (source < bound.pairBase) chances.set(index.terms.words[source]!, bound.chanceAt(place))
  }
  return chances
}

beforeAll(async () => {
  analyzer = await theAnalyzer()
})

describe('translations learnt from noted questions', () => {
  it('find that お金 is asked where 費用 is written, and not where 残業 is', () => {
    const chances = sourcesOf(indexOf(TAUGHT), 'お金')
    expect(chances.get('費用')).toBeGreaterThan(0.05)
    expect(chances.has('残業')).toBe(false)
  })

  it('are the same to the bit each time', () => {
    const index = indexOf(TAUGHT)
    expect(compileTranslations(index)).toEqual(compileTranslations(index))
  })

  it('hold in an index whose words have other numbers', () => {
    const learntFrom = indexOf(TAUGHT)
    const turned = indexOf([['別の会社の規程です。'], ...TAUGHT.slice().reverse()])
    expect(wordOf(turned, '費用')).not.toBe(wordOf(learntFrom, '費用'))
    expect(sourcesOf(turned, 'お金', learntFrom)).toEqual(sourcesOf(learntFrom, 'お金'))
  })

  it('take nothing from a link that only one block shows', () => {
    const once = sourcesOf(indexOf(TAUGHT), '電気')
    expect(once.has('光熱')).toBe(false)
    const twice = sourcesOf(indexOf([...TAUGHT, ['光熱の費用は実費です。', '電気のお金は出る', '電気の話']]), '電気')
    expect(twice.get('光熱')).toBeGreaterThan(0.05)
  })

  it('learn nothing from documents of a library', () => {
    const index = indexOf(TAUGHT)
    for (const { passage } of index.passages) (passage as { verbatim: boolean }).verbatim = true
    expect(compileTranslations(index).sources).toHaveLength(0)
  })
})
