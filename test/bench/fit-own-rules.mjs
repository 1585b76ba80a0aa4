// Fits the weights and the confidence of one's own rules to the made-up companies of test/retrieval/companies and shows, for each
// company left out, what the others' questions give: `npm run build && npm run tune`. Weights are copied by hand, rounded,
// into src/core/ranking/own-rules.ts and own-confidence.ts. The topics were partly written in sight of these companies, and
// those of an unseen company are not: so each question is also read with two fifths of the topics taken away, twice.
import { loadKuromojiAnalyzer } from '../../dist/adapters/kuromoji/kuromoji.js'
import { goldIn } from '../../dist/cli/score.js'
import { toRankingQuestion } from '../../dist/core/answers/answering.js'
import { OwnRulesFinder } from '../../dist/core/answers/own-rules-finding.js'
import { IntentClassifier } from '../../dist/core/index/intent-classifier.js'
import { intentFeatures } from '../../dist/core/index/intent-features.js'
import { finish } from '../../dist/core/index/steps.js'
import { lexiconOf } from '../../dist/core/index/lexicon.js'
import { BoundTranslations } from '../../dist/core/index/translation/bound-translations.js'
import { maskNames } from '../../dist/core/index/name-mask.js'
import { OWN_CONCEPTS, ownWords } from '../../dist/core/index/own-words.js'
import { analyseTopics, TopicReader, topicSteps } from '../../dist/core/index/rule-topics.js'
import { Thesaurus } from '../../dist/core/index/thesaurus.js'
import { SlotReader } from '../../dist/core/question/slots.js'
import { understand } from '../../dist/core/question/understanding.js'
import { OWN_CONFIDENCE_WEIGHTS, ownConfidenceFeatures } from '../../dist/core/ranking/own-confidence.js'
import { OWN_RULE_WEIGHTS } from '../../dist/core/ranking/own-rules.js'
import { Ranker } from '../../dist/core/ranking/ranking.js'
import { foldPlain } from '../../dist/core/text/width.js'
import { loadCorpus } from '../../dist/data/load-corpus.js'
import { COMPANIES, companyKnowledge, ROOT, rowsOf } from './companies.mjs'
import { fitLogistic, fitRanking } from './fitting.mjs'

const MOST_SENTENCES = 150
const features = Object.keys(OWN_RULE_WEIGHTS)
const measures = Object.keys(OWN_CONFIDENCE_WEIGHTS).filter((key) => key !== 'bias')
const present = features.map((feature) => OWN_RULE_WEIGHTS[feature])

const analyzer = await loadKuromojiAnalyzer()
const corpus = loadCorpus(ROOT)

/** Which fifths of the topics are taken away. */
const TAKEN = [[], [0, 1], [2, 3]]
const fifthOf = (topic) => ((topic * 7919) % 1009) % 5

/** What is found for a company's questions: sentences with their features, and what the confidence is made of. */
async function findAll(company, taken) {
  const ruleTopics = corpus.ruleTopics.filter((_, topic) => !taken.includes(fifthOf(topic)))
  const { knowledge, searchers } = await companyKnowledge(company, { ...corpus, ruleTopics }, analyzer)
  const model =
    taken.length === 0
      ? knowledge.ruleTopics
      : finish(topicSteps(analyseTopics(ruleTopics, analyzer), knowledge.officeThesaurus))
  const { index } = knowledge
  const own = {
    vocabulary: ownWords(index.terms, knowledge.own),
    thesaurus: new Thesaurus(knowledge.officeThesaurus),
    ...OWN_CONCEPTS,
  }
  const tools = {
    analyzer,
    own,
    vocabulary: index.terms,
    lexicon: lexiconOf(index),
    pairs: index.pairs,
    thesaurus: new Thesaurus(knowledge.thesaurus),
    slotReader: new SlotReader(knowledge.corpus, knowledge.caseNames),
    sourceWords: new Set(knowledge.corpus.sources.flatMap(({ topics }) => topics)),
    classifier: new IntentClassifier(
      knowledge.intents,
      intentFeatures(maskNames(knowledge.corpus), analyzer, index.terms),
      knowledge.intentModel,
    ),
  }
  const topics = new TopicReader(model, knowledge.officeThesaurus, analyzer)
  const ranker = new Ranker(index, { ...knowledge, translations: BoundTranslations.over(knowledge.translations, index) })
  const finder = new OwnRulesFinder({ searcher: searchers.own, vocabulary: own.vocabulary, topics }, index, ranker, ruleTopics)
  const found = []
  const read = async (row, kind) => {
    const understanding = understand(row.question, tools)
    const { rules, question } = await finder.find(understanding, toRankingQuestion(understanding, knowledge.corpus))
    const items = rules.slice(0, MOST_SENTENCES).map((rule) => {
      const { passage, sentence } = rule.scored
      const said = passage.passage.text.slice(sentence.span.start, sentence.span.end)
      return {
        rule,
        passage,
        concepts: question.conceptsOf(rule),
        said: question.saidBy(rule),
        x: features.map((feature) => rule.features[feature]),
        y: kind === 'answerable' && goldIn(row, foldPlain(said)) ? 1 : 0,
      }
    })
    found.push({ company, whole: taken.length === 0, kind, row, items, question: { ...question, conceptsOf: (rule) => items.find((item) => item.rule === rule).concepts, saidBy: (rule) => items.find((item) => item.rule === rule).said } })
  }
  for (const row of rowsOf(company, 'questions')) await read(row, 'answerable')
  for (const row of rowsOf(company, 'near')) await read(row, 'near')
  return found
}

const all = []
for (const taken of TAKEN) for (const company of COMPANIES) all.push(...(await findAll(company, taken)))
const answerable = all.filter(({ kind }) => kind === 'answerable')
const forFit = (list) => list.map(({ items }) => ({ items, weight: 1 }))
const without = (list, company) => list.filter((one) => one.company !== company)
const dot = (x, w) => x.reduce((sum, value, k) => sum + value * w[k], 0)

/** The sentences as these weights order them. */
function ranked({ items }, w) {
  for (const { rule, x } of items) rule.scored.score = dot(x, w)
  return [...items].sort((a, b) => b.rule.scored.score - a.rule.scored.score)
}

const rowOf = (items, question) => {
  const measured = ownConfidenceFeatures(items.map(({ rule }) => rule), question)
  return measures.map((name) => measured[name])
}

/** As in life, and for each answerable question as if the passages that answer it were not there: the hardest to turn away. */
function judgements(list, w) {
  return list.flatMap((one) => {
    const best = ranked(one, w)
    const judged = { one, x: rowOf(best, one.question), right: best[0]?.y === 1, right3: best.slice(0, 3).some(({ y }) => y === 1) }
    if (one.kind === 'near') return [{ ...judged, kind: 'near', y: 0 }]
    const answering = new Set(best.filter(({ y }) => y === 1).map(({ passage }) => passage))
    const rest = best.filter(({ passage }) => !answering.has(passage))
    if (answering.size === 0) return [{ ...judged, kind: 'answerable', y: 1 }]
    return [
      { ...judged, kind: 'answerable', y: 1 },
      { one, x: rowOf(rest, one.question), kind: 'without', y: 0 },
    ]
  })
}

const CLASSES = { answerable: 0.55, near: 0.35, without: 0.1 }
function weighed(rows) {
  const counts = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return rows.map((row) => ({ ...row, weight: CLASSES[row.kind] / counts[row.kind] }))
}

const share = (list, test) => (list.filter(test).length / Math.max(1, list.length)).toFixed(2)
const pull = Number(process.env.PULL ?? 0.03)
const fit = (list, start) => fitRanking(forFit(list), start, features.map(() => 1), { pull })

console.log('ranking: the best sentence, one of the best three holds the answer (present weights | fitted without the company)')
const judged = []
const counted = { whole: [], taken: [] }
for (const company of COMPANIES) {
  const w = fit(without(answerable, company), present)
  for (const [name, list] of Object.entries(counted)) {
    const own = answerable.filter((one) => one.company === company && one.whole === (name === 'whole'))
    const tops = (weights) => {
      const best = own.map((one) => ranked(one, weights))
      const right = best.map((items) => [items[0]?.y === 1, items.slice(0, 3).some(({ y }) => y === 1)])
      if (weights === w) list.push(...right)
      return `${share(right, ([first]) => first)} / ${share(right, ([, three]) => three)}`
    }
    const reach = share(own, ({ items }) => items.some(({ y }) => y === 1))
    console.log(`  ${company}, topics ${name}: ${tops(present)} | ${tops(w)} (among all that is found ${reach})`)
  }
  const { bias, w: v } = fitLogistic(weighed(judgements(without(all, company), w)), { decay: 1e-2 })
  for (const row of judgements(all.filter((one) => one.company === company), w))
    judged.push({ ...row, belief: 1 / (1 + Math.exp(-(bias + dot(row.x, v)))) })
}
for (const [name, list] of Object.entries(counted))
  console.log(`  all, topics ${name}: ${share(list, ([first]) => first)} / ${share(list, ([, three]) => three)}`)
const auc = (a, b, of = ({ belief }) => belief) => {
  let wins = 0
  for (const x of a.map(of)) for (const y of b.map(of)) wins += x > y ? 1 : x === y ? 0.5 : 0
  return (wins / (a.length * b.length)).toFixed(3)
}
for (const whole of [true, false]) {
  console.log(whole ? 'all topics' : 'two fifths of the topics taken away')
  tell(judged.filter(({ one }) => one.whole === whole))
}

function tell(rows) {
  const of = (kind, list = rows) => list.filter((row) => row.kind === kind)
  measures.forEach((measure, k) => {
    const value = ({ x }) => x[k]
    console.log(`  ${measure} alone: near ${auc(of('answerable'), of('near'), value)}, answer taken away ${auc(of('answerable'), of('without'), value)}`)
  })
  console.log(`confidence, each company by a model of the others: area under the curve, near ${auc(of('answerable'), of('near'))}, answer taken away ${auc(of('answerable'), of('without'))}`)
  for (const threshold of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45]) {
    const above = ({ belief }) => belief >= threshold
    const parts = COMPANIES.map((company) => {
      const own = rows.filter(({ one }) => one.company === company)
      return `${company} ${share(of('answerable', own), (row) => above(row) && row.right)} ${share(of('answerable', own), (row) => !above(row))} ${share(of('near', own), (row) => !above(row))}`
    })
    const whole = `${share(of('answerable'), (row) => above(row) && row.right)} ${share(of('answerable'), (row) => !above(row))} ${share(of('near'), (row) => !above(row))} ${share(of('without'), (row) => !above(row))}`
    console.log(`  ${threshold}: right first, abstained, near turned away (without): ${whole} | ${parts.join(', ')}`)
  }
}
const print = (names, values) => console.log(names.map((name, k) => `  ${name}: ${values[k].toFixed(2)}`).join('\n'))
const w = fit(answerable, present)
console.log('fitted to all')
print(features, w)
const { bias, w: v } = fitLogistic(weighed(judgements(all, w)), { decay: 1e-2 })
print(['bias', ...measures], [bias, ...v])
if (process.env.MISSES) {
  for (const one of answerable.filter(({ whole }) => whole)) {
    const best = ranked(one, w)
    if (best[0]?.y === 1) continue
    const at = best.findIndex(({ y }) => y === 1)
    const say = ({ rule: { scored: { passage, sentence }, score } , x}) => `${passage.passage.section.slice(-14)}: ${passage.passage.text.slice(sentence.span.start, sentence.span.end).slice(0, 50)}`.replace(/\n/g, ' ')
    console.log(`${one.row.id} ${one.row.question} → right at ${at}\n    1 ${best[0] ? say(best[0]) : ''}${at > 0 ? `\n    ${at + 1} ${say(best[at])}\n      ${features.map((f, k) => [f, (best[at].x[k] - best[0].x[k]) * w[k]]).filter(([, d]) => Math.abs(d) > 0.25).map(([f, d]) => `${f} ${d.toFixed(1)}`).join(' ')}` : ''}`)
  }
}
