import { describe, expect, it } from 'vitest'
import { excerptsOf, lacksFigure } from '../../../src/core/answers/choose-excerpts.js'
import { type Citation, whoseIs } from '../../../src/core/corpus/citation.js'
import type { Passage } from '../../../src/core/corpus/corpus.js'
import type { IndexedPassage } from '../../../src/core/index/passage-index.js'
import type { Understanding } from '../../../src/core/question/understanding.js'
import { emptyRow, FeatureRows, PLACE, ScoredSentence } from '../../../src/core/ranking/scored-sentence.js'
import { answerTypeOf } from '../../../src/core/text/answer-type.js'
import { citation } from '../../fixtures/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

interface Found {
  text: string
  /** How likely it answers, beside 1. */
  odds: number
  of?: Partial<Passage>
  /** 1 where the question names its organisation. */
  named?: number
  /** So far its facts agree with those that are asked for. */
  agrees?: number
  /** What the ranking gives a sentence of odds 1. */
  best?: number
}

let next = 0
/** A passage of one sentence that the ranking scored so; each is a document of its own unless told. */
function found({ text, odds, of, named = 0, agrees = 0, best = 12 }: Found): ScoredSentence {
  next += 1
  const passage = passageOf(text, { id: `p${next}`, documentId: `d${next}`, title: `題${next}`, ...of })
  const sentences = passage.sentences.map((span) => ({ span, block: 0, folded: text.slice(span.start, span.end) }))
  const indexed = { passage, sentences } as unknown as IndexedPassage
  const rows = new FeatureRows(1)
  const row = emptyRow()
  row[PLACE.namedCase] = named
  row[PLACE.factAgreement] = agrees
  const scored = new ScoredSentence(indexed, 0, rows, rows.add(row))
  scored.score = best + Math.log(odds)
  return scored
}

const cite = (passage: Passage): Citation =>
  citation({ passageId: passage.id, title: passage.title, whose: whoseIs(passage) })
const asking = (folded: string) =>
  ({ folded, named: [], concepts: [], slots: { caseIds: [], conditions: [] } }) as unknown as Understanding

function choose(question: string, ...of: Found[]) {
  const ranked = of.map(found).sort((a, b) => b.score - a.score)
  const { excerpts, ...rest } = excerptsOf(ranked, asking(question), cite)
  return { texts: excerpts.map(({ text }) => text), ...rest }
}

const CASE = { kind: 'case' } as const

/** Sentences of one passage with their odds; each stands on a line of its own. */
function foundTogether(of: [text: string, odds: number][], more: Partial<Passage> = {}): ScoredSentence[] {
  const text = of.map(([line]) => line).join('\n')
  const whole = found({ text, odds: 1, of: more })
  return of.map(([, odds], i) => {
    const rows = new FeatureRows(1)
    const scored = new ScoredSentence(whole.passage, i, rows, rows.add(emptyRow()))
    scored.score = 12 + Math.log(odds)
    return scored
  })
}

const textsOf = (ranked: ScoredSentence[], quotations?: Parameters<typeof excerptsOf>[3]) =>
  excerptsOf(
    ranked.sort((a, b) => b.score - a.score),
    asking('残業の管理'),
    cite,
    quotations,
  ).excerpts.map(({ text }) => text)

describe('what is shown', () => {
  it('stands on the first screen where it comes close to the best, three places at the most', () => {
    const { texts, leading } = choose(
      '残業の管理',
      { text: '最初に命じます。', odds: 1 },
      { text: '次に記録します。', odds: 0.6 },
      { text: '遠い話をします。', odds: 0.05 },
    )
    expect(texts).toEqual(['最初に命じます。', '次に記録します。', '遠い話をします。'])
    expect(leading).toBe(2)
    const close = ['甲を決めます。', '乙を選びます。', '丙に届けます。', '丁で働きます。']
    expect(choose('残業の管理', ...close.map((text) => ({ text, odds: 1 }))).leading).toBe(3)
  })

  it('stands alone where even the best is a guess', () => {
    const guesses = ['甲を決めます。', '乙を選びます。'].map((text) => ({ text, odds: 1, best: 6 }))
    expect(choose('残業の管理', ...guesses)).toMatchObject({ leading: 1, texts: ['甲を決めます。', '乙を選びます。'] })
  })

  it('leaves out what hardly speaks of what was asked', () => {
    const { texts } = choose('残業の管理', { text: '命じます。', odds: 1 }, { text: '天気の話です。', odds: 0.001 })
    expect(texts).toEqual(['命じます。'])
  })

  it('comes from another document before the same one, where that is close', () => {
    const of = { documentId: 'one' }
    const { texts } = choose(
      '残業の管理',
      { text: '命令が要ります。', odds: 1, of },
      { text: '記録も残します。', odds: 0.8, of },
      { text: '上司に届けます。', odds: 0.6 },
    )
    expect(texts).toEqual(['命令が要ります。', '上司に届けます。', '記録も残します。'])
  })

  it('says nothing twice', () => {
    const { texts } = choose(
      '残業の管理',
      { text: '残業は所属長の事前の命令が必要です。', odds: 1 },
      { text: '残業には所属長の事前の命令が必要です。', odds: 0.9 },
    )
    expect(texts).toHaveLength(1)
  })

  it('says twice what differs in a figure', () => {
    const rent = (text: string) => ({ text, odds: 1 })
    const both = ['通信費の補助は月に2000円です。', '通信費の補助は月に3000円です。']
    expect(choose('費用', ...both.map(rent)).texts).toHaveLength(2)
    expect(choose('費用', rent(both[0]!), rent(both[0]!.replace('です', 'だ'))).texts).toHaveLength(1)
  })

  it('is of one passage twice at most, of five places at most', () => {
    const lines: [string, number][] = [
      ['甲を決めます。', 1],
      ['乙を選びます。', 0.9],
      ['丙に届けます。', 0.8],
    ]
    expect(textsOf(foundTogether(lines))).toEqual(['甲を決めます。', '乙を選びます。'])
    const many = [...'甲乙丙丁戊己庚'].map((sign) => found({ text: `${sign.repeat(9)}です。`, odds: 1 }))
    expect(textsOf(many)).toHaveLength(5)
  })

  it('shows no sentence again that stands in a quotation already', () => {
    const together = found({ text: '命令が要ります。ただし急ぐときは後で届けます。', odds: 1 })
    const rows = new FeatureRows(1)
    const exception = new ScoredSentence(together.passage, 1, rows, rows.add(emptyRow()))
    exception.score = 11
    expect(textsOf([together, exception])).toEqual(['命令が要ります。ただし急ぐときは後で届けます。'])
  })

  it('is the original’s words where one says the same, and no digest of what it said', () => {
    const [digest, other] = [
      found({ text: '命令が要ると定めます。', odds: 1 }),
      found({ text: '届けも出します。', odds: 0.9 }),
    ]
    const original = found({ text: '前の文。命令を要する。', odds: 1 })
    const quotation = { passage: original.passage, first: 1, last: 1, focus: 1 }
    const finder = {
      find: (scored: ScoredSentence) => (scored === digest ? quotation : undefined),
      isSaid: (scored: ScoredSentence, shown: readonly unknown[]) => scored === other && shown.length === 1,
    }
    expect(textsOf([digest, other], finder)).toEqual(['命令を要する。'])
    expect(textsOf([digest, other], { ...finder, isSaid: () => false })).toEqual(['命令を要する。', '届けも出します。'])
    // Two digests of one original: it is quoted once.
    expect(textsOf([digest, other], { ...finder, find: () => quotation })).toEqual(['命令を要する。'])
  })

  it('leads with one’s own rules however the ranking scores them', () => {
    const guesses = ['甲を決めます。', '乙を選びます。'].map((text) => ({
      text,
      odds: 1,
      best: 6,
      of: { own: true } as const,
    }))
    expect(choose('残業の管理', ...guesses).leading).toBe(2)
  })

  it('begins with an organisation that is asked for, also where it has nothing to tell', () => {
    const nothing = { text: '費用は把握していません。', odds: 1, of: CASE }
    const other = { text: '費用は月2万円です。', odds: 0.6, of: CASE }
    expect(choose('費用', { ...nothing, named: 1 }, other).texts[0]).toBe(nothing.text)
    expect(choose('費用', { ...nothing, agrees: 1 }, other).texts[0]).toBe(nothing.text)
  })

  it('does not begin with an organisation that has nothing to tell', () => {
    const { texts } = choose(
      '費用はどれくらい',
      { text: '費用は把握していません。', odds: 1, of: CASE },
      { text: '費用は月2万円です。', odds: 0.6, of: CASE },
    )
    expect(texts[0]).toBe('費用は月2万円です。')
  })
})

describe('where one’s own rule is asked for', () => {
  const question = '在宅の日に残業してもいいですか'
  const organisations = ['甲社は禁じます。', '乙市は許します。', '丙県は相談します。'].map((text) => ({
    text,
    odds: 1,
    of: CASE,
  }))

  it('a guide stands before organisations that answer a little better, and several of these in a row', () => {
    const { texts, leading, lacksOwn } = choose(
      question,
      { text: '手引きは控えよと言います。', odds: 0.7 },
      ...organisations,
    )
    expect(texts).toEqual(['手引きは控えよと言います。', ...organisations.map(({ text }) => text)])
    expect({ leading, lacksOwn }).toEqual({ leading: 3, lacksOwn: true })
  })

  it('a guide that says little of it does not', () => {
    const { texts } = choose(question, { text: '手引きは別の話をします。', odds: 0.2 }, ...organisations)
    expect(texts[0]).toBe('甲社は禁じます。')
  })

  it('no organisation is heard twice before the others', () => {
    const of = { ...CASE, documentId: 'one' }
    const { texts, leading } = choose(
      question,
      { text: '甲社は禁じます。', odds: 1, of },
      { text: '深夜もいけません。', odds: 0.9, of },
      { text: '乙市は許します。', odds: 0.5, of: CASE },
    )
    expect(texts.slice(0, 2)).toEqual(['甲社は禁じます。', '乙市は許します。'])
    expect(leading).toBe(2)
  })

  it('one’s own rule below the first screen is not told as the answer', () => {
    const own = { text: '当社では事前の許可が要ります。', odds: 0.02, of: { own: true } as const }
    const { texts, lacksOwn } = choose(question, ...organisations, own)
    expect(texts).toContain(own.text)
    expect(lacksOwn).toBe(true)
  })

  it('one’s own rule is no other’s', () => {
    const own = { text: '当社では事前の許可が要ります。', odds: 1, of: { own: true } as const }
    expect(choose(question, own, ...organisations)).toMatchObject({ lacksOwn: false })
    expect(choose('残業の管理', ...organisations)).toMatchObject({ lacksOwn: false })
  })
})

describe('a figure that is asked for', () => {
  const lacks = (question: string, leading: number, ...texts: string[]) => {
    const answerType = answerTypeOf(question)
    const asked = { ...asking(question), ...(answerType && { answerType }) }
    return lacksFigure({ excerpts: texts.map((text) => ({ text })) as never, leading }, asked)
  }

  it('is missing where nothing on the first screen is of its sort', () => {
    expect(lacks('利用者は何人', 1, '利用者は３０人です。')).toBe(false)
    expect(lacks('利用者は何人', 2, '甲です。', '利用者は30人です。')).toBe(false)
    expect(lacks('利用者は何人', 1, '甲です。', '利用者は30人です。')).toBe(true)
    expect(lacks('残業の管理', 1, '甲です。')).toBe(false)
  })

  it('is none where a word answers as well', () => {
    const vague = 'なぜですか'
    expect(answerTypeOf(vague)?.vague).toBe(true)
    expect(lacks(vague, 1, '甲です。')).toBe(false)
  })
})
