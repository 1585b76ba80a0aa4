import { beforeAll, describe, expect, it } from 'vitest'
import type { Corpus } from '../../../src/core/corpus/corpus.js'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import type { PassageIndex } from '../../../src/core/index/passage-index.js'
import { textPairs } from '../../../src/core/index/text-pairs.js'
import { BoundTranslations } from '../../../src/core/index/translation/bound-translations.js'
import { compileTranslations } from '../../../src/core/index/translation/table.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import { KeptColumns } from '../../../src/core/ranking/kept-columns.js'
import { PassageReader } from '../../../src/core/ranking/passage-reader.js'
import { explainMatch } from '../../../src/core/ranking/translation/explain-match.js'
import { TranslationMatch } from '../../../src/core/ranking/translation/translation-match.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

const TEXTS: [text: string, ...noted: string[]][] = [
  ['費用は会社が負担します。申請は書面です。', 'お金は誰が払う', 'お金はかかる？'],
  ['通信の費用は実費です。', 'ネットのお金は出る', 'お金はいくら'],
  ['残業は命令があるときに限ります。', '遅くまで働ける？', '夜も仕事していい'],
  ['会社の費用を示します。'],
  ['会社の会議を示します。'],
]

let index: PassageIndex
const blockOf = (sentence: number) => {
  match.text(sentence)
  return match.blockAfterText(sentence)
}
let reader: PassageReader
let match: TranslationMatch
const asked = (said: string) => {
  const concept: Concept = {
    said,
    weight: 1,
    known: true,
    variants: new Map([[said, { factor: 1, origin: 'own' as never }]]),
  }
  reader.fill({ concepts: [concept], pairs: textPairs(said, index) }, index)
}
const open = (place: number) => reader.open(index.passages[place]!)

beforeAll(async () => {
  index = buildPassageIndex(
    {
      passages: TEXTS.map(([text, ...noted], i) => ({
        ...passageOf(text, { blocks: [{ start: 0, end: text.length, noted }] }),
        id: `p${i}`,
        documentId: `d${i}`,
        kind: 'guide',
        title: '',
        section: '',
        place: '',
      })),
    } as unknown as Corpus,
    await theAnalyzer(),
  )
  reader = new PassageReader(BoundTranslations.over(compileTranslations(index), index))
  match = new TranslationMatch(reader)
})

describe('a match by translation', () => {
  it('is found where another word stands for what was asked, and not beside it', () => {
    asked('お金')
    open(3)
    const money = match.text(0)
    open(4)
    expect(money).toBeGreaterThan(match.text(0) + 0.01)
  })

  it('tells the sentence that says it from its neighbour', () => {
    asked('お金')
    open(0)
    expect(match.text(0)).toBeGreaterThan(match.text(1))
    expect(blockOf(0)).toBeGreaterThan(blockOf(1))
  })

  it('gives a passage of other words hardly anything, whatever was opened before', () => {
    asked('お金')
    open(2)
    const alone = [match.text(0), blockOf(0), match.notedOf(0)]
    open(0)
    const money = [match.text(0), blockOf(0), match.notedOf(0)]
    open(2)
    expect([match.text(0), blockOf(0), match.notedOf(0)]).toEqual(alone)
    alone.forEach((value, i) => {
      expect(value).toBeLessThan(money[i]! / 3)
    })
  })

  it('is the same whatever was asked before', () => {
    asked('お金')
    open(0)
    const first = [match.text(0), blockOf(0), match.notedOf(0), match.passage()]
    asked('残業')
    open(2)
    expect(match.text(0)).toBeGreaterThan(0)
    asked('お金')
    open(0)
    expect([match.text(0), blockOf(0), match.notedOf(0), match.passage()]).toEqual(first)
  })

  it('is the same where words are kept of the passages that were read', () => {
    const plain = [reader, match] as const
    const bound = BoundTranslations.over(compileTranslations(index), index)
    reader = new PassageReader(bound, new KeptColumns(bound, { concept: 0, pair: 0 }))
    match = new TranslationMatch(reader)
    const all = ([of, its]: readonly [PassageReader, TranslationMatch], said: string) => {
      ;[reader, match] = of === plain[0] ? plain : kept
      asked(said)
      return TEXTS.map((_, place) => {
        open(place)
        return [
          its.passage(),
          its.text(0),
          blockOf(0),
          its.notedOf(0),
          its.concepts(0),
          [...of.rows.held.slice(0, of.rows.end)],
        ]
      })
    }
    const kept = [reader, match] as const
    // More words than are kept at a time, and the first again.
    const many = Array.from({ length: 30 }, (_, i) => `会${String.fromCharCode(0x4e00 + i)}議費用`)
    for (const said of ['お金', '残業', 'お金は会社', ...TEXTS.flat(), ...many, 'お金'])
      expect(all(kept, said)).toEqual(all(plain, said))
    ;[reader, match] = kept
    asked('お金')
    open(3)
    expect(explainMatch(match, index.passages[3]!, 0, index)[0]!.by).toContain('費')
    ;[reader, match] = plain
  })

  it('names the word of the document that earned it', () => {
    asked('お金')
    open(3)
    const [first] = explainMatch(match, index.passages[3]!, 0, index)
    expect(first!.said).toBe('お金')
    expect(first!.by).toContain('費')
  })

  it('says how far each concept is said', () => {
    asked('お金')
    open(0)
    const money = match.concepts(0)[0]!
    expect(money).toBeGreaterThan(0.3)
    open(2)
    expect(match.concepts(0)[0]).toBeLessThan(money / 3)
  })
})
