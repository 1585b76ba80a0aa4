import { expect, it } from 'vitest'
import { analyseTopics, TopicReader, topicSteps } from '../../../src/core/index/rule-topics.js'
import { finish } from '../../../src/core/index/steps.js'
import { analyseThesaurus } from '../../../src/core/index/thesaurus.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

const TOPICS = [
  { rules: ['副業', '兼業'], asked: ['週末にバイトしたい', '掛け持ちしてもいい？'] },
  { rules: ['買い取り', '買取'], asked: ['有給を買い取ってほしい'] },
  { rules: ['年次有給休暇', '有給+申請'], asked: ['有給を取りたい', '明日休みたい'] },
]

async function read(question: string) {
  const analyzer = await theAnalyzer()
  const thesaurus = analyseThesaurus([['アルバイト', 'バイト', '内職']], analyzer)
  return new TopicReader(finish(topicSteps(analyseTopics(TOPICS, analyzer), thesaurus)), thesaurus, analyzer).read(
    question,
  )
}

it('what is asked in everyday words belongs to the topic that such words were noted for', async () => {
  const { topics } = await read('土日だけバイトしてもいいですか')
  expect(topics[0]?.topic).toBe(0)
  expect(topics[0]!.share).toBeGreaterThan(0.9)
})

it('a word of the same group of the thesaurus belongs there as well', async () => {
  expect((await read('内職はだめ？')).topics[0]?.topic).toBe(0)
})

it('of two topics that a question touches, the one that more of it belongs to comes first', async () => {
  const { topics } = await read('有給を買い取ってもらえますか')
  expect(topics.map(({ topic }) => topic)).toEqual([1, 2])
  expect(topics.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
})

it('a question about nothing that was noted belongs to no topic', async () => {
  expect(await read('火星の気温')).toMatchObject({
    topics: [],
    ruleWords: new Map(),
    whole: new Float64Array(TOPICS.length),
  })
})

it('words that rules use themselves are told apart from those that only people say', async () => {
  const { ruleWords } = await read('週末に副業したい')
  expect([...ruleWords.keys()]).toEqual(['副業'])
})
