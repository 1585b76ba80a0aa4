import type { Case, Corpus, Passage, Source } from '../corpus/corpus.js'
import { bigramsOf } from '../text/bigrams.js'
import { foldPlain } from '../text/width.js'
import { cutPassages } from './cut-passages.js'
import type { PassageLine } from './passage-line.js'
import type { ReadLine } from './read-document.js'

/** How one of the corpus's five documents is known by its words, and how it is made. */
interface OriginalForm {
  source: string
  /** Stretches of its own wording (white space gone) that neither the corpus nor another document has together. */
  words: string[]
  /** First line of a case's own pages, and how many lines before it they begin. */
  caseMark?: { line: RegExp; before: number }
  /** Slides and charts came out as scattered words: short lines without a sentence are read over. */
  slides?: true
}

const FORMS: OriginalForm[] = [
  {
    source: 'casebook',
    words: [
      '本事例における効果及び特長',
      'また在宅勤務を行うにあたって',
      '内部統制を徹底することで',
      '実施前にメールにより上司に申請',
      '内容についてはフリートークで仕事の事',
      '一人でもあるツールを使えない',
      '当初抵抗感があったペーパーレス化であ',
    ],
    caseMark: { line: /^\s*社名[：:]/, before: 3 },
  },
  {
    source: 'awards',
    words: [
      '表彰式プログラム',
      'テレワーク普及個人賞',
      'プロジェクトを推進することにしました',
      '地域住民と行政とがともに創り',
      '支援の枠組みを整えようとする動きも見',
      '営のコストを削減するという一見相反し',
      '会社経営をすすめています',
    ],
    caseMark: { line: /^\s*代表者\s*[:：]|スピンクス 氏/, before: 9 },
  },
  {
    source: 'seminar',
    words: [
      '第20回テレワーク・ミニセミナー',
      '岐阜県・制度あり・育児・介護・遠距離',
      'を占める業務はほとんどなく',
      '少ない日数からのテレワーク導入でも',
      'の効率化・危機管理対策',
      'できるテレワークへ',
    ],
    slides: true,
  },
  {
    source: 'policy',
    words: [
      'テレワーク・デイの主な効果',
      '年までのテレワーク導入に前向きな姿勢',
      '先行事例の収集・気運の醸成等',
      'としてのテレワーク導入支援が必要',
      'うなどの不審なメールが迷惑メールとし',
      '一定以上の長さで他人に推測されにくい',
      'なサービスの利用が期待されている',
    ],
    slides: true,
  },
  {
    source: 'guide',
    words: [
      '地方公共団体導入ガイド',
      '他の施設でパソコン等を活用して業務を',
      'おおまかなプロセスの例を示します',
      '導入を成功させる上で重要です',
      '業員がサテライトオフィスより業務に従',
      '現行の行政機関の服務規程等は',
      '引き続き具体的な利用方法を検討してい',
    ],
  },
]

/** A passage of an original: its own words, under the name and the section that the corpus has for them. */
export interface OriginalPassage {
  section: string
  place: string
  lines: PassageLine[]
  of: { documentId: string; title: string }
}

/** The source whose original this is: all of its distinctive stretches but two stand in the text. */
export function recogniseOriginal(lines: ReadLine[]): string | undefined {
  const text = squeeze(lines.map((line) => line.text).join(''))
  const found = FORMS.find(({ words }) => {
    const held = words.filter((word) => text.includes(squeeze(word))).length
    return held >= words.length - 2
  })
  return found?.source
}

/**
 * An original cut with knowledge of its form, each passage under the corpus's name for what it tells: the case on whose
 * pages it stands, and there (or, where there are no cases, in the whole source) the section that says most nearly the
 * same. A passage that resembles none goes with the one before it. Undefined for any other document.
 */
export function alignOriginal(
  lines: ReadLine[],
  corpus: Corpus,
): { source: Source; passages: OriginalPassage[] } | undefined {
  const id = recogniseOriginal(lines)
  const form = FORMS.find(({ source }) => source === id)
  const source = corpus.sources.find((other) => other.id === id)
  if (!form || !source) return undefined
  const own = corpus.passages.filter(({ source: of, kind }) => of === id && (kind === 'case' || kind === 'guide'))
  const weights = pairWeights(own)
  const guides = own.filter(({ kind }) => kind === 'guide')
  const cases = corpus.cases.filter((value) => value.source === id)
  const passages = regionsOf(form, lines, cases).flatMap(({ value, lines: region }) => {
    const near = value ? own.filter(({ documentId }) => documentId === value.id) : form.caseMark ? guides : own
    return near.length === 0 ? [] : align(readable(form, region), near, weights)
  })
  return passages.length === 0 ? undefined : { source, passages }
}

interface Region {
  /** The case whose pages these are; absent for what is about no case. */
  value?: Case
  lines: ReadLine[]
}

/** The pages of each case, from the line with its name on, and what stands before the first; the whole without cases. */
function regionsOf({ caseMark }: OriginalForm, lines: ReadLine[], cases: Case[]): Region[] {
  if (!caseMark) return [{ lines }]
  const names = cases.map((value) => ({
    value,
    names: [value.name, ...value.aliases].map(squeeze).filter((name) => name.length >= 2),
  }))
  const starts = lines.flatMap(({ text }, i): { at: number; value: Case | undefined }[] => {
    if (!caseMark.line.test(text)) return []
    for (let at = i; at >= Math.max(0, i - caseMark.before); at -= 1) {
      const value = namedIn(lines[at]!.text, names)
      if (value) return [{ at, value }]
    }
    return [{ at: i, value: undefined }]
  })
  const head: Region = { lines: lines.slice(0, starts[0]?.at ?? lines.length) }
  return [
    head,
    ...starts.map(({ at, value }, i): Region => {
      const own = lines.slice(at, starts[i + 1]?.at ?? lines.length)
      return value ? { value, lines: own } : { lines: own }
    }),
  ]
}

function namedIn(text: string, names: { value: Case; names: string[] }[]): Case | undefined {
  const line = squeeze(text)
  const found = names.flatMap(({ value, names: own }) => {
    const lengths = own.filter((name) => line.includes(name)).map((name) => name.length)
    return lengths.length === 0 ? [] : [{ value, length: Math.max(...lengths) }]
  })
  return found.sort((a, b) => b.length - a.length)[0]?.value
}

/**
 * Read over: numbers of pages, the remark that a page is empty, and of slides the words of charts (short, without the
 * kana of a sentence). A slide's first line (set in by a blank) parts it from the one before.
 */
function readable({ slides }: OriginalForm, lines: ReadLine[]): ReadLine[] {
  return lines.flatMap((line): ReadLine[] => {
    const text = line.text.trim()
    const empty = /^(\d{1,3}|（白紙）)$/.test(text)
    const scrap = slides && text !== '' && (text.length < 4 || (text.length < 16 && !/[ぁ-ん]/.test(text)))
    const marked: ReadLine = empty || scrap ? { ...line, leftOut: 'scrap' } : line
    return slides && /^ \S/.test(line.text) ? [{ text: '', leftOut: 'scrap' }, marked] : [marked]
  })
}

const MIN_LIKENESS = 0.12

function align(lines: ReadLine[], near: Passage[], weights: ReadonlyMap<string, number>): OriginalPassage[] {
  const known = near.map((passage) => ({
    passage,
    pairs: pairsOf(`${passage.section}${passage.place}${passage.text}`),
  }))
  let last = near[0]!
  return cutPassages(lines).map(({ section, lines: own }) => {
    const pairs = pairsOf(`${section}${own.map(({ text }) => text).join('')}`)
    let best = { passage: last, likeness: MIN_LIKENESS }
    for (const { passage, pairs: other } of known) {
      const likeness = likenessOf(pairs, other, weights)
      if (likeness > best.likeness) best = { passage, likeness }
    }
    last = best.passage
    return {
      section: last.section === '基本情報' ? '概要' : last.section,
      place: last.place,
      lines: own,
      of: { documentId: last.documentId, title: last.title },
    }
  })
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let shared = 0
  let whole = 0
  for (const pair of a) {
    const weight = weights.get(pair) ?? 1
    whole += weight
    if (b.has(pair)) shared += weight
  }
  let other = 0
  for (const pair of b) other += weights.get(pair) ?? 1
  return whole === 0 || other === 0 ? 0 : shared / Math.sqrt(whole * other)
}

/** Rarer pairs of characters tell more: ln(1 + passages / those that hold it). */
function pairWeights(passages: Passage[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of passages) for (const pair of pairsOf(text)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return new Map([...counts].map(([pair, count]) => [pair, Math.log(1 + passages.length / count)]))
}

function pairsOf(text: string): Set<string> {
  return new Set(bigramsOf(squeeze(text)))
}

function squeeze(text: string): string {
  return foldPlain(text).replace(/\s+/g, '')
}
