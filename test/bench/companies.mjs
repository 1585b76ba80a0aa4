// The made-up companies of test/retrieval/companies as they really import: their rules found for each question, with the features
// of every sentence. For `npm run tune` (fit-own-rules.mjs).
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importDocuments } from '../../dist/app/importing.js'
import { loadKnowledge } from '../../dist/app/load-knowledge.js'
import { SearcherMaker } from '../../dist/app/searchers.js'
import { goldIn } from '../../dist/cli/score.js'
import { createCoreAssistant } from '../../dist/core/answers/create-assistant.js'
import { finish } from '../../dist/core/index/steps.js'
import { foldPlain } from '../../dist/core/text/width.js'

export const ROOT = join(import.meta.dirname, '../..')
const folder = join(ROOT, 'test/retrieval/companies')

export const COMPANIES = readdirSync(folder).sort()

export function rowsOf(company, file) {
  const text = readFileSync(join(folder, company, `${file}.jsonl`), 'utf8')
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line))
}

/** What is known with a company's documents, imported anew. */
export async function companyKnowledge(company, corpus, analyzer) {
  const data = mkdtempSync(join(tmpdir(), 'company-'))
  const libraryFolder = join(data, 'library')
  try {
    const documents = join(folder, company, 'documents')
    const paths = readdirSync(documents).sort().map((name) => join(documents, name))
    const { refused } = await importDocuments({ libraryFolder, paths, facts: {}, corpus, now: new Date('2026-11-30') })
    if (refused.length > 0) throw new Error(refused.map(({ path }) => path).join(', '))
    const knowledge = loadKnowledge(ROOT, analyzer, { libraryFolder })
    return { knowledge, searchers: finish(new SearcherMaker().steps(knowledge)) }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

export async function companyAssistant(company, corpus, analyzer) {
  const { knowledge, searchers } = await companyKnowledge(company, corpus, analyzer)
  return { assistant: createCoreAssistant({ knowledge, analyzer, ...searchers }) }
}

const SHOWN = 3
const READ_UNITS = 180

/** What an answer's first excerpts say, as a person reads them: gold counts where it stands in the first 180 characters. */
export function judge(row, { excerpts }) {
  const right = excerpts.slice(0, SHOWN).map(({ citation, text }) => citation.whose === 'own' && goldIn(row, foldPlain(text.slice(0, READ_UNITS))))
  return {
    hit1: right[0] === true,
    hit3: right.includes(true),
    ownFirst: excerpts[0]?.citation.whose === 'own',
    abstained: excerpts.length === 0,
    ownQuoted: excerpts.some(({ citation }) => citation.whose === 'own'),
  }
}
