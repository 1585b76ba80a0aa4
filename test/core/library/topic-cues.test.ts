import { expect, it } from 'vitest'
import { TopicCues } from '../../../src/core/library/topic-cues.js'

const topics = new TopicCues([
  { rules: ['通勤手当', '自家用車+キロ'], asked: ['車で通えますか'] },
  { rules: ['喫煙'], asked: ['どこで吸える'] },
  { rules: ['本+円'], asked: ['本代は出る？'] },
])
const asked = (...texts: string[]) => topics.among(...texts).map((topic) => topic.asked[0])

it('finds the topics of which a text holds a word, in their order, words of one sign too', () => {
  expect(asked('（喫煙）', '通勤手当の額は別に定める。')).toEqual(['車で通えますか', 'どこで吸える'])
  expect(asked('', '本は月三冊まで。')).toEqual(['本代は出る？'])
  expect(asked('（服装）', '通勤の喫茶店')).toEqual([])
})
