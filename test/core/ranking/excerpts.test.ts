import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standsInPassage } from '../../../src/core/answers/verify.js'
import { excerptOf, MAX_EXCERPT_GRAPHEMES, pieceOf, WHOLE } from '../../../src/core/ranking/excerpts.js'
import { countGraphemes } from '../../../src/core/text/graphemes.js'
import { citation } from '../../fixtures/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

/** The excerpt for one sentence of a text, given how likely each sentence answers. */
const cut = (text: string, answering: number, likelihoods: number[] = []) =>
  excerptOf(passageOf(text), answering, (i) => likelihoods[i] ?? 0, WHOLE, citation())

describe('an excerpt', () => {
  it('is the sentence that answers, and begins with it', () => {
    const { text } = cut('前置きです。残業は認められません。申請は前日までです。', 1, [0.9, 1, 0.1])
    expect(text).toBe('残業は認められません。')
  })

  it('goes on with a sentence of the paragraph that answers nearly as well, and with no third', () => {
    const { text } = cut('残業は認めません。深夜残業も認めません。休日も休みます。', 0, [1, 0.8, 0.8])
    expect(text).toBe('残業は認めません。深夜残業も認めません。')
  })

  it('goes on with one that goes on from it and is not unlikely', () => {
    expect(cut('改善は年5.7億円です。これは試算です。', 0, [1, 0.1]).text).toBe('改善は年5.7億円です。これは試算です。')
    expect(cut('改善は年5.7億円です。これは余談です。', 0, [1, 0.001]).text).toBe('改善は年5.7億円です。')
  })

  it('never leaves out the exception to a rule that follows it', () => {
    expect(cut('閲覧はできます。ただし印刷は禁止です。', 0, [1, 0]).text).toBe('閲覧はできます。ただし印刷は禁止です。')
  })

  it('does not take a neighbour from another paragraph or list item', () => {
    expect(cut('次の二つです。\n・紙は持ち出せません。\n・端末は持ち出せます。', 1, [1, 1, 1]).text).toBe(
      '・紙は持ち出せません。',
    )
  })

  it('cuts a sentence that is too long at a clause, and says so', () => {
    const excerpt = cut(`${'対象となる業務は資料作成であり、'.repeat(20)}以上です。`, 0)
    expect(excerpt.cut).toBe(true)
    expect(excerpt.text).toMatch(/、…$/)
    expect(countGraphemes(excerpt.text)).toBeLessThanOrEqual(MAX_EXCERPT_GRAPHEMES)
  })

  it('always stands in its passage, within the length, whatever the text', () => {
    const texts = fc.array(
      fc.constantFrom(
        '在宅',
        '勤務。',
        '👨‍👩‍👧',
        'ｶﾞ',
        '\n',
        '\n・',
        '\n(1) ',
        'これは',
        'そのため、',
        '、',
        'が゙',
        'abc ',
        '（注。）',
        'x'.repeat(50),
      ),
      { minLength: 1, maxLength: 60 },
    )
    fc.assert(
      fc.property(texts, fc.nat(), (parts, at) => {
        const passage = passageOf(parts.join(''))
        fc.pre(passage.sentences.length > 0)
        const excerpt = excerptOf(passage, at % passage.sentences.length, () => 1, WHOLE, citation())
        expect(standsInPassage(excerpt, passage)).toBe(true)
        const shown = countGraphemes(excerpt.text) + countGraphemes(excerpt.leadIn?.text ?? '')
        expect(shown).toBeLessThanOrEqual(MAX_EXCERPT_GRAPHEMES)
        expect(standsInPassage(pieceOf(passage, at % passage.sentences.length, citation()), passage)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
