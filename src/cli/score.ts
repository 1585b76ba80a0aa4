import { z } from 'zod'
import type { Passage } from '../core/corpus/corpus.js'
import type { AnswerLine } from './ask.js'
import { parseJsonLines, UsageError } from './input.js'

/**
 * Scores answers by the rules of the project's scorer: gold strings in the first and the first three excerpts (each with
 * its first 180 characters), the right source and case, abstentions, kinds of answers.
 */
const id = z.union([z.string(), z.number()]).transform(String)
const answerable = z.object({
  id,
  question: z.string(),
  source: z.string(),
  unit: z.string().default(''),
  unit_alt: z.array(z.string()).optional(),
  units_ok: z.array(z.string()).optional(),
  style: z.string().default('?'),
  gold_any: z.array(z.string()),
  gold_all: z.array(z.string()).default([]),
})
const utterance = z.object({ id, text: z.string(), kind: z.string() })
const unanswerable = z.object({ id, question: z.string(), kind: z.enum(['far', 'near']) })
const row = z.union([answerable, utterance, unanswerable])

type Answerable = z.infer<typeof answerable>

export interface QuestionFiles {
  answerable: Answerable[]
  unanswerable: z.infer<typeof unanswerable>[]
  utterances: z.infer<typeof utterance>[]
  asked: { key: string; text: string }[]
}

const SOURCES: ReadonlyMap<string, string> = new Map([
  ['000', 'casebook'],
  ['001', 'awards'],
  ['002', 'seminar'],
  ['003', 'policy'],
  ['004', 'guide'],
])

/** Kinds that are accepted besides the one that a line names. */
const ACCEPTED: ReadonlyMap<string, string[]> = new Map([
  ['answer', ['answer', 'statistics', 'definition']],
  ['cases', ['case', 'cases']],
  ['definition', ['definition', 'answer']],
  ['statistics', ['statistics', 'answer']],
])

/** Tells the rows apart by their keys. Throws UsageError with file and line. */
export function parseQuestionFiles(files: { name: string; text: string }[]): QuestionFiles {
  const rows = files.flatMap(({ name, text }) => parseJsonLines(text, name, row))
  if (rows.length === 0) throw new UsageError('the files hold no questions')
  const questions: QuestionFiles = { answerable: [], unanswerable: [], utterances: [], asked: [] }
  for (const line of rows) {
    if ('gold_any' in line) questions.answerable.push(line)
    else if ('text' in line) questions.utterances.push(line)
    else questions.unanswerable.push(line)
  }
  questions.asked = [
    ...[...questions.answerable, ...questions.unanswerable].map((line) => ({ key: line.id, text: line.question })),
    ...questions.utterances.map((line) => ({ key: `u:${line.id}`, text: line.text })),
  ]
  return questions
}

export interface Scores {
  figures: Record<string, number>
  styles: Record<string, [hits: number, of: number]>
  misses: { question: Answerable; got: string }[]
  wrongKinds: { text: string; wanted: string; got: string }[]
  wrongAbstentions: { question: string; got: string }[]
}

export function scoreAnswers(
  questions: QuestionFiles,
  answers: ReadonlyMap<string, AnswerLine>,
  passages: readonly Passage[],
): Scores {
  const bySource = new Map<string, string[]>()
  for (const { source, text, title, section } of passages) {
    bySource.set(source, [...(bySource.get(source) ?? []), normalise(`${text} ${title} ${section}`)])
  }
  const scores: Scores = { figures: {}, styles: {}, misses: [], wrongKinds: [], wrongAbstentions: [] }
  const counts = { corpus: 0, hit1: 0, hit3: 0, unit1: 0, unit3: 0, abstained: 0 }
  for (const question of questions.answerable) {
    const answer = answers.get(question.id)
    const excerpts = answer?.excerpts ?? []
    const texts = excerpts.map(({ text }) => [...text].slice(0, 180).join(''))
    const source = sourceOf(question)
    if ((bySource.get(source) ?? []).some((text) => holdsGold(question, text))) counts.corpus += 1
    if (excerpts.length === 0 || answer!.kind === 'none') counts.abstained += 1
    if (excerpts.length > 0 && holdsGold(question, normalise(texts[0]!))) counts.hit1 += 1
    const hit3 = excerpts.length > 0 && holdsGold(question, normalise(texts.slice(0, 3).join(' ')))
    if (hit3) counts.hit3 += 1
    else
      scores.misses.push({
        question,
        got:
          excerpts
            .slice(0, 3)
            .map((e) => `${e.passage}: ${e.text.slice(0, 60)}`)
            .join(' | ') ||
          answer?.kind ||
          '-',
      })
    if (excerpts[0] && unitFits(question, excerpts[0])) counts.unit1 += 1
    if (excerpts.slice(0, 3).some((excerpt) => unitFits(question, excerpt))) counts.unit3 += 1
    const style = scores.styles[question.style] ?? [0, 0]
    scores.styles[question.style] = [style[0] + (hit3 ? 1 : 0), style[1] + 1]
  }
  const share = (count: number, of: number) => Math.round((count / Math.max(1, of)) * 10_000) / 10_000
  const n = questions.answerable.length
  for (const [name, count] of [
    ['corpus', counts.corpus],
    ['hit@1', counts.hit1],
    ['hit@3', counts.hit3],
    ['unit@1', counts.unit1],
    ['unit@3', counts.unit3],
    ['false abstain', counts.abstained],
  ] as const) {
    scores.figures[name] = share(count, n)
  }
  for (const kind of ['far', 'near'] as const) {
    const asked = questions.unanswerable.filter((line) => line.kind === kind)
    const abstained = asked.filter((line) => answers.get(line.id)?.kind === 'none')
    scores.figures[`abstain ${kind}`] = share(abstained.length, asked.length)
    for (const line of asked) {
      const answer = answers.get(line.id)
      if (answer?.kind !== 'none')
        scores.wrongAbstentions.push({
          question: line.question,
          got: `${answer?.kind} ${answer?.confidence} ${answer?.excerpts[0]?.text.slice(0, 50)}`,
        })
    }
  }
  let right = 0
  for (const line of questions.utterances) {
    const got = answers.get(`u:${line.id}`)?.kind ?? '-'
    if ((ACCEPTED.get(line.kind) ?? [line.kind]).includes(got)) right += 1
    else scores.wrongKinds.push({ text: line.text, wanted: line.kind, got })
  }
  scores.figures.intents = share(right, questions.utterances.length)
  const times = [...answers.values()].map(({ ms }) => ms).sort((a, b) => a - b)
  scores.figures['ms p50'] = times[Math.floor(times.length / 2)] ?? 0
  scores.figures['ms p99'] = times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0
  scores.figures.questions = questions.asked.length
  return scores
}

export function renderScores({ figures, styles, misses, wrongKinds, wrongAbstentions }: Scores, show: number): string {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(16)} ${value}`)
  const byStyle = Object.entries(styles)
    .sort()
    .map(([style, [hits, of]]) => `${style} ${hits}/${of}`)
  lines.push(`hit@3 by style: ${byStyle.join(', ')}`)
  for (const { question, got } of misses.slice(0, show)) {
    lines.push(
      `- ${question.id} ${question.question} | gold ${[...question.gold_any, ...question.gold_all].join(' / ')} | got ${got}`,
    )
  }
  for (const { text, wanted, got } of wrongKinds.slice(0, show)) lines.push(`- kind ${wanted}, got ${got}: ${text}`)
  for (const { question, got } of wrongAbstentions.slice(0, show))
    lines.push(`- should abstain: ${question} | got ${got}`)
  return lines.join('\n')
}

function sourceOf({ source }: Pick<Answerable, 'source'>): string {
  const first = source.split('|')[0]!
  return SOURCES.get(first) ?? source
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[\s、。・「」『』（）()[\]*_~`>]+/g, '')
    .replaceAll('名', '人')
    .replaceAll('%', '％')
    .replaceAll('パーセント', '％')
}

/** The gold in the text; where it begins or ends in a digit, no digit may touch it there. */
function stands(gold: string, text: string): boolean {
  const wanted = normalise(gold)
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
  const before = /^\d/.test(wanted) ? '(?<![\\d.])' : ''
  const after = /\d$/.test(wanted) ? '(?!\\d)' : ''
  return new RegExp(`${before}${escaped}${after}`).test(text)
}

/** The gold in a text as it is shown. @public in test/bench */
export function goldIn(question: Answerable, text: string): boolean {
  return holdsGold(question, normalise(text))
}

function holdsGold({ gold_any: any, gold_all: all }: Answerable, text: string): boolean {
  return (any.length === 0 || any.some((gold) => stands(gold, text))) && all.every((gold) => stands(gold, text))
}

/** The right source and, in the collections of cases, the right case by its name in title or section. @public in test/bench */
export function unitFits(
  question: Pick<Answerable, 'source' | 'unit' | 'unit_alt' | 'units_ok'>,
  excerpt: Pick<AnswerLine['excerpts'][number], 'source' | 'title' | 'section'>,
): boolean {
  const source = sourceOf(question)
  if (excerpt.source !== source) return false
  if (source !== 'casebook' && source !== 'awards') return true
  const where = normalise(`${excerpt.title}${excerpt.section}`)
  return [question.unit, ...(question.unit_alt ?? []), ...(question.units_ok ?? [])].some((unit) => {
    const name = normalise(unit.split(' > ')[0]!).replace(/株式会社|有限会社|npo法人?|社団法人|氏$/g, '')
    const pairs = new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2)))
    return pairs.size === 0 || [...pairs].filter((pair) => where.includes(pair)).length / pairs.size >= 0.5
  })
}
