import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { loadRetrieval } from '../app/retrieval.js'
import { parseJsonLines, readTextFile, UsageError } from './input.js'

const USAGE = 'telework retrieve --docs D.jsonl --queries Q.jsonl'
const RANKED = 100

const documentLine = z.object({ id: z.string(), title: z.string().default(''), text: z.string() })
const queryLine = z.object({ qid: z.union([z.string(), z.number()]), question: z.string() })

/**
 * `telework retrieve` (DESIGN.md §4): the analyzer, index and ranking alone, on any documents. One line a question on standard
 * output; `ms` is the time for that question, analysis included. Throws UsageError before the first line goes out.
 */
export async function retrieve(args: string[]): Promise<number> {
  const { docs, queries } = parseOptions(args)
  const documents = parseJsonLines(readTextFile(docs), docs, documentLine)
  const questions = parseJsonLines(readTextFile(queries), queries, queryLine)
  checkIds(documents, docs)
  const start = performance.now()
  const build = await loadRetrieval()
  const loaded = performance.now()
  const retrieval = build(documents)
  const built = performance.now()
  for (const { qid, question } of questions) {
    const asked = performance.now()
    const ranked = await retrieval.rank(question, RANKED)
    const ms = round(performance.now() - asked)
    process.stdout.write(`${JSON.stringify({ qid, ranked, ms })}\n`)
    // As between two questions of people: writes are finished, and what belongs to the last question is let go.
    await setImmediate()
  }
  const figures = {
    documents: documents.length,
    load_ms: round(loaded - start),
    build_ms: round(built - loaded),
    rss_mb: round(process.memoryUsage.rss() / 1e6),
  }
  console.error(JSON.stringify(figures))
  return 0
}

function parseOptions(args: string[]): { docs: string; queries: string } {
  try {
    const { values } = parseArgs({ args, options: { docs: { type: 'string' }, queries: { type: 'string' } } })
    const { docs, queries } = values
    if (docs !== undefined && queries !== undefined) return { docs, queries }
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0]}; usage: ${USAGE}`)
  }
  throw new UsageError(`retrieve needs both files: ${USAGE}`)
}

function checkIds(documents: { id: string }[], name: string): void {
  const seen = new Set<string>()
  for (const { id } of documents) {
    if (seen.has(id)) throw new UsageError(`${name}: two documents have the id "${id}"`)
    seen.add(id)
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
