import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knowledgeMaker, loadKnowledge } from '../../src/app/load-knowledge.js'
import { finish } from '../../src/core/index/steps.js'
import { NOTHING_TAUGHT, type Taught } from '../../src/core/library/taught.js'
import type { Analyzer } from '../../src/core/text/analyzer.js'
import { renderLibraryFile } from '../../src/data/library-file.js'
import { removeDocuments, writeDocuments } from '../../src/data/library-store.js'
import { theAnalyzer } from '../fixtures/loaded.js'
import { wholeOf } from '../fixtures/whole-knowledge.js'

const top = mkdtempSync(join(tmpdir(), 'knowledge-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))
let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await theAnalyzer()
})

/** A project of a few documents, and what is said of loading it. */
function project() {
  const root = mkdtempSync(join(top, 'p-'))
  cpSync(join(import.meta.dirname, '../fixtures/small'), root, {
    recursive: true,
    filter: (path) => !path.endsWith('dist'),
  })
  const libraryFolder = join(root, 'data/library')
  const lines: string[] = []
  const load = () => loadKnowledge(root, analyzer, { libraryFolder, log: (line) => lines.push(line) })
  return { root, libraryFolder, lines, load }
}
const rules = (id: string, text: string) => ({
  entry: {
    id,
    title: `規程${id}`,
    importedAt: '2026-11-20T00:00:00.000Z',
    originalName: `${id}.txt`,
    sha256: '0'.repeat(64),
  },
  passages: [{ section: '第1条', place: '1行目', lines: [{ text }] }],
  leftOut: [],
})

it('knowledge with a block of its file zeroed is made again, the same, and the log says so once', () => {
  const { root, lines, load } = project()
  const first = wholeOf(load())
  const folder = join(root, 'dist/compiled')
  const file = join(folder, readdirSync(folder).find((name) => name.startsWith('corpus-'))!)
  const { size } = statSync(file)
  for (const at of [0, Math.floor(size / 2), size - 4096]) {
    const open = openSync(file, 'r+')
    const block = Buffer.alloc(4096)
    readSync(open, block, 0, block.length, at)
    writeSync(open, Buffer.alloc(4096), 0, 4096, at)
    lines.length = 0
    expect(wholeOf(load())).toEqual(first)
    expect(lines).toEqual([expect.stringMatching(/^warn .*corpus-\w+\.bin: it (is not|does not).+; it is made again$/)])
    expect(wholeOf(load())).toEqual(first)
    expect(lines).toHaveLength(1)
  }
})

it('a faulty document of the library is left out and named at every start, and the rest is there', () => {
  const { libraryFolder, lines, load } = project()
  writeDocuments(libraryFolder, [rules('good', '出社日は毎週水曜日とする。')])
  writeFileSync(join(libraryFolder, 'bad.md'), renderLibraryFile(rules('bad', 'x')).replace('title:', 'titel:'))
  // Ids of the corpus are its own.
  writeFileSync(join(libraryFolder, 'acme.md'), renderLibraryFile(rules('acme', 'x')))
  for (let start = 0; start < 2; start += 1) {
    lines.length = 0
    const { corpus } = load()
    expect(corpus.sources.at(-1)?.id).toBe('good')
    expect(corpus.passages.filter(({ verbatim }) => verbatim).map(({ text }) => text)).toEqual([
      '出社日は毎週水曜日とする。',
    ])
    expect(lines.map((line) => line.replace(/(answers: ).*\/library\//, '$1'))).toEqual([
      'error library: left out, the rest answers: acme.md:2:1  id  the id "acme" is the corpus\'s own; remove the document and import it again',
      'error library: left out, the rest answers: bad.md:2:1  title  missing',
      'error library: left out, the rest answers: bad.md:3:1  titel  unknown key; did you mean "title"?',
    ])
  }
})

it('where it cannot be kept, the answers are there all the same, and the log says why', () => {
  const { root, lines, load } = project()
  mkdirSync(join(root, 'dist'))
  writeFileSync(join(root, 'dist/compiled'), 'a file')
  expect(load().corpus.cases).toHaveLength(1)
  expect(lines).toEqual([
    expect.stringMatching(
      /^warn .*dist\/compiled: a file stands where a folder belongs \(EEXIST\); every start takes seconds longer/,
    ),
  ])
})

it('what was learnt is not learnt again where only other code or the library changed', () => {
  const { root, load } = project()
  const first = load()
  const folder = join(root, 'dist/compiled')
  const learnt = readdirSync(folder).filter((name) => name.startsWith('learnt-'))
  expect(learnt).toHaveLength(1)
  rmSync(join(folder, readdirSync(folder).find((name) => name.startsWith('corpus-'))!))
  const [before] = learnt.map((name) => statSync(join(folder, name)).mtimeMs)
  expect(wholeOf(load())).toEqual(wholeOf(first))
  expect(statSync(join(folder, learnt[0]!)).mtimeMs).toBe(before)
  writeFileSync(
    join(root, 'intents/answer.yml'),
    readFileSync(join(root, 'intents/answer.yml'), 'utf8').replace('申請は誰にしますか', '承認は誰がしますか'),
  )
  load()
  expect(readdirSync(folder).filter((name) => name.startsWith('learnt-'))).toHaveLength(2)
})

it('after each of many changes, what was kept before gives what analysing everything gives, to the last number', () => {
  const { root, libraryFolder } = project()
  const maker = knowledgeMaker(root, analyzer, { libraryFolder })
  const put = (id: string, text: string) => writeDocuments(libraryFolder, [rules(id, text)])
  const answer = (
    id: string,
    questions: string[],
    text: string,
    synonyms: string[][] = [],
  ): Taught['documents'][0] => ({
    ...{ id, questions, text, synonyms },
    ...{ source: '社内回答・鈴木 健', audience: 'everyone', on: '2026-11-30' },
  })
  const noted = (passageId: string, question: string): Taught['noted'][0] => ({ passageId, question, start: 0 })
  let taught = NOTHING_TAUGHT
  const changes: (() => void)[] = [
    () => put('b-office', '出社日は毎週水曜日とする。在宅勤務の申請は前日までに行う。'),
    // Before the other one: its new words come first.
    () => put('a-costs', '通信費は月額1,500円を会社が負担する。出社日の交通費は実費とする。'),
    () => put('c-hours', '深夜の就業は禁止する。中抜けは届け出る。'),
    () => put('a-costs', '通信費は月額2,000円を会社が負担する。'),
    () => {
      const documents = [answer('a1', ['保育園の迎え'], '中抜けとして届け出れば認められます。')]
      taught = { documents, noted: [], synonyms: [['リモワ', 'テレワーク']] }
    },
    () => {
      const documents = [...taught.documents, answer('a2', ['椅子は'], '椅子は貸し出します。', [['いす', '椅子']])]
      const more = [noted('acme#制度・運用', 'おひさまの下で働けますか'), noted('b-office#第1条', 'いつ顔を出すの')]
      taught = { ...taught, documents, noted: more }
    },
    () => expect(removeDocuments(libraryFolder, ['b-office'])).toEqual([]),
    () => {
      taught = { documents: taught.documents.slice(1), noted: taught.noted.slice(0, 1), synonyms: [] }
    },
    () => {
      taught = NOTHING_TAUGHT
    },
    () => expect(removeDocuments(libraryFolder, ['a-costs', 'c-hours'])).toEqual([]),
  ]
  for (const [i, change] of changes.entries()) {
    change()
    const kept = wholeOf(finish(maker.steps(taught)))
    expect(kept.corpus.passages.flatMap(({ blocks }) => blocks.flatMap((block) => block.noted))).toEqual(
      expect.arrayContaining(taught.noted.slice(0, 1).map(({ question }) => question)),
    )
    rmSync(join(libraryFolder, '../compiled'), { recursive: true, force: true })
    const anew = knowledgeMaker(root, analyzer, { libraryFolder })
    expect(kept, `change ${i}`).toEqual(wholeOf(finish(anew.steps(taught))))
  }
})

it('a change analyses what changed, and a start nothing', () => {
  const { root, libraryFolder } = project()
  const texts: string[] = []
  const counted: Analyzer = {
    analyze: (text) => {
      texts.push(text)
      return analyzer.analyze(text)
    },
  }
  const maker = knowledgeMaker(root, counted, { libraryFolder })
  const made = (by = maker, taught = NOTHING_TAUGHT) => {
    texts.length = 0
    finish(by.steps(taught))
    return [...texts]
  }
  writeDocuments(libraryFolder, [rules('b', '出社日は毎週水曜日とする。'), rules('c', '深夜の就業は禁止する。')])
  expect(made()).toEqual(expect.arrayContaining(['出社日は毎週水曜日とする。', '深夜の就業は禁止する。']))
  expect(made()).toEqual([])
  writeDocuments(libraryFolder, [rules('a', '通信費は会社が負担する。'), rules('c', '早朝の就業は禁止する。')])
  expect(made().filter((text) => text.endsWith('。'))).toEqual(['通信費は会社が負担する。', '早朝の就業は禁止する。'])
  removeDocuments(libraryFolder, ['b'])
  expect(made()).toEqual([])
  const taught: Taught = { ...NOTHING_TAUGHT, noted: [{ passageId: 'c#第1条', start: 0, question: '朝早くは' }] }
  expect(made(maker, taught)).toContain('朝早くは')
  expect(made(maker, taught)).toEqual([])
  expect(made(knowledgeMaker(root, counted, { libraryFolder }))).toEqual([])
  const folder = join(libraryFolder, '../compiled')
  expect(
    readdirSync(folder).filter((name) => name.startsWith('document-')),
    'of removed ones nothing',
  ).toHaveLength(3)
})
