import { ANSWER_TYPES, type AnswerType } from '../text/answer-type.js'
import { sentencesOf } from '../text/sentences.js'
import type { Span } from '../text/span.js'
import { foldWidth } from '../text/width.js'

/** Longer than this a stretch of a sentence no longer stands out. In UTF-16 units. */
const MAX_FOCUS = 48
/** What stands in brackets behind a figure and says it in another way. */
const MAX_BRACKETED = 8
/** A figure is that of a word which was asked where it stands so near behind it. */
const NEAR_ASKED = 10
const ROW_OF_FIGURES = 3
/** A clause that says less than this is taken with the one before it. */
const MIN_CLAUSE = 5

/** What a figure is read with: 「毎月約8,000円」「週に1日」「5日以内」「2営業日前」. */
const BEFORE_FIGURE =
  /(?:[\d.,~〜-]|約|およそ|おおむね|最大|最低|平均|延べ|合計|計|全|毎[年月週日]|[月火水木金土日]|[年月週日]間|(?:年度?|月|週)に?|1日に?|営業|午前|午後|平成|昭和|令和|[▲△+±])$/
const AFTER_FIGURE =
  /^(?:[%万千億]|以[上下内]|未満|程度|前後|ほど|くらい|まで|余り|時間?|分|間|目|半|減|増|削減|短縮|円|人|名|回|日|件|台|か所|社|倍|割)/
/** A figure with its counter that is no date, where none of the sort that is asked stands. */
const ANY_FIGURE =
  /(?<![\d.,])\d[\d.,]{0,12}(?![\d.,年月日版条号番章第])(?:%|[a-z]{1,4}|[ァ-ヴー]{1,8}|\p{sc=Han}{1,3})?/gu
/** What may stand between two figures that are one answer: 「1.6%（2014年度）から8.5%」「週に1日、月4回まで」. */
const BETWEEN_FIGURES =
  /^(?:\([^()]{1,14}\))?(?:から|より|、|と|・|~|〜|→|\/|または|か){0,2}[^\d、。はがをにで()]{0,4}$/

/** Names: in brackets, in katakana, in Latin letters. */
const NAMES = /「[^「」]+」|『[^『』]+』|[ァ-ヴー]{3,}|[a-z][a-z0-9&+.-]+/g
const PEOPLE =
  /(?<![\p{sc=Han}ァ-ヴー])[\p{sc=Han}ァ-ヴー]{0,14}(?:長(?![いくさ期時間年])|部門|部署|担当者?|委員会?|管理者|責任者|上司|代表|チーム|社員|職員|氏)/gu
/** Names and people in a row are one answer. */
const BETWEEN_NAMES = /^(?:など|等)?[、・／/と,]{1,2}$|^(?:や|または|または、|、または)$/

/** Ends a clause. The topic of a sentence is one. */
const CLAUSE_END =
  /、|(?:では|には|とは|からは|は|も)(?=[\p{sc=Han}ァ-ヴ「『\da-z])|(?:ために|により|によって|として|ときは|ときに限って|ときだけ|場合は|場合に|場合だけ|場合のみ|際は|(?<=[るたいな])ので|れば)(?=[^、。」])/gu
/** Says under what condition something holds. */
const CONDITION =
  /(?:場合|とき|際|限って|限り|だけ|のみ|れば|たら|以内|まで|承認|許可|命令|相談|うえ|上)(?:に|は|で|を受け(?:て|れば)?|を得て)?、?$/
/** Says whether something may or must be. */
const DECISION =
  /認め|でき(?:ます|ません|る|ない)|可能|不可|許可|禁止|必要|不要|要り(?:ます|ません)|ありません|せん。?$|原則|限(?:り|って|られ)|承認|義務|違反|同じ|差異|変わ(?:り|ら)|なりません|いけません|かまいません|対象(?:外|です|とな)/
/** One of several things in a row: no verb ends it. */
const ENUMERATED = /(?:[\p{sc=Han}ァ-ヴーa-z0-9%」』)]|など)、$/u
/** What the sentence is about. */
const TOPIC = /[はも]、?$/
/** Says what its topic is, and no more: 「…も課題でした。」 */
const IS = /(?:です|でした|である|だ)[。.]{0,3}$/
/** What sort of thing something is, in whatever word it was asked for. */
const KIND = /^[^、]{0,6}(?:課題|問題点?|デメリット|メリット|利点|欠点|効果|目的|ねらい|理由|特徴|注意点)$/
/** A figure for so long a time: 「週3日」「月に4回」. */
const OF_PERIOD = /^(?:毎?[年月週]|1?[かカヶケ箇個]月|1週)/
/** Only says who says so. */
const ATTRIBUTION = /^(?:と|という)/
const POLITE =
  /(?:と?(?:して|されて|なって)い(?:ます|ました)|します|しました|されます|されました|です|でした)[。.！!？?]{0,3}$/

/**
 * The stretch of a sentence that answers: the figure where one is asked, the name, the condition and what holds under it,
 * or else what the sentence says of its topic. Never a stretch that only repeats the words that were asked (folded). The
 * whole sentence where nothing stands out in it. Of several sentences that are told as one, it lies in one of them.
 */
export function focusOf(sentence: string, asked: readonly string[], type?: AnswerType): Span {
  const [first, ...others] = sentencesOf(sentence)
  if (first === undefined || others.length === 0) return focusInOne(sentence, asked, type)
  const best = [first, ...others].reduce((most, span) => (promise(span) > promise(most) ? span : most), first)
  const { start, end } = focusInOne(sentence.slice(best.start, best.end), asked, type)
  return { start: best.start + start, end: best.start + end }

  /** A figure where one is asked, before the words that were asked. */
  function promise(span: Span): number {
    const { folded } = foldWidth(sentence.slice(span.start, span.end))
    const holdsFigure = type !== undefined && !type.vague && type.answers.test(folded)
    return (holdsFigure ? asked.length + 1 : 0) + asked.filter((word) => folded.includes(word)).length
  }
}

function focusInOne(sentence: string, asked: readonly string[], type?: AnswerType): Span {
  const { folded, startOf, endOf } = foldWidth(sentence)
  const isAsked = askedUnits(folded, asked)
  const found = wantedWords(folded, isAsked, type) ?? clauseOf(folded, isAsked)
  if (!found || found.end <= found.start) return { start: 0, end: sentence.length }
  return { start: startOf[found.start]!, end: endOf[found.end - 1]! }
}

/** For each unit whether it stands in one of the words that were asked. */
function askedUnits(folded: string, asked: readonly string[]): boolean[] {
  const units = new Array<boolean>(folded.length).fill(false)
  for (const word of asked) {
    if (word.length < 2 && !/\p{sc=Han}/u.test(word)) continue
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      units.fill(true, at, at + word.length)
  }
  return units
}

function wantedWords(folded: string, isAsked: boolean[], type?: AnswerType): Span | undefined {
  if (!type) return undefined
  if (!type.vague) {
    const figures = figuresIn(folded, FIGURES.get(type)!)
    // 「1日3時間で、週3日は」: of how often in a week, the first says nothing.
    const ofPeriod =
      type.id === 'times' ? figures.filter(({ start, end }) => OF_PERIOD.test(folded.slice(start, end))) : []
    const wanted = ofPeriod.length > 0 ? ofPeriod : figures
    return nearest(wanted.length > 0 ? wanted : figuresIn(folded, ANY_FIGURE), isAsked)
  }
  if (type.id === 'called' || type.id === 'tool') return longest(joined(folded, NAMES, BETWEEN_NAMES, isAsked))
  if (type.id === 'who') {
    const topic = clausesOf(folded)[0]!.end
    return joined(folded, PEOPLE, BETWEEN_NAMES, isAsked).find(({ start }) => start >= topic)
  }
  return undefined
}

const SHARE = /\d[\d.,]{0,12}(?:%|割|倍|ポイント)/gu
/** Every place of what answers a sort of question. */
const FIGURES = new Map(
  ANSWER_TYPES.map((type) => [type, type.id === 'share' ? SHARE : new RegExp(type.answers.source, 'gu')]),
)

/** Figures, with the words that they are read with; those that make one answer joined. */
function figuresIn(folded: string, figures: RegExp): Span[] {
  const spans: Span[] = []
  for (const { index, 0: words } of folded.matchAll(figures)) {
    let start = index
    let end = start + words.length
    for (let before = BEFORE_FIGURE.exec(folded.slice(Math.max(0, start - 8), start)); before; ) {
      start -= before[0].length
      before = BEFORE_FIGURE.exec(folded.slice(Math.max(0, start - 8), start))
    }
    for (let after = AFTER_FIGURE.exec(folded.slice(end, end + 4)); after; ) {
      end += after[0].length
      after = AFTER_FIGURE.exec(folded.slice(end, end + 4))
    }
    const last = spans.at(-1)
    const close = folded.indexOf(')', end)
    if (last && start === last.end + 1 && folded[last.end] === '(' && close - end < MAX_BRACKETED) {
      // 「平成21年（2009年）」 is one figure.
      last.end = close + 1
      continue
    }
    if (last && (start <= last.end || BETWEEN_FIGURES.test(folded.slice(last.end, start))))
      last.end = Math.max(end, last.end)
    else spans.push({ start, end })
  }
  return spans.filter(({ start, end }) => end - start <= MAX_FOCUS)
}

function joined(folded: string, pattern: RegExp, between: RegExp, isAsked: boolean[]): Span[] {
  const spans: Span[] = []
  for (const { index: start, 0: words } of folded.matchAll(pattern)) {
    const end = start + words.length
    const last = spans.at(-1)
    if (isMostlyAsked({ start, end }, isAsked)) continue
    if (last && between.test(folded.slice(last.end, start)) && end - last.start <= MAX_FOCUS) last.end = end
    else spans.push({ start, end })
  }
  return spans
}

/**
 * The first after a word that was asked, as near to it as there is; else the first. Of a whole row of figures (2008年が5名、
 * 2009年が6名 …) none stands out that no asked word stands before.
 */
function nearest(spans: Span[], isAsked: boolean[]): Span | undefined {
  const distanceOf = ({ start }: Span) => {
    const before = start === 0 ? -1 : isAsked.lastIndexOf(true, start - 1)
    return before < 0 ? Number.POSITIVE_INFINITY : start - before
  }
  const best = spans.reduce<Span | undefined>(
    (near, span) => (near && distanceOf(near) <= distanceOf(span) ? near : span),
    undefined,
  )
  const isRow = spans.length >= ROW_OF_FIGURES
  return best && isRow && distanceOf(best) > NEAR_ASKED ? undefined : best
}

function longest(spans: Span[]): Span | undefined {
  return spans.reduce<Span | undefined>(
    (best, span) => (best && best.end - best.start >= span.end - span.start ? best : span),
    undefined,
  )
}

function isMostlyAsked({ start, end }: Span, isAsked: boolean[]): boolean {
  return isAsked.slice(start, end).filter(Boolean).length > (end - start) * 0.6
}

/** What is said of the topic: the last clause, and before it what says when that holds or what it is said of. */
function clauseOf(folded: string, isAsked: boolean[]): Span | undefined {
  const clauses = clausesOf(folded)
  const last = clauses.at(-1)!
  const topic = clauses.at(-2)
  // 「…との連絡方法も課題でした」, to one who asks for 課題: it is the topic that answers.
  const saysKind = isAsked[last.end - 1] || KIND.test(folded.slice(last.start, last.end))
  if (topic && IS.test(folded) && TOPIC.test(folded.slice(topic.start, topic.end)) && saysKind) {
    const end = topic.end - TOPIC.exec(folded.slice(topic.start, topic.end))![0].length
    if (!isMostlyAsked({ start: topic.start, end }, isAsked))
      return end - topic.start > MAX_FOCUS * 1.5 ? undefined : { start: topic.start, end }
  }
  const decides = DECISION.test(folded.slice(last.start))
  let at = clauses.length - 1
  let { start } = last
  while (at > 0) {
    const { start: from, end } = clauses[at - 1]!
    const words = folded.slice(from, end)
    const said = folded.slice(start, last.end)
    const saysLittle =
      !TOPIC.test(words) &&
      (said.length < MIN_CLAUSE || ATTRIBUTION.test(said) || isMostlyAsked({ start, end: last.end }, isAsked))
    if (!saysLittle && !ENUMERATED.test(words) && !(at > 1 && decides && CONDITION.test(words))) break
    start = from
    at -= 1
  }
  return start === 0 || last.end - start > MAX_FOCUS * 1.5 ? undefined : { start, end: last.end }
}

/** The clauses of a sentence without the polite ending: 「残業は、」「所属長が命令したときだけ」「許可」. */
function clausesOf(folded: string): Span[] {
  const ending = POLITE.exec(folded)?.index ?? folded.length
  // 「認められません」 says it; 「報告します」 says it without します.
  const end = /[\p{sc=Han}ァ-ヴー」』)]{2}$/u.test(folded.slice(0, ending))
    ? ending
    : folded.replace(/[。.！!？?]{1,3}$/u, '').length
  const clauses: Span[] = []
  let start = 0
  for (const { index, 0: words } of folded.matchAll(CLAUSE_END)) {
    const to = index + words.length
    if (to >= end) break
    if (isInBrackets(folded, index) || to - start <= 1) continue
    clauses.push({ start, end: to })
    start = to
  }
  clauses.push({ start, end })
  return clauses
}

function isInBrackets(folded: string, at: number): boolean {
  let depth = 0
  for (let i = 0; i < at; i += 1) {
    if ('「『(【'.includes(folded[i]!)) depth += 1
    else if ('」』)】'.includes(folded[i]!)) depth -= 1
  }
  return depth > 0
}
