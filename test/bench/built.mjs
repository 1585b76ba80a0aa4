// Assistants of a built checkout, this one or an older one beside it: with the corpus alone, or with a made-up company's documents.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const RETRIEVAL = join(import.meta.dirname, '../retrieval')
export const COMPANY_FOLDER = join(RETRIEVAL, 'companies')

/** What is recorded below a folder, each as the turns of a conversation: mostly of one. */
export function recorded(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map(({ question, text, turns }) => (turns ? turns.map((turn) => turn.question) : [question ?? text]))
}

export async function assistantOf(root, options = {}) {
  // Where builds have had it, the newest first.
  const path = ['dist/app/assistant.js', 'dist/assistant.js'].map((each) => join(root, each)).find(existsSync)
  if (!path) throw new Error(`${root} holds no built assistant`)
  const { createAssistant } = await import(path)
  return createAssistant({ root, watch: false, log: () => {}, ...options })
}

/** False for builds of before documents could be imported as they are now. */
export function canImport(root) {
  return existsSync(join(root, 'dist/app/importing.js'))
}

/** The same with the documents of one of test/retrieval/companies, imported by that checkout. */
export async function assistantWithOwn(root, company) {
  const { importDocuments } = await import(join(root, 'dist/app/importing.js'))
  const { loadCorpus } = await import(join(root, 'dist/data/load-corpus.js'))
  const data = mkdtempSync(join(tmpdir(), 'own-'))
  try {
    const libraryFolder = join(data, 'library')
    const documents = join(COMPANY_FOLDER, company, 'documents')
    const paths = readdirSync(documents).sort().map((name) => join(documents, name))
    await importDocuments({ libraryFolder, paths, facts: {}, corpus: loadCorpus(root), now: new Date('2026-11-30') })
    return await assistantOf(root, { libraryFolder })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
