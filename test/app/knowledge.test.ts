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
import { loadKnowledge } from '../../src/app/knowledge.js'
import { packKnowledge } from '../../src/core/index/knowledge.js'
import type { Analyzer } from '../../src/core/text/analyzer.js'
import { renderLibraryFile } from '../../src/data/library-file.js'
import { writeDocuments } from '../../src/data/library-store.js'
import { theAnalyzer } from '../fixtures/loaded.js'

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
  const first = packKnowledge(load())
  const folder = join(root, 'dist/compiled')
  const file = join(folder, readdirSync(folder).find((name) => name.startsWith('knowledge-'))!)
  const { size } = statSync(file)
  for (const at of [0, Math.floor(size / 2), size - 4096]) {
    const open = openSync(file, 'r+')
    const block = Buffer.alloc(4096)
    readSync(open, block, 0, block.length, at)
    writeSync(open, Buffer.alloc(4096), 0, 4096, at)
    lines.length = 0
    expect(packKnowledge(load())).toEqual(first)
    expect(lines).toEqual([
      expect.stringMatching(/^warn .*knowledge-\w+\.bin: it (is not|does not).+; it is made again$/),
    ])
    expect(packKnowledge(load())).toEqual(first)
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
  rmSync(join(folder, readdirSync(folder).find((name) => name.startsWith('knowledge-'))!))
  const [before] = learnt.map((name) => statSync(join(folder, name)).mtimeMs)
  expect(packKnowledge(load())).toEqual(packKnowledge(first))
  expect(statSync(join(folder, learnt[0]!)).mtimeMs).toBe(before)
  writeFileSync(
    join(root, 'intents/answer.yml'),
    readFileSync(join(root, 'intents/answer.yml'), 'utf8').replace('申請は誰にしますか', '承認は誰がしますか'),
  )
  load()
  expect(readdirSync(folder).filter((name) => name.startsWith('learnt-'))).toHaveLength(2)
})
