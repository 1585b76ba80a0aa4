import { expect, it } from 'vitest'
import { quotedQuestion } from '../../../src/core/question/quoted-question.js'

it('is what somebody else asks', () => {
  expect(quotedQuestion('議会で「住民に何の得があるのか」と聞かれそうです。答弁の材料がほしい')).toBe(
    '住民に何の得があるのか',
  )
})

it.each(['「テレワーク」とは何ですか', '「残業の事前申請」の例', '残業していいですか'])('is none in %s', (text) => {
  expect(quotedQuestion(text)).toBeUndefined()
})
