/**
 * Fits src/core/retrieval-weights.ts: node test/bench/fit-retrieval.mjs DOCS QUESTIONS GOLD [DOCS QUESTIONS GOLD …], after
 * npm run build. Documents and questions as for `telework retrieve`, gold {"qid","doc"} lines.
 *
 * For each question the documents that the searcher finds are compared; the weights make the right one likeliest
 * (softmax over the scores, Adam, a little shrinkage). Blocks of questions in turn fit and check: the figures are of
 * questions that the weights have not seen; the weights printed at the end are fitted on all.
 */
import { readFileSync } from 'node:fs'
import { loadKuromojiAnalyzer } from '../../dist/adapters/kuromoji/kuromoji.js'
import { createMiniSearcher } from '../../dist/adapters/minisearch/minisearch.js'
import { RETRIEVAL_FEATURES, RetrievalComparison } from '../../dist/core/ranking/retrieval-comparison.js'
import { buildRetrievalIndex } from '../../dist/core/index/retrieval-index.js'
import { toRetrievalQuestion } from '../../dist/core/question/retrieval-question.js'
import { COMPARED_DOCUMENTS, TERM_SATURATION } from '../../dist/core/index/retrieval-weights.js'

const WIDTH = RETRIEVAL_FEATURES.length
const STEPS = 300
const SHRINKAGE = 1e-4
const BLOCKS = 20

const rows = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

/** One set: for each question the candidates' features, one behind the other, and the right one's place (-1: not found). */
async function loadSet(analyzer, [docs, questions, gold]) {
  const documents = rows(docs)
  const index = buildRetrievalIndex(documents, analyzer)
  const searcher = createMiniSearcher(
    documents.map(({ id }, i) => ({ id, terms: index.termsOf(i) })),
    TERM_SATURATION,
  )
  const comparison = new RetrievalComparison(index)
  const right = new Map(rows(gold).map(({ qid, doc }) => [qid, doc]))
  const one = new Float64Array(WIDTH)
  const asked = []
  for (const { qid, question: text } of rows(questions)) {
    const question = toRetrievalQuestion(text, index, analyzer)
    const hits = await searcher.search({ terms: question.searchTerms }, COMPARED_DOCUMENTS)
    comparison.take(question)
    const features = new Float32Array(hits.length * WIDTH)
    hits.forEach(({ passageId }, i) => {
      comparison.compare(index.positionOf.get(passageId), one)
      features.set(one, i * WIDTH)
    })
    asked.push({ features, count: hits.length, right: hits.findIndex(({ passageId }) => passageId === right.get(qid)) })
  }
  return { name: docs.split('/').at(-1), asked }
}

/** `columns`: which features count; the others' weights stay 0. Each set counts the same. */
function fit(sets, columns) {
  const spread = spreadOf(sets)
  const weights = new Float64Array(WIDTH)
  const first = new Float64Array(WIDTH)
  const second = new Float64Array(WIDTH)
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = Float64Array.from(weights, (weight) => SHRINKAGE * weight)
    for (const asked of sets) addGradient(asked, weights, spread, gradient, sets.length)
    const rate = step < 0.6 * STEPS ? 0.1 : 0.02
    for (const f of columns) {
      first[f] = 0.9 * first[f] + 0.1 * gradient[f]
      second[f] = 0.99 * second[f] + 0.01 * gradient[f] ** 2
      weights[f] -= (rate * (first[f] / (1 - 0.9 ** step))) / (Math.sqrt(second[f] / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return weights.map((weight, f) => weight / spread[f])
}

function addGradient(asked, weights, spread, gradient, share) {
  const known = asked.filter(({ right }) => right >= 0)
  const factors = weights.map((weight, f) => weight / spread[f])
  const sum = new Float64Array(WIDTH)
  for (const { features, count, right } of known) {
    const scores = new Float64Array(count)
    let best = Number.NEGATIVE_INFINITY
    for (let i = 0; i < count; i += 1) {
      let score = 0
      for (let f = 0; f < WIDTH; f += 1) score += factors[f] * features[i * WIDTH + f]
      scores[i] = score
      best = Math.max(best, score)
    }
    let total = 0
    for (let i = 0; i < count; i += 1) total += scores[i] = Math.exp(scores[i] - best)
    for (let i = 0; i < count; i += 1) {
      const error = scores[i] / total - (i === right ? 1 : 0)
      if (Math.abs(error) > 1e-5) for (let f = 0; f < WIDTH; f += 1) sum[f] += error * features[i * WIDTH + f]
    }
  }
  for (let f = 0; f < WIDTH; f += 1) gradient[f] += sum[f] / spread[f] / known.length / share
}

function spreadOf(sets) {
  const sums = [new Float64Array(WIDTH), new Float64Array(WIDTH)]
  let n = 0
  for (const { features, count } of sets.flat()) {
    n += count
    for (let k = 0; k < count * WIDTH; k += 1) {
      sums[0][k % WIDTH] += features[k]
      sums[1][k % WIDTH] += features[k] ** 2
    }
  }
  return sums[0].map((sum, f) => Math.sqrt(sums[1][f] / n - (sum / n) ** 2) || 1)
}

function reciprocalRank(asked, weights) {
  let sum = 0
  for (const { features, count, right } of asked) {
    if (right < 0) continue
    const score = (i) => weights.reduce((total, weight, f) => total + weight * features[i * WIDTH + f], 0)
    const own = score(right)
    let rank = 1
    for (let i = 0; i < count; i += 1) if (i !== right && score(i) > own) rank += 1
    if (rank <= 10) sum += 1 / rank
  }
  return sum / asked.length
}

/** Half of the blocks fit, the other half checks, and the other way round. */
function crossValidate(sets, columns) {
  const half = ({ asked }, k) => asked.filter((_, i) => Math.floor((i * BLOCKS) / asked.length) % 2 === k)
  const figures = sets.map(() => 0)
  for (const k of [0, 1]) {
    const weights = fit(
      sets.map((set) => half(set, k)),
      columns,
    )
    sets.forEach((set, i) => {
      figures[i] += reciprocalRank(half(set, 1 - k), weights) / 2
    })
  }
  return sets.map(({ name }, i) => `${name} ${figures[i].toFixed(4)}`).join('  ')
}

const paths = process.argv.slice(2).filter((argument) => argument !== '--ablate')
if (paths.length === 0 || paths.length % 3 !== 0) {
  console.error('usage: node test/bench/fit-retrieval.mjs [--ablate] DOCS QUESTIONS GOLD [DOCS QUESTIONS GOLD ...]')
  process.exit(2)
}
const analyzer = await loadKuromojiAnalyzer()
const sets = []
for (let i = 0; i < paths.length; i += 3) sets.push(await loadSet(analyzer, paths.slice(i, i + 3)))
for (const { name, asked } of sets) {
  console.log(`${name}: found among the candidates ${(asked.filter(({ right }) => right >= 0).length / asked.length).toFixed(4)}`)
}
const all = RETRIEVAL_FEATURES.map((_, f) => f)
console.log(`MRR@10 on unseen halves: ${crossValidate(sets, all)}`)
if (process.argv.includes('--ablate')) {
  for (const f of all) {
    const others = all.filter((other) => other !== f)
    console.log(`  without ${RETRIEVAL_FEATURES[f]}: ${crossValidate(sets, others)}`)
  }
}
const weights = fit(
  sets.map(({ asked }) => asked),
  all,
)
RETRIEVAL_FEATURES.forEach((name, f) => {
  console.log(`  ${name}: ${weights[f].toFixed(2)},`)
})
