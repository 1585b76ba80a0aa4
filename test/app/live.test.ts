import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { queryObjects } from 'node:v8'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssistant } from '../../src/app/assistant.js'
import type { LiveAssistant } from '../../src/app/live-assistant.js'
import { Vocabulary } from '../../src/core/index/vocabulary.js'
import { renderLibraryFile } from '../../src/data/library-file.js'
import { writeDocuments } from '../../src/data/library-store.js'

/** A corpus of a few documents: compiling the whole takes seconds each time. */
const root = join(import.meta.dirname, '../fixtures/small')
const folder = mkdtempSync(join(tmpdir(), 'live-'))
const library = join(folder, 'library')
const WATCH = { debounceMs: 20, pollMs: 100 }
const lines: string[] = []
let assistant: LiveAssistant

const document = (text: string) => ({
  entry: {
    id: 'allowance',
    title: '在宅勤務手当規程',
    importedAt: '2026-11-20T00:00:00.000Z',
    originalName: 'allowance.txt',
    sha256: '0'.repeat(64),
  },
  passages: [{ section: '第1条', place: '1行目', lines: [{ text }] }],
  leftOut: [],
})
const nextLine = async (kind = /^/) => {
  const seen = lines.length
  while (!lines.slice(seen).some((line) => kind.test(line))) await new Promise((resolve) => setTimeout(resolve, 20))
  return lines.at(-1)!
}
const answer = async () =>
  (await assistant.answer({ text: '在宅勤務手当は月額いくらですか' })).excerpts.map(({ text }) => text).join('\n')

beforeAll(async () => {
  assistant = await createAssistant({
    root,
    libraryFolder: library,
    watch: WATCH,
    log: (line) => lines.push(line),
  })
}, 60_000)
afterAll(() => {
  assistant.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Of an index: terms, pairs and kanji. */
const VOCABULARIES = 3
/** How many generations there are in memory: what nobody holds is collected first. */
const generations = () => queryObjects(Vocabulary, { format: 'count' }) / VOCABULARIES

describe('a running app', () => {
  it('answers from a document that comes into a library that was not there, and from the old until then', async () => {
    expect(await answer()).not.toContain('7,770円')
    const exchanged = nextLine()
    writeDocuments(library, [document('在宅勤務手当は月額7,770円とする。')])
    expect(await answer()).not.toContain('7,770円')
    expect(await exchanged).toMatch(/^info library: \d+ passages in use/)
    expect(await answer()).toContain('7,770円')
    expect(assistant.sources().at(-1)).toMatchObject({ id: 'allowance', published: '' })
    expect(assistant.passage('allowance#第1条')[0]?.citation.label).toBe(
      '『在宅勤務手当規程』（日付なし） 第1条・1行目',
    )
  })

  it('leaves out a document that is at fault, says where, answers from the rest, and takes it when it is mended', async () => {
    const other = {
      ...document('出社日は毎週水曜日とする。'),
      entry: { ...document('').entry, id: 'office', title: '出社規程' },
    }
    let exchanged = nextLine(/^info/)
    writeDocuments(library, [other])
    await exchanged
    exchanged = nextLine(/^info/)
    const broken = renderLibraryFile(document('在宅勤務手当は月額8,880円とする。')).replace('title:', 'titel:')
    writeFileSync(join(library, 'allowance.md'), broken)
    await exchanged
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^error library: left out, the rest answers: .*allowance\.md:3:1 {2}titel {2}unknown key; did you mean "title"\?$/,
      ),
    )
    expect(await answer()).not.toContain('7,770円')
    const [office] = (await assistant.answer({ text: '出社日はいつですか' })).excerpts
    expect(office?.text).toBe('出社日は毎週水曜日とする。')
    exchanged = nextLine(/^info/)
    writeFileSync(join(library, 'allowance.md'), renderLibraryFile(document('在宅勤務手当は月額8,880円とする。')))
    await exchanged
    expect(await answer()).toContain('8,880円')
  })

  it('forgets a document that is taken out', async () => {
    const told = nextLine()
    rmSync(join(library, 'allowance.md'))
    expect(await told).toMatch(/^info library/)
    expect(await answer()).not.toContain('8,880円')
    expect(assistant.passage('allowance#第1条')).toEqual([])
  })

  it('answers from what a person taught, word for word, under its own line; tries it out before; forgets it again', async () => {
    const text = '在宅勤務の日の保育園の送り迎えは、中抜けとして届け出れば認められます。\n届け出は前日までです。'
    const taught = {
      documents: [
        {
          ...{
            id: 'a1',
            questions: ['保育園の迎えで抜けてもいいですか'],
            text,
            source: '社内回答・鈴木 健・2026年11月30日',
          },
          ...{
            audience: 'everyone' as const,
            on: '2026-11-30',
            reviewOn: '2027-04-01',
            synonyms: [['おむかえ', '送り迎え']],
          },
        },
      ],
      noted: [],
      synonyms: [],
    }
    const question = { text: '在宅勤務の日に保育園の迎えで抜けられますか' }
    const quoted = async (by: Pick<LiveAssistant, 'answer'>, audience?: 'hr') =>
      (await by.answer(question, { audience: audience ?? 'everyone', today: '2027-05-01' })).excerpts[0]
    expect((await quoted(assistant))?.text).not.toBe(text)
    const tried = await assistant.tryOut(taught)
    expect((await quoted(tried))?.text).toBe(text)
    expect((await quoted(assistant))?.text).not.toBe(text)
    expect(await assistant.teach(taught)).toBe(true)
    expect(await quoted(assistant)).toMatchObject({
      text,
      citation: {
        label: '社内回答・鈴木 健・2026年11月30日',
        short: '社内回答・鈴木 健・2026年11月30日',
        whose: 'own',
      },
      overdueSince: '2027-04-01',
    })
    const [document] = taught.documents
    expect(await assistant.teach({ ...taught, documents: [{ ...document!, audience: 'hr' }] })).toBe(true)
    expect([(await quoted(assistant))?.text, (await quoted(assistant, 'hr'))?.text]).toEqual([undefined, text])
    expect(await assistant.teach({ documents: [], noted: [], synonyms: [] })).toBe(true)
    expect((await quoted(assistant, 'hr'))?.text).not.toBe(text)
  })

  it('notes a question under the passage that answers it', async () => {
    const question = { text: '懐が寒いときの足しになるものは' }
    const passage = (await assistant.answer({ text: '出社日はいつですか' })).excerpts[0]!.citation.passageId
    const leading = async () => (await assistant.answer(question)).excerpts[0]?.citation.passageId
    expect(await leading()).not.toBe(passage)
    expect(
      await assistant.teach({
        documents: [],
        noted: [{ passageId: passage, start: 0, question: question.text }],
        synonyms: [],
      }),
    ).toBe(true)
    expect(await leading()).toBe(passage)
  })
})

it('one generation is in memory, however often the library changes and even while the first is being warmed up', async () => {
  const before = generations()
  const own = join(folder, 'own/library')
  const live = await createAssistant({ root, libraryFolder: own, watch: WATCH, log: (line) => lines.push(line) })
  const warming = live.warmUp({ questions: 400, pauseMs: 5 })
  for (const amount of ['1,110円', '2,220円', '3,330円']) {
    const exchanged = nextLine(/^info/)
    writeDocuments(own, [document(`在宅勤務手当は月額${amount}とする。`)])
    await exchanged
  }
  expect(generations() - before).toBe(1)
  expect(JSON.stringify(await live.answer({ text: '在宅勤務手当は月額いくらですか' }))).toContain('3,330円')
  await warming
  live.close()
})
