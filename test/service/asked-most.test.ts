import { expect, it } from 'vitest'
import { askedMost } from '../../src/service/asked-most.js'
import type { KeptQuestion } from '../../src/service/stores/question-store.js'

const asked = (words: string, user: string, more: Partial<KeptQuestion> = {}): KeptQuestion => ({
  ...{
    id: `${words} ${user}`,
    team: 'T',
    channel: '',
    words,
    user,
    asked: 'question',
    kind: 'answer',
    confidence: 0.9,
  },
  ...{ shownIds: [], at: 0, ...more },
})
/** Those that begin alike. */
const alike = (texts: readonly string[]) => {
  const heads = [...new Set(texts.map((text) => text[0]))]
  return heads.map((head) => texts.flatMap((text, i) => (text[0] === head ? [i] : [])))
}

it('what three people asked is suggested to others, in its shortest wording; what one asked thrice, or nobody was answered, is not', () => {
  const questions = [
    ...['U1', 'U2', 'U3'].map((user, i) => asked(`残業は${'？'.repeat(i + 1)}`, user)),
    ...['U1', 'U2', 'U3', 'U4'].map((user) => asked('交通費は出ますか', user)),
    ...['U1', 'U1', 'U1'].map((user) => asked('病気の相談', user)),
    ...['U1', 'U2', 'U3'].map((user) => asked('通信費は', user, { confidence: 0.3 })),
    ...['U1', 'U2', 'U3'].map((user) => asked('建設業', user, { asked: 'cases' })),
  ]
  expect(askedMost(questions, alike, 3)).toEqual(['交通費は出ますか', '残業は？'])
  expect(askedMost(questions, alike, 1)).toEqual(['交通費は出ますか'])
})
