import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../../src/app/load-knowledge.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import { createCoreAssistant } from '../../../src/core/answers/create-assistant.js'
import { warmUpQuestions } from '../../../src/core/answers/warm-up.js'
import type { Knowledge } from '../../../src/core/index/knowledge.js'
import { createPostingsSearcher } from '../../../src/core/index/postings.js'
import { SEARCH_SETTINGS } from '../../../src/core/ranking/ranking-weights.js'
import { corpusAssistant, theAnalyzer, theCorpus } from '../../fixtures/loaded.js'

const root = join(import.meta.dirname, '../../fixtures/small')
const done = { read: 0, searched: 0 }
let assistant: Assistant

beforeAll(async () => {
  const analyzer = await theAnalyzer()
  assistant = over(loadKnowledge(root, analyzer))

  function over(from: Knowledge): Assistant {
    const searcher = createPostingsSearcher(from.postings, from.index, SEARCH_SETTINGS)
    return createCoreAssistant({
      knowledge: from,
      analyzer: {
        analyze: (text) => {
          done.read += 1
          return analyzer.analyze(text)
        },
      },
      searcher: {
        search: (query, limit) => {
          done.searched += 1
          return searcher.search(query, limit)
        },
      },
    })
  }
})

describe('one question', () => {
  it('is read once for its answer and its thread', async () => {
    const question = { text: 'アクメ電設では残業できますか' }
    const before = done.read
    const answer = await assistant.answer(question)
    const reads = done.read - before
    const conversed = await assistant.converse(question)
    expect(done.read - before).toBe(2 * reads)
    expect(conversed.answer).toEqual(answer)
    expect(conversed.thread).toMatchObject({ caseIds: ['acme'], bound: true, question: question.text })
  })

  it('is searched once for its answer, and once more for the terms that its reasons name', async () => {
    const before = done.searched
    await assistant.answer({ text: 'アクメ電設では残業できますか' })
    expect(done.searched - before).toBe(1)
    await assistant.answer({ text: 'アクメ電設では残業できますか', explain: true })
    expect(done.searched - before).toBe(3)
  })
})

describe('warming up', () => {
  it('takes no more questions than are wanted, from all over the corpus, and has each kind of answer among them', async () => {
    const questions = warmUpQuestions(theCorpus(), 40)
    expect(questions).toHaveLength(40)
    expect(new Set(questions).size).toBeGreaterThan(35)
    expect(warmUpQuestions(theCorpus(), 3)).toEqual(questions.slice(0, 3))
    const real = await corpusAssistant()
    const kinds = new Set<string>()
    for (const text of questions) kinds.add((await real.answer({ text })).kind)
    expect([...kinds]).toEqual(
      expect.arrayContaining(['answer', 'case', 'cases', 'checklist', 'definition', 'statistics']),
    )
  })
})
