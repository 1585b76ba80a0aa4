import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createAssistant } from '../../src/app/assistant.js'
import { importDocuments } from '../../src/app/importing.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { foldPlain } from '../../src/core/text/width.js'
import { PROJECT, theCorpus } from '../fixtures/loaded.js'
import { anEngineSearcher } from './engine.js'

interface Row {
  question: string
  gold_any: string[]
  gold_all: string[]
}

/** By how much the share of questions that find their rule may differ. */
const CLOSE = 0.01

it.each(['machine-works', 'start-up'])(
  'the rules of %s are found as often as in the process',
  async (company) => {
    const folder = join(PROJECT, 'test/retrieval/companies', company)
    const libraryFolder = mkdtempSync(join(tmpdir(), 'engine-company-'))
    const { searcher, close } = anEngineSearcher()
    try {
      const paths = readdirSync(join(folder, 'documents')).map((name) => join(folder, 'documents', name))
      await importDocuments({ libraryFolder, paths, facts: {}, corpus: theCorpus(), now: new Date('2026-11-30') })
      const ownSearch = { searcher, bring: searcher.bring.bind(searcher) }
      const common = { root: PROJECT, libraryFolder, watch: false, log: () => {} }
      const rows = readFileSync(join(folder, 'questions.jsonl'), 'utf8').trim().split('\n')
      const questions = rows.map((row) => JSON.parse(row) as Row)
      const inProcess = await found(await createAssistant(common), questions)
      const withEngine = await createAssistant({ ...common, ownSearch })
      // Who asks before the engine holds them all is told so.
      while (searcher.state.fault !== undefined) await pause(100)
      const inEngine = await found(withEngine, questions)
      const counts = `hit@1 ${inProcess.hit1} and ${inEngine.hit1}, hit@3 ${inProcess.hit3} and ${inEngine.hit3}`
      const same = inEngine.answers.filter((answer, i) => answer === inProcess.answers[i]).length
      console.log(`${company}: ${counts} of ${questions.length}; ${same} answers the same to the letter`)
      for (const hit of ['hit1', 'hit3'] as const)
        expect(Math.abs(inProcess[hit] - inEngine[hit]) / questions.length, counts).toBeLessThanOrEqual(CLOSE)
      expect(searcher.state.failed).toBe(0)
    } finally {
      await close()
      rmSync(libraryFolder, { recursive: true, force: true })
    }
  },
  240_000,
)

async function found(assistant: Assistant, questions: readonly Row[]) {
  const counts = { hit1: 0, hit3: 0, answers: [] as string[] }
  for (const { question, gold_any, gold_all } of questions) {
    const { excerpts } = await assistant.answer({ text: question })
    const right = excerpts.slice(0, 3).map(({ citation, text }) => {
      const said = foldPlain(text)
      const holds = (gold: string) => said.includes(foldPlain(gold))
      return citation.whose === 'own' && (gold_any ?? []).concat(gold_all ?? []).some(holds)
    })
    if (right[0]) counts.hit1 += 1
    if (right.includes(true)) counts.hit3 += 1
    counts.answers.push(excerpts.map(({ citation, text }) => `${citation.passageId} ${text}`).join('\n'))
  }
  return counts
}
