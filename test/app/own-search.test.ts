import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssistant } from '../../src/app/assistant.js'
import { renderAnswer } from '../../src/cli/render-answer.js'
import type { SearchedPassages } from '../../src/core/index/searched-passages.js'
import { SearchError, type Searcher } from '../../src/core/index/searcher.js'
import { writeDocuments } from '../../src/data/library-store.js'
import { inProcess } from '../fixtures/mixed-passages.js'

const root = join(import.meta.dirname, '../fixtures/small')
const folder = mkdtempSync(join(tmpdir(), 'own-search-'))
const libraryFolder = join(folder, 'library')
const UNSEARCHED = '自社の文書は、いま検索できません。'
const SILENT = /登録されていません|見当たりません|資料の中に答えが見つかりませんでした/

/** An engine that holds what it is brought, and is there or not. */
const engine = {
  isAway: false,
  brought: [] as SearchedPassages[],
  searcher: { search: () => Promise.reject(new Error('nothing was brought')) } as Searcher,
  bring: async (passages: SearchedPassages) => {
    engine.brought.push(passages)
    const held = inProcess(Array.from(passages.places, ([id, place]) => ({ id, terms: passages.terms(place) })))
    engine.searcher.search = async (query, limit) => {
      if (engine.isAway) throw new SearchError('away', 'the engine is away')
      return held.search(query, limit)
    }
    return true
  },
}
let assistant: Awaited<ReturnType<typeof createAssistant>>

beforeAll(async () => {
  writeDocuments(libraryFolder, [
    {
      entry: {
        ...{ id: 'allowance', title: '在宅勤務手当規程', importedAt: '2024-11-20T00:00:00.000Z' },
        ...{ originalName: 'allowance.txt', sha256: '0'.repeat(64) },
      },
      passages: [
        {
          ...{ section: '第1条（基準）', place: '1行目' },
          lines: [{ text: '在宅勤務手当は月額4,200円とする。', noted: ['在宅勤務手当は？'] }],
        },
      ],
      leftOut: [],
    },
  ])
  assistant = await createAssistant({ root, libraryFolder, watch: false, ownSearch: engine, log: () => {} })
})
afterAll(() => {
  assistant.close()
  rmSync(folder, { recursive: true, force: true })
})

it('answers from own documents by what the engine finds', async () => {
  expect(engine.brought).toHaveLength(1)
  expect(renderAnswer(await assistant.answer({ text: '在宅勤務手当は月額いくらですか' }))).toContain('4,200円')
})

it.each(['在宅勤務手当は月額いくらですか', '残業してもいいですか', '慶弔休暇は何日ですか', 'カレーの作り方を教えて'])(
  'says of %s that own documents cannot be searched while the engine is away, and never that they are silent',
  async (text) => {
    engine.isAway = true
    for (const answer of [await assistant.answer({ text }), await assistant.snippets(text)]) {
      const said = renderAnswer(answer)
      expect(said.startsWith(UNSEARCHED)).toBe(true)
      expect(said).not.toMatch(SILENT)
      expect(answer).not.toMatchObject({ kind: 'none', reason: 'offSubject' })
    }
    engine.isAway = false
    expect(renderAnswer(await assistant.answer({ text }))).not.toContain(UNSEARCHED)
  },
)

it('looks up cases as ever while the engine is away', async () => {
  engine.isAway = true
  expect(renderAnswer(await assistant.caseStudy(''))).not.toContain(UNSEARCHED)
  engine.isAway = false
})
