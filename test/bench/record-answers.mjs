/**
 * node test/bench/record-answers.mjs ROOT > FILE: everything that a built checkout answers to the questions recorded in test/retrieval
 * (answers with their reasons, conversations turn by turn, look-ups by command), a line each; with each made-up company's documents,
 * what it asks and some of the rest. Where only speed changed, the files of two checkouts are the same (`cmp`). Numbers are rounded to twelve digits:
 * sums may be added in another order.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const RETRIEVAL = join(import.meta.dirname, '../retrieval')
const COMPANIES = join(RETRIEVAL, 'companies')
const EVERY = 10
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../..'))
const { createAssistant } = await import(join(root, 'dist/app/assistant.js'))
const { importDocuments } = await import(join(root, 'dist/app/importing.js'))
const { loadCorpus } = await import(join(root, 'dist/data/load-corpus.js'))

const conversations = recorded(RETRIEVAL)
const corpus = loadCorpus(root)
await record('corpus', await createAssistant({ root, watch: false }), conversations)
for (const company of readdirSync(COMPANIES).sort()) {
  const data = mkdtempSync(join(tmpdir(), 'record-'))
  try {
    const libraryFolder = join(data, 'library')
    const documents = join(COMPANIES, company, 'documents')
    const paths = readdirSync(documents).sort().map((name) => join(documents, name))
    await importDocuments({ libraryFolder, paths, facts: {}, corpus, now: new Date('2026-11-30') })
    const assistant = await createAssistant({ root, libraryFolder, watch: false, log: () => {} })
    const some = conversations.filter((_, i) => i % EVERY === 0)
    await record(company, assistant, [...recorded(join(COMPANIES, company)), ...some])
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** What was asked, each as the turns of a conversation: mostly of one. */
function recorded(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map(({ question, text, turns }) => (turns ? turns.map((turn) => turn.question) : [question ?? text]))
}

async function record(of, assistant, conversations) {
  const write = (how, asked, answer) => console.log(JSON.stringify([of, how, asked, answer], rounded))
  for (const turns of conversations) {
    let thread
    for (const text of turns) {
      const answered = await assistant.converse({ text, explain: true, ...(thread && { thread }) })
      thread = answered.thread
      write('converse', text, answered)
    }
    write('case', turns[0], await assistant.caseStudy(turns[0]))
    write('checklist', turns[0], await assistant.checklist(turns[0]))
    write('snippets', turns[0], await assistant.snippets(turns[0]))
  }
}

function rounded(_name, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value
}
