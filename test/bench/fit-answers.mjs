// Fits the ranking's and the confidence's weights on the tuning half of test/retrieval and shows what they give on both
// halves: `npm run build && npm run tune`. Weights are copied by hand, rounded, into src/core.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKuromojiAnalyzer } from '../../dist/adapters/kuromoji/kuromoji.js'
import { createMiniSearcher } from '../../dist/adapters/minisearch/minisearch.js'
import { loadKnowledge } from '../../dist/app/knowledge.js'
import { goldIn, unitFits } from '../../dist/cli/score.js'
import { offSubject, toRankingQuestion } from '../../dist/core/answers/answering.js'
import { toQuery } from '../../dist/core/question/concepts.js'
import { CONFIDENCE_WEIGHTS, confidenceFeatures } from '../../dist/core/ranking/confidence.js'
import { IntentClassifier } from '../../dist/core/index/intent-classifier.js'
import { intentFeatures } from '../../dist/core/index/intent-features.js'
import { Lexicon } from '../../dist/core/index/lexicon.js'
import { maskNames } from '../../dist/core/index/name-mask.js'
import { searchablePassages } from '../../dist/core/index/postings.js'
import { Ranker, unknownPairs } from '../../dist/core/ranking/ranking.js'
import { CANDIDATE_PASSAGES, RANKING_WEIGHTS, SEARCH_SETTINGS } from '../../dist/core/ranking/ranking-weights.js'
import { SlotReader } from '../../dist/core/question/slots.js'
import { Thesaurus } from '../../dist/core/index/thesaurus.js'
import { understand } from '../../dist/core/question/understanding.js'

const root = join(import.meta.dirname, '../..')
const rows = (name) =>
  readFileSync(join(root, 'test/retrieval', name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))

const analyzer = await loadKuromojiAnalyzer()
const { corpus, index, intents, intentModel, postings, thesaurus } = loadKnowledge(root, analyzer)
const ranker = new Ranker(index)
const searcher = createMiniSearcher(
  searchablePassages(postings, index),
  SEARCH_SETTINGS,
)
const tools = {
  analyzer,
  vocabulary: index.terms,
  lexicon: new Lexicon(index.termsByReading, index.terms.words),
  thesaurus: new Thesaurus(thesaurus),
  slotReader: new SlotReader(corpus),
  sourceWords: new Set(corpus.sources.flatMap(({ topics }) => topics)),
  classifier: new IntentClassifier(intents, intentFeatures(maskNames(corpus), analyzer, index.terms), intentModel),
}

async function rank(question) {
  const understanding = understand(question, tools)
  const hits = await searcher.search(toQuery(understanding.concepts, index.terms), CANDIDATE_PASSAGES)
  const asked = toRankingQuestion(understanding, corpus)
  return { understanding, asked, ranked: ranker.rank(asked, hits) }
}

/** A sentence is right where the gold stands in it or in its neighbours, in the right case; half where it is elsewhere. */
function labelOf(row, { passage: { passage }, sentence }) {
  const at = passage.sentences.indexOf(sentence.span)
  const near = passage.sentences.slice(Math.max(0, at - 1), at + 2)
  const own = passage.text.slice(sentence.span.start, sentence.span.end)
  const around = passage.text.slice(near[0].start, near.at(-1).end)
  const inUnit = unitFits(row, { source: passage.source, title: passage.title, section: passage.section })
  if (goldIn(row, own)) return inUnit ? 1 : 0.15
  return inUnit && goldIn(row, around) ? 0.5 : 0
}

const names = Object.keys(RANKING_WEIGHTS)
async function rankingData(half) {
  const data = []
  for (const row of rows(`questions.${half}.jsonl`)) {
    const { ranked } = await rank(row.question)
    data.push(ranked.slice(0, 400).map((s) => ({ x: names.map((n) => s.features[n]), y: labelOf(row, s) })))
  }
  return data.filter((items) => items.some(({ y }) => y > 0))
}

/** Softmax over each question's sentences, by gradient descent from the present weights, drawn to them by `pull`. */
function fitRanking(data, start, { epochs = 400, rate = 1, pull = 0.01 } = {}) {
  const w = [...start]
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const g = w.map((value, k) => pull * (value - start[k]))
    for (const items of data) {
      const scores = items.map(({ x }) => x.reduce((sum, value, k) => sum + value * w[k], 0))
      const top = Math.max(...scores)
      const powers = scores.map((score) => Math.exp(score - top))
      const all = powers.reduce((a, b) => a + b, 0)
      const right = powers.reduce((sum, power, i) => sum + power * items[i].y, 0)
      items.forEach(({ x, y }, i) => {
        const error = powers[i] / all - (powers[i] * y) / right
        if (Math.abs(error) > 1e-6) for (let k = 0; k < w.length; k += 1) g[k] += (error * x[k]) / data.length
      })
    }
    for (let k = 0; k < w.length; k += 1) w[k] -= rate * g[k]
  }
  return w
}

/** Share of questions whose best sentence (with its neighbours) is right. */
const rightFirst = (data, w) =>
  data.filter((items) => {
    const score = ({ x }) => x.reduce((sum, value, k) => sum + value * w[k], 0)
    return items.reduce((best, item) => (score(item) > score(best) ? item : best)).y >= 0.5
  }).length / data.length

const [tuning, heldOut] = [await rankingData('tuning'), await rankingData('held-out')]
const present = names.map((name) => RANKING_WEIGHTS[name])
const fitted = fitRanking(tuning, present)
const show = (label, w) => console.log(`${label}  tuning ${rightFirst(tuning, w).toFixed(3)}  held-out ${rightFirst(heldOut, w).toFixed(3)}`)
show('ranking, present', present)
show('ranking, fitted ', fitted)
console.log(names.map((name, k) => `  ${name}: ${fitted[k].toFixed(2)}`).join('\n'))

async function confidenceData(half) {
  const read = async (question) => {
    const { understanding, asked, ranked } = await rank(question)
    const about = { named: understanding.slots.caseIds.length > 0, unknownPairs: unknownPairs(asked.restated, index), offSubject: offSubject(understanding) }
    return confidenceFeatures(ranked, { concepts: understanding.concepts, ...about }, index)
  }
  const data = []
  for (const { question } of rows(`questions.${half}.jsonl`)) data.push({ f: await read(question), y: 1, kind: 'answerable' })
  for (const { question, kind } of rows(`unanswerable.${half}.jsonl`)) data.push({ f: await read(question), y: 0, kind })
  return data
}

/** Logistic regression, both classes weighing the same. */
function fitConfidence(data, keys, { epochs = 4000, rate = 1.5, decay = 0.001 } = {}) {
  const w = keys.map(() => 0)
  let bias = 0
  const share = [0, 1].map((label) => 1 / data.filter(({ y }) => y === label).length)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const g = w.map((value) => decay * value)
    let gb = 0
    for (const { f, y } of data) {
      const z = keys.reduce((sum, key, k) => sum + w[k] * f[key], bias)
      const error = (1 / (1 + Math.exp(-z)) - y) * share[y]
      keys.forEach((key, k) => (g[k] += error * f[key]))
      gb += error
    }
    for (let k = 0; k < w.length; k += 1) w[k] -= rate * g[k]
    bias -= rate * gb
  }
  return { bias, w }
}

const keys = Object.keys(CONFIDENCE_WEIGHTS).filter((key) => key !== 'bias')
const halves = { tuning: await confidenceData('tuning'), 'held-out': await confidenceData('held-out') }
const model = fitConfidence(halves.tuning, keys)
console.log(`confidence, fitted\n  bias: ${model.bias.toFixed(2)}\n${keys.map((key, k) => `  ${key}: ${model.w[k].toFixed(2)}`).join('\n')}`)
for (const threshold of [0.15, 0.2, 0.25, 0.3, 0.4]) {
  for (const [half, data] of Object.entries(halves)) {
    const below = (kind) => {
      const own = data.filter((row) => row.kind === kind)
      const z = ({ f }) => keys.reduce((sum, key, k) => sum + model.w[k] * f[key], model.bias)
      return (own.filter((row) => 1 / (1 + Math.exp(-z(row))) < threshold).length / own.length).toFixed(3)
    }
    console.log(`  below ${threshold}, ${half}: answerable ${below('answerable')}, far ${below('far')}, near ${below('near')}`)
  }
}
