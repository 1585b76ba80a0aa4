import { describe, expect, it } from 'vitest'
import type { TextAnswer } from '../../../src/core/answers/answer.js'
import { UnfaithfulAnswerError, verifyAnswer } from '../../../src/core/answers/verify.js'
import type { Excerpt } from '../../../src/core/corpus/citation.js'
import type { Passage } from '../../../src/core/corpus/corpus.js'
import { excerptOf } from '../../../src/core/ranking/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

const passage = passageOf('残業は、所属長が事前に命令したときに限って認められます。申請は前日までです。')
const citation = { passageId: passage.id, source: 'guide', title: '', section: '', place: '', label: '', short: '' }
const excerpt = excerptOf(passage, 0, () => 0, ['残業'], citation)
const answerWith = (changed: Partial<Excerpt>): TextAnswer => ({
  kind: 'answer',
  confidence: 1,
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

  it('refuses a passage that is gone, a mark outside the text, and a wrong claim of being verbatim', () => {
    expect(() => verifyAnswer(answerWith({ citation: { ...citation, passageId: 'gone' } }), known)).toThrow(
      UnfaithfulAnswerError,
    )
    expect(() => verifyAnswer(answerWith({ marks: [{ start: 0, end: 999 }] }), known)).toThrow(UnfaithfulAnswerError)
    expect(() => verifyAnswer(answerWith({ verbatim: true }), known)).toThrow(UnfaithfulAnswerError)
  })
})
