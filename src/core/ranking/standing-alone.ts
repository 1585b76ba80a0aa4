import { bareName, withoutBrackets } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { sentencesOf } from '../text/sentences.js'
import type { Span } from '../text/span.js'
import { foldPlain } from '../text/width.js'

/** What a sentence needs before it to be understood out of its place. */
export interface Before {
  leadIn?: Span
  subject?: string
}

/** Signs before a list item: ・, ①, (1), 1., ア. */
const BULLET = /^\s{0,8}[・•‣◦●○■□◆◇▪*＊－–-]\s{0,4}/u
const NUMBER =
  /^\s{0,8}(?:[①-⑳㋐-㋾]|[(（]?[0-9０-９a-zａ-ｚア-ン一二三四五六七八九十ivxⅰ-ⅻ]{1,3}[)）.．、](?![0-9０-９]))\s{0,4}/u

/** Begins with a word for what was said before: no heading says what it means. */
const REFERS_BACK =
  /^(?:(?:これ|それ|これら|それら)(?!に(?:よ|伴))|あれ|ここ|そこ(?!で)|こちら|その(?!ため|後|他|ほか|結果)|この(?!ため|ほか|度|たび|結果)|(?:こう|そう)した(?!理由|こと|なか)|[こそ]のような|同(?=[社市県庁町村省](?:[はがのでに、]))|同(?:制度|ガイド|規程|課|部)|やむを得ない場合|前者|後者|いずれ|どちら|両者|うち|上記|前述|前項)/
/** Begins with a word that joins it to what was said before, and can be understood once its subject is known. */
const GOES_ON =
  /^(?:[こそ]のため|[こそ]の結果|[こそ]れ(?:ら)?に(?:よ|伴)|そこで|したがって|従って|よって|だから|その[後他]|[こそ]のほか|(?:こう|そう)した(?:理由|こと|なか)|また、|さらに|加えて|併せて|あわせて|ただし|但し|なお|しかし|一方|他方|ほかに|同様に|特に|とくに|例えば|たとえば|つまり|次に|まず、)/

/** Gives the reason or the meaning of what was said before, without a topic of its own: 「…を少なくするためです。」「…という流れです。」 */
const EXPLAINS = /(?:ため|から|[るたい]の|もの|わけ|という(?:こと|流れ|順))です。?$/
const HAS_TOPIC = /[^で](?<!また)は(?!じ|や)/

/** True where a sentence only gives the reason or the meaning of what was said before it. */
export function explains(sentence: string): boolean {
  return EXPLAINS.test(sentence) && !HAS_TOPIC.test(sentence)
}

/** True where a sentence says by itself of what it speaks: 「…は」「…が」. */
export function namesTopic(sentence: string): boolean {
  return HAS_TOPIC.test(sentence) || sentence.includes('が')
}

/** How often at the most or the least, without saying in what time: 「5日を超えて」. */
const BARE_COUNT =
  /(?<![\d.,年月週日]|[年月週]に|あたり|当たり|につき)(\d{1,3}[日回])(?:を超え|以[上下内]|まで|を限|を上限)/
const PERIOD = /(?:[年月週]|[かカヶケ箇個]月)(?:に|間に?|あたり|当たり|につき)?$/

/** True where a figure's period stands in the sentence before: 「月5日が上限です。相談のうえで5日を超えて…」. */
function countsAsBefore(words: string, before: string): boolean {
  const [, count = ''] = BARE_COUNT.exec(foldPlain(words)) ?? []
  const [said, ...more] = foldPlain(before).split(count)
  return count !== '' && more.length > 0 && PERIOD.test(said!.trimEnd())
}

/** True where a sentence goes on from the one before it. */
export function goesOn(sentence: string): boolean {
  return REFERS_BACK.test(sentence) || GOES_ON.test(sentence)
}

/**
 * What has to stand before a sentence of a passage: before a list item the sentence that the list hangs on, before 「これは」
 * the sentence that it refers to, and before 「そのため」, or where there is no such sentence, the subject out of the heading.
 * Before a case's sentence that does not name the organisation, its name: out of its place 「回線は職員負担です」 reads as
 * everybody's rule. Nothing before a sentence that names what it is about. `start` is where the sentence begins; `maxUnits` is
 * how long a lead-in may be.
 */
export function neededBefore(passage: Passage, start: number, maxUnits: number): Before {
  const { text, sentences } = passage
  const at = sentences.findIndex((sentence) => sentence.start === start)
  const sentence = sentences[at]
  if (!sentence) return {}
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const line = lineAt(text, lineStart)
  const mark = text.slice(lineStart, start).trim() === '' ? markOf(line) : ''
  const words = text.slice(start + mark.length, sentence.end)
  const fits = ({ start: from, end }: Span) => end - from <= maxUnits
  const leadIn = leadInOf(passage, at, { lineStart, mark, words })
  const before = leadIn && fits(leadIn) ? leadIn : undefined
  const shown = `${before ? text.slice(before.start, before.end) : ''}${words}`
  const needsSubject = passage.kind === 'case' ? !names(shown, passage) : !before && goesOn(words)
  return { ...(before ? { leadIn: before } : {}), ...(needsSubject ? { subject: subjectOf(passage) } : {}) }
}

/** The sentence without which one is not understood: the one that its list hangs on, or that it refers to or explains. */
function leadInOf(
  passage: Passage,
  at: number,
  { lineStart, mark, words }: { lineStart: number; mark: string; words: string },
): Span | undefined {
  const { text, sentences } = passage
  if (mark !== '' && !beginsWithSubject(words, passage)) {
    const leadIn = listsLeadIn(text, lineStart, mark)
    if (leadIn) return leadIn
  }
  const before = sentences[at - 1]
  if (!before || before.start < lineStart) return undefined
  const isNeeded =
    REFERS_BACK.test(words) || explains(words) || countsAsBefore(words, text.slice(before.start, before.end))
  return isNeeded ? before : undefined
}

/** Whom or what a passage is about: the organisation of a case, the innermost heading of anything else. */
export function subjectOf({ kind, title, section, own }: Passage): string {
  if (kind === 'case') return withoutBrackets(bareName(title))
  return own || section !== '' ? section || title : title
}

function beginsWithSubject(words: string, passage: Passage): boolean {
  return passage.kind === 'case' && namesOf(passage).some((name) => words.startsWith(name))
}

/** True where words name the organisation of a case, in whatever width. */
function names(words: string, passage: Passage): boolean {
  const folded = foldPlain(words)
  return namesOf(passage).some((name) => folded.includes(foldPlain(name)))
}

function namesOf({ title, topics }: Passage): string[] {
  const name = bareName(title)
  return [name, withoutBrackets(name), ...topics].filter((each) => each.length > 1)
}

/** True where the line of a text that begins there is an item of a list. */
export function isListItem(text: string, lineStart: number): boolean {
  return markOf(lineAt(text, lineStart)) !== ''
}

/** The sign before a list item; empty before any other line. */
function markOf(line: string): string {
  return (BULLET.exec(line) ?? NUMBER.exec(line))?.[0] ?? ''
}

/** The last sentence before a list: above an item, past its fellows. What stands under a number hangs on that number. */
function listsLeadIn(text: string, lineStart: number, mark: string): Span | undefined {
  const isBullet = BULLET.test(mark)
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    const its = markOf(line)
    if (its === '' || (isBullet && !BULLET.test(its))) {
      const last = sentencesOf(line).at(-1)
      return last && { start: start + last.start, end: start + last.end }
    }
    end = start - 1
  }
  return undefined
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}
