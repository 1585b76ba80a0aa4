import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Postings } from '../../src/core/index/postings.js'
import type { Hit, Query, Searcher } from '../../src/core/index/searcher.js'
import { termsOf } from '../../src/core/text/terms.js'
import { theAnalyzer, theKnowledge } from '../fixtures/loaded.js'
import { inProcess, mixedPassages, mixedQueries, type TestPassage } from '../fixtures/mixed-passages.js'

/** A searcher over some passages, and over others in their place. */
export interface SearcherUnderTest {
  searcher: Searcher
  /** Resolves when it is the others that are searched. */
  change(passages: readonly TestPassage[]): Promise<Searcher>
  close?(): Promise<void>
}

interface Promised {
  /** By how much of itself a score may differ from the in-process one: a float has seven digits. */
  closeness: number
  /** After a tenth of the passages were exchanged; an engine that counts what was taken out for a while differs by more. */
  closenessAfterChange: number
  /** How many mixed passages it is held against; 10,000 where not said. */
  mixed?: number
}

const PASSAGES: TestPassage[] = [
  { id: 'overtime', terms: ['残業', '在宅', '申請'] },
  { id: 'cost', terms: ['費用', '在宅', '会社'] },
  { id: 'odd', terms: ['__proto__', 'constructor', '0', '16777216', '残業'] },
]
const plain = (...terms: string[]): Query => ({ terms: terms.map((term) => ({ term, weight: 1 })) })
const ODD = ['', ' ', '\n', '\u0000', 'a b', '"', '\\', '*', '残業 OR 申請', '😀', '\ud83d', 'ﾊﾝｶｸ', 'x'.repeat(40_000)]
const LIMIT = 60

/** What every Searcher holds to; the in-process one of this project is what the others are held against. */
export function describeSearcher(
  name: string,
  over: (passages: readonly TestPassage[]) => Promise<SearcherUnderTest>,
  { closeness, closenessAfterChange, mixed = 10_000 }: Promised = { closeness: 1e-9, closenessAfterChange: 1e-9 },
): void {
  const using = async (passages: readonly TestPassage[], work: (tested: SearcherUnderTest) => Promise<void>) => {
    const tested = await over(passages)
    try {
      await work(tested)
    } finally {
      await tested.close?.()
    }
  }

  describe(`${name} as a searcher`, () => {
    it('finds the passages that hold a term, best first, and explains which terms they hold', () =>
      using(PASSAGES, async ({ searcher }) => {
        const hits = await searcher.search({ ...plain('残業', '申請'), explain: true }, 10)
        expect(hits.map(({ passageId }) => passageId)).toEqual(['overtime', 'odd'])
        expect(hits[0]!.terms?.toSorted()).toEqual(['残業', '申請'].toSorted())
        expect(hits[1]!.terms).toEqual(['残業'])
        expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score)
      }))

    it('counts a term by its weight', () =>
      using(PASSAGES, async ({ searcher }) => {
        const query = (cost: number) => ({
          terms: [
            { term: '申請', weight: 1 },
            { term: '費用', weight: cost },
          ],
        })
        expect((await searcher.search(query(2), 10))[0]!.passageId).toBe('cost')
        expect((await searcher.search(query(0.5), 10))[0]!.passageId).toBe('overtime')
      }))

    it('gives the same whatever was asked before', () =>
      using(PASSAGES, async ({ searcher }) => {
        const first = await searcher.search(plain('在宅', '残業'), 10)
        await searcher.search({ terms: [{ term: '在宅', weight: 0.1 }] }, 1)
        expect(await searcher.search(plain('在宅', '残業'), 10)).toEqual(first)
      }))

    it('gives no more than the limit, and nothing for unknown or no terms', () =>
      using(PASSAGES, async ({ searcher }) => {
        expect(await searcher.search(plain('在宅'), 1)).toHaveLength(1)
        expect(await searcher.search(plain('在宅'), 0)).toEqual([])
        expect(await searcher.search(plain('犬', '1'), 10)).toEqual([])
        expect(await searcher.search({ terms: [] }, 10)).toEqual([])
      }))

    it('takes any string for a term', () =>
      using([...PASSAGES, { id: 'spaces', terms: ['a b', '"'] }], async ({ searcher }) => {
        for (const term of ['__proto__', 'constructor', '0', '16777216']) {
          expect(await searcher.search({ ...plain(term), explain: true }, 10)).toMatchObject([
            { passageId: 'odd', terms: [term] },
          ])
        }
        for (const term of ['a b', '"'])
          expect(await searcher.search(plain(term), 10)).toMatchObject([{ passageId: 'spaces' }])
        for (const term of ODD.filter((odd) => odd !== 'a b' && odd !== '"'))
          expect(await searcher.search(plain(term), 10), term.slice(0, 20)).toEqual([])
        expect(await searcher.search(plain(...ODD, '残業'), 10)).not.toEqual([])
      }))

    it('finds passages of any name', () =>
      using(
        ['__proto__', 'a/b?c#d', ' ', '社内規程 第1条', 'x'.repeat(2000)].map((id) => ({ id, terms: ['残業'] })),
        async ({ searcher }) => {
          const found = await searcher.search(plain('残業'), 10)
          expect(found.map(({ passageId }) => passageId).toSorted()).toEqual(
            ['__proto__', 'a/b?c#d', ' ', '社内規程 第1条', 'x'.repeat(2000)].toSorted(),
          )
        },
      ))

    it('finds what is for HR for nobody else, and nothing for somebody from outside', () => {
      const kept = Array.from({ length: 30 }, (_, i) => ({ id: `kept-${i}`, terms: ['懲戒'], forHr: true }))
      const open = Array.from({ length: 5 }, (_, i) => ({ id: `open-${i}`, terms: ['懲戒', '規程', '全社員'] }))
      return using([...kept, ...open], async ({ searcher }) => {
        const idsFor = async (reader: Query['reader'], limit: number) => {
          const query = { ...plain('懲戒'), explain: true as const, ...(reader && { reader }) }
          return (await searcher.search(query, limit)).map(({ passageId }) => passageId)
        }
        // None of the five has less room for the thirty that come before them.
        for (const reader of [undefined, 'everyone'] as const)
          expect((await idsFor(reader, 5)).toSorted()).toEqual(open.map(({ id }) => id))
        expect(await idsFor('everyone', 1000)).toHaveLength(5)
        expect(await idsFor('hr', 1000)).toHaveLength(35)
        expect(await idsFor('outside', 1000)).toEqual([])
      })
    })

    it('sees within a second what was put in, changed, kept for HR and taken out', () =>
      using(PASSAGES, async ({ change }) => {
        const next: TestPassage[] = [
          { id: 'overtime', terms: ['休暇', '在宅'] },
          { id: 'cost', terms: ['費用', '在宅', '会社'], forHr: true },
          { id: 'new', terms: ['残業', '休暇'] },
        ]
        const started = performance.now()
        const searcher = await change(next)
        const took = performance.now() - started
        const idsOf = async (query: Query) => (await searcher.search(query, 10)).map(({ passageId }) => passageId)
        expect((await idsOf(plain('休暇'))).toSorted()).toEqual(['new', 'overtime'])
        expect(await idsOf(plain('残業'))).toEqual(['new'])
        expect(await idsOf(plain('申請', '0'))).toEqual([])
        expect(await idsOf(plain('費用'))).toEqual([])
        expect(await idsOf({ ...plain('費用'), reader: 'hr' })).toEqual(['cost'])
        expect(took).toBeLessThan(1000)
      }))

    it('gives the in-process searcher’s hits in its order for the corpus', async () => {
      const { index, postings } = await theKnowledge()
      const passages = passagesOf(postings, index)
      const { questions } = await questionsOfCorpus()
      await using(passages, async ({ searcher }) => {
        await expectSame(searcher, inProcess(passages), questions, closeness)
      })
    }, 300_000)

    it(`gives them for ${mixed} mixed passages, before and after a tenth of them were exchanged`, async () => {
      const passages = mixedPassages(mixed, 1)
      const queries = mixedQueries(passages, 60, 2)
      await using(passages, async ({ searcher, change }) => {
        await expectSame(searcher, inProcess(passages), queries, closeness)
        const changed = mixedPassages(mixed / 10, 3).map((passage, i) => ({ ...passage, id: passages[i]!.id }))
        const next = [...changed, ...passages.slice(mixed / 10)]
        await expectSame(await change(next), inProcess(next), queries, closenessAfterChange)
      })
    }, 300_000)

    it('answers a question of 10,000 characters, and one of 5,000 different words', async () => {
      const passages = mixedPassages(2000, 4)
      const analyzer = await theAnalyzer()
      const long = '在宅勤務の残業は、所属長に申請してから行います。通信費は会社が負担しますか。'
        .repeat(300)
        .slice(0, 10_000)
      const words = [...new Set(termsOf(analyzer.analyze(long)).map(({ term }) => term))]
      const many = passages.flatMap(({ terms }) => terms)
      await using([...passages, { id: 'rule', terms: words }], async ({ searcher }) => {
        expect((await searcher.search(plain(...words), LIMIT))[0]!.passageId).toBe('rule')
        const hits = await searcher.search(plain(...words, ...new Set(many.slice(0, 20_000))), LIMIT)
        expect(hits).toHaveLength(LIMIT)
        expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
      })
    }, 120_000)
  })
}

/**
 * The score of each place is the in-process one of that place, and what stands there has in the process the score of its place: the
 * same hits in the same order, but for what comes as close as scores do anyway. Gives by how much scores differ at the most.
 */
async function expectSame(searcher: Searcher, reference: Searcher, queries: readonly Query[], closeness: number) {
  let farthest = 0
  let otherwise = 0
  for (const query of queries) {
    const all = await reference.search(query, 2 * LIMIT)
    const wanted = all.slice(0, LIMIT)
    const scores = new Map(all.map(({ passageId, score }) => [passageId, score]))
    const found: Hit[] = await searcher.search(query, LIMIT)
    expect(found).toHaveLength(wanted.length)
    for (const [i, { passageId, score }] of found.entries()) {
      const place = wanted[i]!.score
      farthest = Math.max(
        farthest,
        Math.abs(score - place) / place,
        Math.abs((scores.get(passageId) ?? Infinity) - place) / place,
      )
      if (passageId !== wanted[i]!.passageId && scores.get(passageId) !== place) otherwise += 1
    }
  }
  const measured = `scores differ by ${farthest.toExponential(1)} at the most, ${otherwise} places of other passages, ${queries.length} queries`
  if (process.env.SAY_CLOSENESS) console.error(measured)
  expect(farthest, measured).toBeLessThan(closeness)
}

function passagesOf(postings: Postings, index: Awaited<ReturnType<typeof theKnowledge>>['index']): TestPassage[] {
  const passages = Array.from(postings.passages, (place) => ({
    id: index.passages[place]!.passage.id,
    terms: [] as string[],
  }))
  for (const [term, word] of index.terms.words.entries())
    for (let i = postings.from[term]!; i < postings.from[term + 1]!; i += 1)
      passages[postings.documents[i]!]!.terms.push(word)
  return passages
}

/** What people ask of the corpus, as queries. */
async function questionsOfCorpus(): Promise<{ questions: Query[] }> {
  const analyzer = await theAnalyzer()
  const lines = readFileSync(join(import.meta.dirname, '../retrieval/questions.tuning.jsonl'), 'utf8').split('\n')
  const texts = lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { question: string }).question)
  const questions = texts.slice(0, 80).map((text) => ({
    terms: termsOf(analyzer.analyze(text)).map(({ term, compound }) => ({ term, weight: compound ? 0.7 : 1 })),
  }))
  return { questions }
}
