/**
 * `npm run bench -- scale [SIZE…]`: own documents in a search engine beside this process, and in this process, side by side in one run.
 * For each size: passages of made-up words (as many and as common as in any text), then for the first size whole answers over
 * documents made of the corpus's sentences. One node; needs Java and Maven (test/engines/cluster.mjs).
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineConnection } from '../../dist/adapters/opensearch/connection.js'
import { indexState } from '../../dist/adapters/opensearch/index-state.js'
import { OpenSearchSearcher } from '../../dist/adapters/opensearch/opensearch-searcher.js'
import { createPostingsSearcher } from '../../dist/core/index/postings.js'
import { Vocabulary } from '../../dist/core/index/vocabulary.js'
import { SEARCH_SETTINGS } from '../../dist/core/ranking/ranking-weights.js'
import { lacksForCluster, startCluster } from '../engines/cluster.mjs'

const ROOT = join(import.meta.dirname, '../..')
const QUERIES = 300
const LIMIT = 40
const WORDS = 60_000
const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`)
const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]

export async function measureScale(sizes = [10_000, 100_000]) {
  const lacks = lacksForCluster()
  if (lacks !== undefined) throw new Error(lacks)
  const cluster = await startCluster({ nodes: 1, heap: '2g' })
  try {
    row('made-up passages', 'loaded', 'passages a second', 'index', 'search in the engine p50 / p95', 'in the process p50 / p95', 'MRR@10 engine / process', 'other hits')
    row('--:', '--:', '--:', '--:', '--:', '--:', '--:', '--:')
    for (const size of sizes) await searchRow(cluster, size)
    console.log()
    await answerTable(cluster)
  } finally {
    await cluster.close()
  }
}

function engineAt({ urls }, alias) {
  const connection = new EngineConnection({ urls })
  const searcher = new OpenSearchSearcher({ connection, alias, team: 'own', settings: SEARCH_SETTINGS, log: () => {} })
  const close = async () => {
    searcher.close()
    await connection.ask({ method: 'DELETE', path: `/${alias}-*`, timeoutMs: 30_000 })
    await connection.close()
  }
  return { connection, searcher, close }
}

async function searchRow(cluster, size) {
  const { passages, inProcess, queries } = madeUp(size)
  const { connection, searcher, close } = engineAt(cluster, `scale-${size}`)
  const started = performance.now()
  if (!(await searcher.bring(passages))) throw new Error('the engine did not take them')
  const loaded = (performance.now() - started) / 1000
  await connection.ask({ method: 'POST', path: `/scale-${size}/_forcemerge`, query: { max_num_segments: 1 }, timeoutMs: 600_000 })
  const { searched } = await indexState({ connection, alias: `scale-${size}`, team: 'own', now: Date.now })
  const times = { engine: [], process: [] }
  const ranks = { engine: 0, process: 0 }
  let others = 0
  for (const round of [0, 1]) {
    for (const { query, wanted } of queries) {
      const found = {}
      for (const [name, one] of [['engine', searcher], ['process', inProcess]]) {
        const start = performance.now()
        found[name] = await one.search(query, LIMIT)
        if (round === 0) continue
        times[name].push(performance.now() - start)
        const place = found[name].slice(0, 10).findIndex(({ passageId }) => passageId === wanted)
        ranks[name] += place < 0 ? 0 : 1 / (place + 1)
      }
      if (round === 1 && found.engine.some(({ score }, i) => Math.abs(score - found.process[i].score) > 1e-6 * score)) others += 1
    }
  }
  const both = (name) => `${number(at(times[name], 0.5), 1)} / ${number(at(times[name], 0.95), 1)} ms`
  const mrr = (name) => number(ranks[name] / queries.length, 4)
  row(number(size), `${number(loaded, 1)} s`, number(size / loaded), `${number(searched.bytes / 1e6, 1)} MB`, both('engine'), both('process'), `${mrr('engine')} / ${mrr('process')}`, `${others} of ${queries.length}`)
  await close()
}

/** Whole answers over documents of the corpus's own sentences, with the engine beside the process and without. */
async function answerTable(cluster) {
  const { createAssistant } = await import('../../dist/app/assistant.js')
  const folder = mkdtempSync(join(tmpdir(), 'scale-'))
  const documents = process.env.SCALE_DOCUMENTS ?? '60'
  const { searcher, close } = engineAt(cluster, 'scale-answers')
  try {
    execFileSync('node', [join(ROOT, 'test/bench/make-library.mjs'), join(folder, 'files'), documents, '50'], { cwd: ROOT })
    const files = readdirSync(join(folder, 'files')).map((name) => join(folder, 'files', name))
    execFileSync('node', [join(ROOT, 'dist/cli/main.js'), 'import', ...files], { env: { ...process.env, DATA_DIR: folder }, stdio: 'pipe' })
    const common = { root: ROOT, libraryFolder: join(folder, 'library'), watch: false, log: () => {} }
    const ownSearch = { searcher, bring: (passages) => searcher.bring(passages) }
    const asked = questions()
    const kinds = [['in the process', await createAssistant(common)], ['in the engine', await createAssistant({ ...common, ownSearch })]]
    const times = kinds.map(() => [])
    const answers = kinds.map(() => [])
    for (const round of [0, 1]) {
      for (const text of asked) {
        for (const [i, [, assistant]] of kinds.entries()) {
          const start = performance.now()
          const { excerpts } = await assistant.answer({ text })
          if (round === 0) continue
          times[i].push(performance.now() - start)
          answers[i].push(JSON.stringify(excerpts))
        }
      }
    }
    const same = answers[0].filter((answer, i) => answer === answers[1][i]).length
    const { passages } = kinds[0][1].index
    row(`whole answers, ${number(passages)} passages in all`, 'p50', 'p95', 'the same answers')
    row('---', '--:', '--:', '--:')
    kinds.forEach(([name], i) => {
      row(name, `${number(at(times[i], 0.5), 1)} ms`, `${number(at(times[i], 0.95), 1)} ms`, `${same} of ${asked.length}`)
    })
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function questions() {
  const lines = readFileSync(join(ROOT, 'test/retrieval/questions.tuning.jsonl'), 'utf8').trim().split('\n')
  return lines.slice(0, 150).map((line) => JSON.parse(line).question)
}

/** Passages of 20 to 150 different words, and queries of six words of one of them, which is to be found. */
function madeUp(size) {
  let state = size
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const vocabulary = new Vocabulary()
  const held = []
  const holders = []
  for (let document = 0; document < size; document += 1) {
    const terms = new Set()
    for (const length = 20 + Math.floor(130 * random()); terms.size < length; )
      terms.add(vocabulary.idOf(`語${Math.floor(WORDS ** random() ** 0.6)}`))
    for (const term of terms) (holders[term] ??= []).push(document)
    held.push(Int32Array.from(terms))
  }
  const from = new Int32Array(holders.length + 1)
  holders.forEach((documents, term) => {
    from[term + 1] = from[term] + documents.length
  })
  const lengths = Int32Array.from(held, ({ length }) => length)
  const ids = held.map((_, i) => `made-up-${i}`)
  const postings = { from, documents: Int32Array.from(holders.flat()), passages: Int32Array.from(ids, (_, i) => i), lengths }
  const index = { passages: ids.map((id) => ({ passage: { id } })), terms: vocabulary }
  const passages = {
    places: new Map(ids.map((id, place) => [id, place])),
    lengths,
    marks: Int32Array.from(ids, (_, i) => i),
    about: () => ({ document: 'made-up', foundBy: 'everyone' }),
    terms: (place) => Array.from(held[place], (term) => vocabulary.words[term]),
  }
  const queries = Array.from({ length: QUERIES }, () => {
    const place = Math.floor(random() * size)
    const terms = new Set(Array.from({ length: 6 }, () => held[place][Math.floor(random() * held[place].length)]))
    return { wanted: ids[place], query: { terms: Array.from(terms, (term, i) => ({ term: vocabulary.words[term], weight: i % 2 ? 0.7 : 1 })) } }
  })
  return { passages, inProcess: createPostingsSearcher(postings, index, SEARCH_SETTINGS), queries }
}
