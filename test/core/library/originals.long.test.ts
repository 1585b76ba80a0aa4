import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssistant } from '../../../src/app/assistant.js'
import { importDocuments } from '../../../src/app/importing.js'
import { answerLine } from '../../../src/cli/ask.js'
import { parseQuestionFiles, scoreAnswers } from '../../../src/cli/score.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import { recogniseOriginal } from '../../../src/core/library/originals.js'
import { addLibrary } from '../../../src/data/load-library.js'
import { corpusAssistant, theCorpus } from '../../fixtures/loaded.js'

const root = join(import.meta.dirname, '../../..')
const sources = ['../shared/sources'].map((path) => join(path.startsWith('/') ? '' : root, path)).find(existsSync)
const folder = mkdtempSync(join(tmpdir(), 'originals-'))
const libraryFolder = join(folder, 'library')
const squeeze = (text: string) => text.replace(/\s+/g, '')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a document that only speaks of the same things is no original', () => {
  const text = theCorpus().passages.map((passage) => passage.text)
  expect(recogniseOriginal(text.map((line) => ({ text: line })))).toBeUndefined()
})

describe.skipIf(sources === undefined)('the five originals (skipped where ../shared/sources is not there)', () => {
  const corpus = theCorpus()
  const raw = new Map<string, string>()
  let assistant: Assistant

  beforeAll(async () => {
    const paths = readdirSync(sources!)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => join(sources!, name))
    const { imported, refused } = await importDocuments({ libraryFolder, paths, facts: {}, corpus, now: new Date(0) })
    expect(refused).toEqual([])
    for (const { path, original } of imported) raw.set(original!, squeeze(readFileSync(path, 'utf8')))
    assistant = await createAssistant({ root, libraryFolder, watch: false, log: () => {} })
  }, 60_000)

  it('are known by their words', () => {
    expect([...raw.keys()]).toEqual(['casebook', 'awards', 'seminar', 'policy', 'guide'])
  })

  it('are cut so that every passage stands in its file, under names of the corpus', () => {
    const names = new Set(corpus.passages.map(({ source, title, section }) => `${source} ${title} ${section}`))
    const cases = new Set<string>()
    const units = new Map<string, number>()
    const own = addLibrary(corpus, libraryFolder).corpus.passages.filter(({ verbatim }) => verbatim)
    for (const { source, title, section, documentId, kind, text } of own) {
      expect(raw.get(source)!.includes(squeeze(text)), text).toBe(true)
      if (section !== '概要') expect(names).toContain(`${source} ${title} ${section}`)
      if (kind === 'case') cases.add(documentId)
      units.set(source, (units.get(source) ?? 0) + squeeze(text).length)
    }
    // Each case of the two collections, and nearly all of the text (what is left are headings and words of charts).
    const told = corpus.cases.filter(({ source }) => source === 'casebook' || source === 'awards').map(({ id }) => id)
    expect([...cases]).toEqual(expect.arrayContaining(told))
    for (const source of ['casebook', 'awards', 'guide'])
      expect(units.get(source)! / raw.get(source)!.length).toBeGreaterThan(0.85)
  })

  it('are quoted, never wrongly, and find as much as the corpus alone, to two questions in a hundred', async () => {
    const files = ['test/retrieval/questions.held-out.jsonl'].map((name) => ({
      name,
      text: readFileSync(join(root, name), 'utf8'),
    }))
    const questions = parseQuestionFiles(files)
    const plain = await corpusAssistant()
    const score = async (by: Assistant) => {
      const answers = new Map<string, Awaited<ReturnType<typeof answerLine>>>()
      for (const { key, text } of questions.asked) answers.set(key, await answerLine(by, { id: key, question: text }))
      return { answers, figures: scoreAnswers(questions, answers, corpus.passages).figures }
    }
    const [before, after] = [await score(plain), await score(assistant)]
    expect(after.figures['hit@3']).toBeGreaterThanOrEqual(before.figures['hit@3']! - 0.02)
    const quoted = [...after.answers.values()].flatMap(({ excerpts }) => excerpts).filter(({ verbatim }) => verbatim)
    expect(quoted.length).toBeGreaterThan(150)
    for (const { text, source } of quoted) expect(raw.get(source)).toContain(squeeze(text.replace(/…$/, '')))
  }, 120_000)
})
