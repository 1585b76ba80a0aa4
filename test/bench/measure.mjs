/** One measurement in a process of its own: node measure.mjs WHAT [ARGUMENTS], one JSON line out. Started by bench.mjs. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { makeUpText } from './made-up-text.mjs'

const [what, ...args] = process.argv.slice(2)
const started = performance.now()
const megabytes = () => process.memoryUsage.rss() / 1e6
const rows = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

async function dictionary(loader) {
  const adapter = await import('../../dist/adapters/kuromoji/kuromoji.js')
  let analyzer
  if (loader === 'stock') {
    const folder = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'))
    analyzer = adapter.analyzerOver(await adapter.loadStockTokenizer(join(folder, 'dict')))
  } else analyzer = await adapter.loadKuromojiAnalyzer()
  analyzer.analyze('在宅勤務の残業は？')
  const ready = performance.now() - started
  const rss = megabytes()
  const { documents } = makeUpText(300, 0)
  for (const { text } of documents) analyzer.analyze(text)
  const start = performance.now()
  for (const { text } of documents) analyzer.analyze(text)
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0)
  return { ready, rss, perCharacter: ((performance.now() - start) * 1000) / characters }
}

async function retrieval(documents, questions) {
  const { loadRetrieval } = await import('../../dist/app/retrieval.js')
  const build = await loadRetrieval()
  const load = performance.now() - started
  const start = performance.now()
  const retrieval = build(documents)
  const built = performance.now() - start
  const times = []
  let reciprocal = 0
  for (const { question, doc } of questions) {
    const asked = performance.now()
    const ranked = await retrieval.rank(question, 100)
    times.push(performance.now() - asked)
    const place = ranked.indexOf(doc)
    if (place >= 0 && place < 10) reciprocal += 1 / (place + 1)
    await new Promise(setImmediate)
  }
  times.sort((a, b) => a - b)
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share))
  return { documents: documents.length, load, built, p50, p95, p99, rss: megabytes(), mrr: reciprocal / questions.length }
}

async function givenSet([docs, queries, gold]) {
  const right = new Map(gold ? rows(gold).map(({ qid, doc }) => [qid, doc]) : [])
  const questions = rows(queries).map(({ qid, question }) => ({ question, doc: right.get(qid) }))
  return { ...(await retrieval(rows(docs), questions)), gold: gold !== undefined }
}

async function madeUp(count) {
  const { documents, asked } = makeUpText(count, 2000)
  return retrieval(documents, asked)
}

const measurements = {
  dictionary: () => dictionary(args[0]),
  set: () => givenSet(args),
  'made-up': () => madeUp(Number(args[0])),
}
console.log(JSON.stringify(await measurements[what]()))
