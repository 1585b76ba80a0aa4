import { bareName, withoutBrackets } from '../corpus/citation.js'
import type { Passage } from '../corpus/corpus.js'
import { sentencesOf } from '../text/sentences.js'
import type { Span } from '../text/span.js'

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

/** True where a sentence goes on from the one before it. */
export function goesOn(sentence: string): boolean {
  return REFERS_BACK.test(sentence) || GOES_ON.test(sentence)
}

/**
 * What has to stand before a sentence of a passage: before a list item the sentence that the list hangs on, before 「これは」
 * the sentence that it refers to, and before 「そのため」, or where there is no such sentence, the subject out of the heading.
 * Nothing before a sentence that names what it is about. `start` is where the sentence begins; `maxUnits` is how long a
 * lead-in may be.
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
  if (mark !== '' && !namesSubject(words, passage)) {
    const leadIn = listsLeadIn(text, lineStart, mark)
    if (leadIn && fits(leadIn)) return { leadIn }
  }
  if (REFERS_BACK.test(words)) {
    const before = sentences[at - 1]
    if (before && before.start >= lineStart && fits(before)) return { leadIn: before }
    return { subject: subjectOf(passage) }
  }
  return GOES_ON.test(words) ? { subject: subjectOf(passage) } : {}
}

/** Whom or what a passage is about: the organisation of a case, the innermost heading of anything else. */
export function subjectOf({ kind, title, section, own }: Passage): string {
  if (kind === 'case') return withoutBrackets(bareName(title))
  return own || section !== '' ? section || title : title
}

function namesSubject(words: string, { kind, title, topics }: Passage): boolean {
  if (kind !== 'case') return false
  return [bareName(title), ...topics].some((name) => name.length > 1 && words.startsWith(name))
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
