import { describe, expect, it } from 'vitest'
import type { NoneAnswer, TextAnswer } from '../../../src/core/answers/answer.js'
import { UnfaithfulAnswerError, verifyAnswer } from '../../../src/core/answers/verify.js'
import type { Excerpt } from '../../../src/core/corpus/citation.js'
import type { Passage } from '../../../src/core/corpus/corpus.js'
import { excerptOf, WHOLE } from '../../../src/core/ranking/excerpts.js'
import { citation } from '../../fixtures/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

const passage = passageOf('残業は、所属長が事前に命令したときに限って認められます。申請は前日までです。')
const excerpt = excerptOf(passage, 0, () => 0, WHOLE, citation({ passageId: passage.id }))
const answerWith = (changed: Partial<Excerpt>): TextAnswer => ({
  kind: 'answer',
  confidence: 1,
  leading: 1,
  excerpts: [{ ...excerpt, ...changed }],
})
const known = (id: string): Passage | undefined => (id === passage.id ? passage : undefined)

describe('verifyAnswer', () => {
  it('passes an excerpt that stands in its passage', () => {
    expect(verifyAnswer(answerWith({}), known).excerpts[0]!.text).toContain('残業は')
  })

  it('refuses an answer when one character of an excerpt is changed', () => {
    for (let i = 0; i < excerpt.text.length; i += 1) {
      const text = `${excerpt.text.slice(0, i)}〇${excerpt.text.slice(i + 1)}`
      expect(() => verifyAnswer(answerWith({ text }), known), `character ${i}`).toThrow(UnfaithfulAnswerError)
    }
  })

  it('refuses a passage that is gone, a focus outside the text, and a wrong claim of being verbatim', () => {
    for (const changed of [
      { citation: citation({ passageId: 'gone' }) },
      { focus: { start: 0, end: 999 } },
      { focus: { start: 3, end: 3 } },
      { focus: { start: -1, end: 3 } },
      { text: '', start: 4, end: 4, focus: { start: 0, end: 1 } },
      { verbatim: true },
    ]) {
      expect(() => verifyAnswer(answerWith(changed), known)).toThrow(UnfaithfulAnswerError)
    }
  })

  it('refuses a passage under another’s id, whatever it says', () => {
    expect(() => verifyAnswer(answerWith({}), () => ({ ...passage, id: 'other' }))).toThrow(UnfaithfulAnswerError)
  })

  it('looks at the near place of an answer that found nothing', () => {
    const none = (near: Excerpt): NoneAnswer => ({
      ...{ kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [], near },
    })
    expect(verifyAnswer(none(excerpt), known).near).toBe(excerpt)
    expect(() => verifyAnswer(none({ ...excerpt, text: '残業は自由です。' }), known)).toThrow(UnfaithfulAnswerError)
  })

  it('refuses a lead-in that the passage does not hold before the excerpt, and a subject that is not its heading', () => {
    const listed = passageOf('次のものです。\n・端末')
    const item = excerptOf(listed, 1, () => 0, WHOLE, citation({ passageId: listed.id }))
    expect(item.leadIn?.text).toBe('次のものです。')
    const within = (changed: Partial<Excerpt>) => () =>
      verifyAnswer({ ...answerWith({}), excerpts: [{ ...item, ...changed }] }, () => listed)
    expect(within({})).not.toThrow()
    expect(within({ leadIn: { ...item.leadIn!, text: '次の人です。' } })).toThrow(UnfaithfulAnswerError)
    expect(within({ leadIn: { text: '・端末', start: 8, end: 11 } })).toThrow(UnfaithfulAnswerError)
    // It may stand right before.
    const [start, end] = [0, item.start]
    expect(within({ leadIn: { text: listed.text.slice(start, end), start, end } })).not.toThrow()
    expect(within({ subject: 'ほかの会社' })).toThrow(UnfaithfulAnswerError)
    expect(within({ subject: listed.title })).not.toThrow()
  })
})
