import { expect, it } from 'vitest'
import type { Passage } from '../../../src/core/corpus/corpus.js'
import { analyseSteps } from '../../../src/core/index/analyses.js'
import { buildPassageIndex, indexSteps } from '../../../src/core/index/build-index.js'
import type { Knowledge } from '../../../src/core/index/knowledge.js'
import { finish } from '../../../src/core/index/steps.js'
import { theAnalyzer, theKnowledge } from '../../fixtures/loaded.js'
import { wholeOf } from '../../fixtures/whole-knowledge.js'

const everything = (index: Knowledge['index']) => wholeOf({ index } as Knowledge)

it('documents that were analysed one by one and put together are the index of all of them', async () => {
  const analyzer = await theAnalyzer()
  const { passages } = (await theKnowledge()).corpus
  const some = passages.filter((_, i) => i % 30 === 0)
  const parts = [some.slice(0, 25), some.slice(25, 26), some.slice(26)].map((part) => ({
    passages: part,
    analyses: finish(analyseSteps(part, analyzer)),
  }))
  expect(everything(finish(indexSteps({ parts })))).toEqual(everything(buildPassageIndex({ passages: some }, analyzer)))
})

it('a passage in the place of another counts in its place', async () => {
  const analyzer = await theAnalyzer()
  const passages = (await theKnowledge()).corpus.passages.slice(0, 30)
  const withQuestion = (passage: Passage, question: string): Passage => ({
    ...passage,
    blocks: passage.blocks.map((block, i) => (i > 0 ? block : { ...block, noted: [question, ...block.noted] })),
  })
  const changed = passages.map((passage, i) =>
    i === 7 ? withQuestion(passage, '宇宙飛行士も在宅で働けますか') : passage,
  )
  const part = (of: Passage[]) => ({ passages: of, analyses: finish(analyseSteps(of, analyzer)) })
  const exchanged = finish(indexSteps({ parts: [part(passages)], exchanged: [part([changed[7]!])] }))
  const whole = buildPassageIndex({ passages: changed }, analyzer)
  const readable = ({ terms, pairs, passages: all, noted }: typeof whole) => {
    const counts = ({ words, counts, total }: typeof terms) => [
      total,
      ...words.map((word, i) => `${word} ${counts[i]}`).sort(),
    ]
    const words = (list: Int32Array, of: typeof terms) => [...list].map((id) => of.words[id]!).sort()
    return {
      counts: [counts(terms), counts(pairs)],
      passages: all.map(({ passage, headTerms, sentences, notedTerms, notedWeights }) => [
        ...[passage, words(headTerms, terms), notedTerms.map((list) => words(list, terms))],
        sentences.map((sentence) => [words(sentence.terms, terms), words(sentence.pairs, pairs)]),
        [...notedWeights].map((weight) => weight.toFixed(9)),
      ]),
      noted: [...noted.passages],
    }
  }
  expect(readable(exchanged)).toEqual(readable(whole))
})
