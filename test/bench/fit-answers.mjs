// Fits the ranking's and the confidence's weights to the questions in test/retrieval and shows, for each writer left out, what
// the others' questions give: `npm run build && npm run tune`. Weights are copied by hand, rounded, into src/core/ranking.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKuromojiAnalyzer } from '../../dist/adapters/kuromoji/kuromoji.js'
import { createMiniSearcher } from '../../dist/adapters/minisearch/minisearch.js'
import { loadKnowledge } from '../../dist/app/load-knowledge.js'
import { goldIn, unitFits } from '../../dist/cli/score.js'
import { toRankingQuestion } from '../../dist/core/answers/answering.js'
import { IntentClassifier } from '../../dist/core/index/intent-classifier.js'
import { intentFeatures } from '../../dist/core/index/intent-features.js'
import { lexiconOf } from '../../dist/core/index/lexicon.js'
import { BoundTranslations } from '../../dist/core/index/translation/bound-translations.js'
import { maskNames } from '../../dist/core/index/name-mask.js'
import { searchablePassages } from '../../dist/core/index/postings.js'
import { Thesaurus } from '../../dist/core/index/thesaurus.js'
import { toQuery } from '../../dist/core/question/concepts.js'
import { SlotReader } from '../../dist/core/question/slots.js'
import { unheldThings } from '../../dist/core/question/unheld-compounds.js'
import { offSubject, understand } from '../../dist/core/question/understanding.js'
import { CONFIDENCE_WEIGHTS, confidenceFeatures } from '../../dist/core/ranking/confidence.js'
import { Ranker, unknownPairs } from '../../dist/core/ranking/ranking.js'
import { CANDIDATE_PASSAGES, RANKING_WEIGHTS, SEARCH_SETTINGS } from '../../dist/core/ranking/ranking-weights.js'
import { fitLogistic, fitRanking, shareRight } from './fitting.mjs'

const root = join(import.meta.dirname, '../..')
const STRANGERS = ['employees', 'managers', 'town-halls', 'administrators', 'sales']
const WRITERS = ['tuning', 'held-out', ...STRANGERS]
/** Those who had not seen the corpus count twice. */
const weightOf = (writer) => (STRANGERS.includes(writer) ? 2 : 1)
/** Nothing in these questions speaks for or against them, or what a reader minds and a gold string does not see. */
const HELD = ['notedSameness', 'kindAgreement', 'polarity', 'remedyAsked']
const MOST_SENTENCES = 100

function rowsOf(kind, writer) {
  const name = STRANGERS.includes(writer) ? `strangers/${writer}/${kind}.jsonl` : `${kind}.${writer}.jsonl`
  const text = readFileSync(join(root, 'test/retrieval', name), 'utf8')
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line))
}

const analyzer = await loadKuromojiAnalyzer()
const knowledge = loadKnowledge(root, analyzer)
const { corpus, index, intents } = knowledge
const ranker = new Ranker(index, { ...knowledge, translations: BoundTranslations.over(knowledge.translations, index) })
const searcher = createMiniSearcher(searchablePassages(knowledge.postings, index), SEARCH_SETTINGS)
const tools = {
  analyzer,
  vocabulary: index.terms,
  lexicon: lexiconOf(index),
  pairs: index.pairs,
  thesaurus: new Thesaurus(knowledge.thesaurus),
  slotReader: new SlotReader(corpus, knowledge.caseNames),
  sourceWords: new Set(corpus.sources.flatMap(({ topics }) => topics)),
  classifier: new IntentClassifier(intents, intentFeatures(maskNames(corpus), analyzer, index.terms), knowledge.intentModel),
}

async function rank(question) {
  const understanding = understand(question, tools)
  const hits = await searcher.search(toQuery(understanding.concepts, index.terms), CANDIDATE_PASSAGES)
  const asked = toRankingQuestion(understanding, corpus)
  return { understanding, asked, ranked: ranker.rankFound(asked, hits) }
}

/** 1 where the gold stands in the sentence, and the sentence in the right case where one is named. */
function labelOf(row, { passage: { passage }, sentence }) {
  if (!goldIn(row, passage.text.slice(sentence.span.start, sentence.span.end))) return 0
  const unit = row.unit ?? row.units_ok?.[0]
  if (unit === undefined || row.source === 'any') return 1
  return unitFits({ ...row, unit }, { source: passage.source, title: passage.title, section: passage.section }) ? 1 : 0
}

const features = Object.keys(RANKING_WEIGHTS)
const measures = Object.keys(CONFIDENCE_WEIGHTS).filter((key) => key !== 'bias')
const questions = []
const judged = []
for (const writer of WRITERS) {
  for (const row of rowsOf('questions', writer)) {
    const found = await rank(row.question)
    const items = found.ranked.slice(0, MOST_SENTENCES).map((scored) => ({
      x: features.map((feature) => scored.feature(feature)),
      y: labelOf(row, scored),
    }))
    questions.push({ writer, weight: weightOf(writer), items })
    judged.push(judge(found, writer, 'answerable'))
  }
  for (const row of rowsOf('unanswerable', writer)) judged.push(judge(await rank(row.question), writer, row.kind))
}

function judge({ understanding, asked, ranked }, writer, kind) {
  const measured = confidenceFeatures(ranked, {
    concepts: understanding.concepts,
    named: understanding.slots.caseIds.length > 0,
    unknownPairs: unknownPairs(asked.restated, index),
    unheldCompounds: unheldThings(understanding, index.terms),
    offSubject: offSubject(understanding),
    conceptsOf: (sentence) => ranker.conceptsOf(sentence),
  })
  return { writer, kind, x: measures.map((name) => measured[name]), y: kind === 'answerable' ? 1 : 0 }
}

const shares = (values) => values.map((value) => value.toFixed(3)).join(' / ')
const print = (names, values) => console.log(names.map((name, k) => `  ${name}: ${values[k].toFixed(2)}`).join('\n'))

const present = features.map((feature) => RANKING_WEIGHTS[feature])
const free = features.map((feature) => (HELD.includes(feature) ? 0 : 1))
console.log('ranking: the best sentence, one of the best three holds the answer (present weights | fitted without the writer)')
for (const writer of WRITERS) {
  const own = questions.filter((question) => question.writer === writer)
  const others = fitRanking(questions.filter((question) => question.writer !== writer), present, free)
  console.log(`  ${writer}: ${shares(shareRight(own, present))} | ${shares(shareRight(own, others))}`)
}
console.log('fitted to all')
print(features, fitRanking(questions, present, free))

/** Answerable questions weigh a half, near ones a third, far ones the rest. */
const CLASSES = { answerable: 0.5, near: 0.35, far: 0.15 }
function weighed(rows) {
  const sums = {}
  for (const { kind, writer } of rows) sums[kind] = (sums[kind] ?? 0) + weightOf(writer)
  return rows.map((row) => ({ ...row, weight: (CLASSES[row.kind] * weightOf(row.writer)) / sums[row.kind] }))
}

console.log('confidence: turned away at thresholds, each writer by a model of the others (answerable / near / far)')
const beliefs = judged.map(() => 0)
for (const writer of WRITERS) {
  const { bias, w } = fitLogistic(weighed(judged.filter((row) => row.writer !== writer)))
  judged.forEach((row, i) => {
    if (row.writer === writer) beliefs[i] = 1 / (1 + Math.exp(-row.x.reduce((sum, value, k) => sum + value * w[k], bias)))
  })
}
for (const threshold of [0.2, 0.25, 0.3, 0.35, 0.4]) {
  const below = Object.keys(CLASSES).map((kind) => {
    const own = beliefs.filter((_, i) => judged[i].kind === kind && STRANGERS.includes(judged[i].writer))
    return own.filter((belief) => belief < threshold).length / own.length
  })
  console.log(`  ${threshold}: ${shares(below)}`)
}
const all = fitLogistic(weighed(judged))
console.log('fitted to all')
print(['bias', ...measures], [all.bias, ...all.w])
