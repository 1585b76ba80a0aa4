import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssistant } from '../../src/app/assistant.js'
import { renderAnswer } from '../../src/cli/render-answer.js'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import type { Reader } from '../../src/core/answers/readers.js'
import { writeDocuments } from '../../src/data/library-store.js'

const root = join(import.meta.dirname, '../fixtures/small')
const folder = mkdtempSync(join(tmpdir(), 'readers-'))
const library = join(folder, 'library')
const HR: Reader = { audience: 'hr' }
/** Only the document for HR speaks of it. */
const DISCIPLINE = { text: '懲戒処分の基準はどう決めますか' }
const ALLOWANCE = { text: '在宅勤務手当は月額いくらですか' }
let assistant: Awaited<ReturnType<typeof createAssistant>>

const document = (id: string, title: string, text: string, facts: { audience?: string; reviewBy?: string }) => ({
  entry: {
    ...{ id, title, importedAt: '2024-11-20T00:00:00.000Z', originalName: `${id}.txt`, sha256: '0'.repeat(64) },
    ...facts,
  },
  passages: [{ section: '第1条（基準）', place: '1行目', lines: [{ text, noted: [`${title}は？`] }] }],
  leftOut: [],
})

beforeAll(async () => {
  writeDocuments(library, [
    document('allowance', '在宅勤務手当規程', '在宅勤務手当は月額4,200円とする。', {
      ...{ audience: '全社員、役員', reviewBy: '2025-03-31' },
    }),
    document('discipline', '懲戒処分基準', '懲戒処分の基準は賞罰委員会が決める。', { audience: '人事部' }),
    document('secret', '在宅勤務手当の査定', '在宅勤務手当は月額9,900円まで査定で加える。', { audience: '管理職' }),
  ])
  assistant = await createAssistant({ root, libraryFolder: library, watch: false, log: () => {} })
}, 60_000)
afterAll(() => {
  assistant.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a document that is for HR only', () => {
  it('is quoted for HR', async () => {
    expect(JSON.stringify(await assistant.answer(DISCIPLINE, HR))).toContain('賞罰委員会')
    expect(JSON.stringify(await assistant.snippets(DISCIPLINE.text, HR))).toContain('賞罰委員会')
  })

  it.each([undefined, {}, { audience: 'everyone' } as const])('is not there for others: %o', async (reader) => {
    const answers = [
      await assistant.answer({ ...DISCIPLINE, explain: true }, reader),
      (await assistant.converse(DISCIPLINE, reader)).answer,
      await assistant.snippets(DISCIPLINE.text, reader),
      await assistant.answer({ text: '懲戒処分基準' }, reader),
      await assistant.answer({ ...ALLOWANCE, explain: true }, reader),
      await assistant.caseStudy(DISCIPLINE.text),
      assistant.sources(),
    ]
    expect(JSON.stringify(answers)).not.toMatch(/賞罰|懲戒処分基準は|"discipline|9,900|"secret|査定/)
    expect(JSON.stringify(answers)).toContain('4,200円')
  })

  it('is marked where HR reads it; others hear that they looked among what they may read', async () => {
    const { excerpts } = await assistant.answer(DISCIPLINE, HR)
    expect(excerpts[0]!.citation.short).toMatch(/（人事のみ）$/)
    const asked = { text: '残業してもいいですか' }
    expect(await assistant.answer(asked)).toMatchObject({ notOwn: 'notInOpen' })
    expect(await assistant.answer(asked, HR)).toMatchObject({ notOwn: 'notInOwn' })
  })

  it('is reached by no reference but HR’s', async () => {
    const { excerpts } = await assistant.answer(DISCIPLINE, HR)
    const ref = excerptRef(excerpts[0]!)
    const { passageId } = excerpts[0]!.citation
    expect(assistant.quoted(ref, HR).state).toBe('same')
    expect(assistant.passage(passageId, HR)).toHaveLength(1)
    expect(assistant.quoted(ref)).toEqual({ state: 'gone' })
    expect(assistant.passage(passageId)).toEqual([])
  })
})

describe('the library', () => {
  const OUTSIDE: Reader = { audience: 'outside' }

  it('is not there for people from outside, who are answered from the documents that everybody has', async () => {
    const answers = [
      await assistant.answer({ ...ALLOWANCE, explain: true }, OUTSIDE),
      (await assistant.converse(ALLOWANCE, OUTSIDE)).answer,
      await assistant.snippets(ALLOWANCE.text, OUTSIDE),
      assistant.sources(OUTSIDE),
    ]
    expect(JSON.stringify(answers)).not.toMatch(/4,200円|在宅勤務手当規程|"allowance|9,900|賞罰/)
    const [first] = (await assistant.answer(ALLOWANCE)).excerpts
    expect(assistant.quoted(excerptRef(first!), OUTSIDE)).toEqual({ state: 'gone' })
    expect(assistant.passage(first!.citation.passageId, OUTSIDE)).toEqual([])
    expect((await assistant.answer({ text: '残業してもいいですか' }, OUTSIDE)).excerpts.length).toBeGreaterThan(0)
  })
})

describe('a document that somebody should look at again', () => {
  const WORDS = '見直しの期日（2025年3月）を過ぎています'
  it.each([
    ['2025-03-30', false],
    ['2025-03-31', false],
    ['2025-04-01', true],
  ])('on %s says so: %s', async (today, says) => {
    const answer = await assistant.answer(ALLOWANCE, { today })
    expect(renderAnswer(answer).includes(WORDS)).toBe(says)
    const [first] = answer.excerpts
    const again = [
      assistant.quoted(excerptRef(first!), { today }),
      assistant.passage(first!.citation.passageId, { today }),
    ]
    expect(JSON.stringify(again).split('"overdueSince"')).toHaveLength(says ? 3 : 1)
  })
})
