import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standsInPassage } from '../../../src/core/answers/verify.js'
import { excerptOf, MAX_EXCERPT_GRAPHEMES, marksOf, windowAround } from '../../../src/core/ranking/excerpts.js'
import { countGraphemes } from '../../../src/core/text/graphemes.js'
import { passageOf } from '../../fixtures/passages.js'

const citation = { passageId: 'p', source: 'guide', title: '', section: '', place: '', label: '', short: '' }

describe('excerptOf', () => {
  it('takes the answering sentence and the better of its neighbours while they fit', () => {
    const passage = passageOf(`${'あ'.repeat(80)}。残業は認められません。${'い'.repeat(90)}。う。`)
    const scores = [5, 9, 1, 3]
    const { text, focus } = excerptOf(passage, 1, (i) => scores[i]!, ['残業'], citation)
    expect(text).toBe(`${'あ'.repeat(80)}。残業は認められません。`)
    expect(text.slice(focus.start, focus.end)).toBe('残業は認められません。')
  })

  it('takes the neighbours that are likeliest together, not the likeliest one first', () => {
    const passage = passageOf(`${'あ'.repeat(150)}。残業。${'い'.repeat(60)}。${'う'.repeat(60)}。`)
    const likelihoods = [0.5, 1, 0.4, 0.4]
    expect(windowAround(passage, 1, (i) => likelihoods[i]!)).toMatchObject({ first: 1, last: 3 })
  })

  it('has at most three sentences', () => {
    const passage = passageOf('一。二。三。四。五。')
    expect(excerptOf(passage, 2, () => 0, [], citation).text).toMatch(/^(.。){3}$/)
  })

  it('cuts a sentence that is too long at a clause, and says so', () => {
    const long = `${'対象となる業務は資料作成であり、'.repeat(20)}以上です。`
    const excerpt = excerptOf(passageOf(long), 0, () => 0, [], citation)
    expect(excerpt.cut).toBe(true)
    expect(excerpt.text).toMatch(/、…$/)
    expect(countGraphemes(excerpt.text)).toBeLessThanOrEqual(MAX_EXCERPT_GRAPHEMES)
  })

  it('always stands in its passage, within the length, whatever the text', () => {
    const texts = fc.array(
      fc.constantFrom('在宅', '勤務。', '👨‍👩‍👧', 'ｶﾞ', '\n', '、', 'が゙', 'abc ', '（注。）', 'x'.repeat(50)),
      { minLength: 1, maxLength: 60 },
    )
    fc.assert(
      fc.property(texts, fc.nat(), (parts, at) => {
        const passage = passageOf(parts.join(''))
        fc.pre(passage.sentences.length > 0)
        const excerpt = excerptOf(passage, at % passage.sentences.length, (i) => -i, ['在宅', 'ガ'], citation)
        expect(standsInPassage(excerpt, passage)).toBe(true)
        expect(countGraphemes(excerpt.text)).toBeLessThanOrEqual(MAX_EXCERPT_GRAPHEMES)
      }),
      { numRuns: 500 },
    )
  })
})

describe('marksOf', () => {
  it('finds folded words in the original writing and joins what touches', () => {
    const text = 'ＰＣと在宅勤務'
    expect(marksOf(text, ['pc', '在宅', '勤務']).map(({ start, end }) => text.slice(start, end))).toEqual([
      'ＰＣ',
      '在宅勤務',
    ])
  })
})
