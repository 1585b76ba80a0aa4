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
    const { text } = cut('前置きです。残業は認められません。申請は前日までです。', 1, [0.5, 1, 0.1])
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

  it('counts how likely the next sentence is beside the one that answers, not by itself', () => {
    const two = '残業は認めません。深夜残業も認めません。'
    expect(cut(two, 0, [0.1, 0.03]).text).toBe(two)
    expect(cut(two, 0, [4, 0.7]).text).toBe('残業は認めません。')
  })

  it('takes no sentence that must not be taken, an exception neither', () => {
    expect(cut('閲覧はできます。ただし印刷は禁止です。', 0, [1, Number.NEGATIVE_INFINITY]).text).toBe(
      '閲覧はできます。',
    )
  })

  it('has both sentences where they just fit, and the first alone where they do not', () => {
    const of = (length: number) => `前置きです。残業は認めません。${'深'.repeat(length)}。`
    expect(cut(of(180 - 9 - 1), 1, [0, 1, 1]).text).toHaveLength(180)
    expect(cut(of(180 - 9), 1, [0, 1, 1]).text).toBe('残業は認めません。')
    expect(cut(of(180 - 9), 1, [0, 1, 1]).cut).toBe(false)
  })

  it('of just the length is not cut; longer ones are cut at the last clause, where that is not too early', () => {
    const whole = `${'深'.repeat(179)}。`
    expect(cut(`前置きです。${whole}`, 1)).toMatchObject({ text: whole, cut: false })
    expect(cut(`前置きです。深${whole}`, 1)).toMatchObject({ text: `${'深'.repeat(179)}…`, cut: true })
    const clauses = (first: number) => `前置きです。${'浅'.repeat(first)}、${'深'.repeat(200)}。`
    expect(cut(clauses(120), 1).text).toBe(`${'浅'.repeat(120)}、…`)
    expect(cut(clauses(20), 1).text).toBe(`${'浅'.repeat(20)}、${'深'.repeat(158)}…`)
  })

  it('has what must stand before it, as far as there is room', () => {
    const listed = (item: string) => `次のものです。\n・${item}`
    expect(cut(listed('端末'), 1)).toMatchObject({
      text: '・端末',
      leadIn: { text: '次のものです。', start: 0, end: 7 },
    })
    expect(cut(listed('端'.repeat(175)), 1)).not.toHaveProperty('leadIn')
    const refers = excerptOf(
      passageOf('長く働きがちです。そのため、残業を禁じます。', { section: '深夜残業' }),
      1,
      () => 0,
      WHOLE,
      citation(),
    )
    expect(refers).toMatchObject({ subject: '深夜残業' })
  })

  it('of a whole passage begins where it is told, and goes on for as long as it fits, with nothing before it', () => {
    const passage = passageOf(`前置きです。${`${'深'.repeat(88)}。`.repeat(3)}`)
    expect(pieceOf(passage, 1, citation())).toMatchObject({
      text: `${'深'.repeat(88)}。`.repeat(2),
      start: 6,
      cut: false,
    })
    expect(pieceOf(passage, 3, citation()).text).toBe(`${'深'.repeat(88)}。`)
    const listed = passageOf('次のものです。\n・端末')
    expect(pieceOf(listed, 1, citation())).toMatchObject({ text: '・端末', focus: { start: 0, end: 3 } })
    expect(pieceOf(listed, 1, citation())).not.toHaveProperty('leadIn')
    const exact = passageOf(`${'深'.repeat(90)}。${'深'.repeat(88)}。深。`)
    expect(pieceOf(exact, 0, citation()).text).toHaveLength(180)
  })

  it('begins with the rule that an exception belongs to, and with a sentence that is hardly less likely', () => {
    expect(cut('閲覧はできます。ただし印刷は禁止です。', 1, [0, 1]).text).toBe('閲覧はできます。ただし印刷は禁止です。')
    expect(cut('VPNを使います。認証も要ります。', 1, [0.7, 1]).text).toBe('VPNを使います。認証も要ります。')
    expect(cut('閲覧はできます。\nただし印刷は禁止です。', 1, [1, 1]).text).toBe('ただし印刷は禁止です。')
  })

  it('begins with the sentence before one that names no topic, unless that is unlikely, and before a reason', () => {
    const tools = 'ソフトは無料です。SkypeとTogglを使っています。'
    expect(cut(tools, 1, [0.3, 1]).text).toBe(tools)
    expect(cut(tools, 1, [0.1, 1]).text).toBe('SkypeとTogglを使っています。')
    expect(cut('無料です。SkypeとTogglを使っています。', 1, [0.3, 1]).text).toBe('SkypeとTogglを使っています。')
    const reason = '窓口を設けます。困ったときに助けるためです。'
    expect(cut(reason, 1, [0.01, 1]).text).toBe(reason)
    const asked = excerptOf(passageOf(reason), 1, (i) => [0.01, 1][i]!, WHOLE, citation(), { why: true })
    expect(asked.text).toBe('困ったときに助けるためです。')
  })

  it('has its focus in the sentence that answers', () => {
    const { text, focus } = excerptOf(
      passageOf('VPNを使います。認証も要ります。'),
      1,
      (i) => [0.7, 1][i]!,
      WHOLE,
      citation(),
    )
    expect(text.slice(focus.start, focus.end)).toBe('認証も要ります。')
  })

  it('has its focus in what holds, not in the reason that follows, unless that is asked for', () => {
    const passage = passageOf('窓口を設けておきます。困ったときに早く助けるためです。')
    const strong = (why: boolean) => {
      const { text, focus } = excerptOf(passage, 1, (i) => [0.7, 1][i]!, WHOLE, citation(), { why })
      return text.slice(focus.start, focus.end)
    }
    expect(strong(false)).toBe('窓口を設けておきます。')
    expect(strong(true)).toBe('困ったときに早く助けるためです。')
  })

  it('does not take a neighbour from another paragraph or list item', () => {
    expect(cut('次の二つです。\n・紙は持ち出せません。\n・端末は持ち出せます。', 1, [1, 1, 1]).text).toBe(
      '・紙は持ち出せません。',
    )
  })

  it('is the whole of a short paragraph of one’s own documents, its focus where the answer stands', () => {
    const answer = '12月の給与と配ります。ほかの時期は労務へ。'
    const own = { ...passageOf(`源泉徴収票がほしい\n${answer}`), own: true as const }
    const excerpt = excerptOf(own, 2, (i) => i * 0.1, WHOLE, citation())
    expect(excerpt.text).toBe(answer)
    expect(excerpt.text.slice(excerpt.focus.start, excerpt.focus.end)).toBe('ほかの時期は労務へ。')
    const long = { ...passageOf(`${'あ'.repeat(115)}。ほかの時期は労務へ。`), own: true as const }
    expect(excerptOf(long, 1, (i) => i, WHOLE, citation()).text).toBe('ほかの時期は労務へ。')
  })

  it('holds the lines beside it in one’s own documents that are nearly as likely, as far as there is room', () => {
    const lines = ['・週2日まで', '・育児中の人は週4日まで', '・経理課は月末を除く', '・届けは課長に']
    const own = { ...passageOf(lines.join('\n')), own: true as const }
    const quoted = (...likely: number[]) => excerptOf(own, 1, (i) => likely[i]!, WHOLE, citation())
    expect(quoted(0.5, 1, 0.1, 0.5).text).toBe(lines.slice(0, 2).join('\n'))
    expect(quoted(0.2, 1, 0.2, 1).text).toBe(lines[1])
    expect(quoted(0.5, 1, 0.5, 1).text).toBe(lines.slice(0, 3).join('\n'))
    // What is shown already is not shown again.
    expect(quoted(-Infinity, 1, 0, 0).text).toBe(lines[1])
    const { text, focus } = quoted(0.5, 1, 0, 0)
    expect(text.slice(focus.start, focus.end)).toBe(lines[1])
    const long = { ...passageOf(`${'あ'.repeat(100)}。\n${'い'.repeat(100)}。`), own: true as const }
    expect(excerptOf(long, 0, () => 1, WHOLE, citation()).text).toMatch(/^あ+。$/)
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
