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
const known = {
  /** Those that begin alike. */
  alike: (texts: readonly string[]) => {
    const heads = [...new Set(texts.map((text) => text[0]))]
    return heads.map((head) => texts.flatMap((text, i) => (text[0] === head ? [i] : [])))
  },
  notedQuestions: (id: string) => NOTED[id] ?? [],
}
const NOTED: Record<string, string[]> = {
  overtime: ['残業はどうなりますか', '残業は？', '時間外の申請は？'],
  fares: ['交通費は出るのですか', '通勤手当は？'],
}

it('what three people asked is suggested in the words that a document’s writer noted; what one asked thrice, or nobody was answered, is not', () => {
  const questions = [
    ...['U1', 'U2', 'U3'].map((user, i) =>
      asked(`残業、うちの課は${'？'.repeat(i + 1)}`, user, { shownIds: ['overtime'] }),
    ),
    ...['U1', 'U2', 'U3', 'U4'].map((user) =>
      asked('交通費は田中さんも出ますか', user, { shownIds: ['other', 'fares'] }),
    ),
    ...['U1', 'U1', 'U1'].map((user) => asked('時間外の申請は鈴木さんに？', user, { shownIds: ['overtime'] })),
    ...['U1', 'U2', 'U3'].map((user) => asked('通勤手当', user, { confidence: 0.3, shownIds: ['fares'] })),
    ...['U1', 'U2', 'U3'].map((user) => asked('建設業', user, { asked: 'cases' })),
  ]
  expect(askedMost(questions, known, 3)).toEqual(['交通費は出るのですか', '残業は？'])
  expect(askedMost(questions, known, 1)).toEqual(['交通費は出るのですか'])
})

it('where no writer noted what is asked most, nobody’s words are shown in its place', () => {
  const questions = ['U1', 'U2', 'U3'].map((user) => asked('部長の在宅は', user, { shownIds: ['overtime', 'unknown'] }))
  expect(askedMost(questions, known, 3)).toEqual([])
})
