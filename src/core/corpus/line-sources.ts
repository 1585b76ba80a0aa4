import type { Citation } from './citation.js'

/** Where a line of a list comes from: a passage; a place in the words of whoever wrote the line; nowhere; a passage that is no longer there. */
export type LineOrigin = Citation | { said: string } | 'own' | 'gone'

/** A line of a list by its place in it, from 1. */
export interface LineSource {
  number: number
  origin: LineOrigin
}

/** What a line is called that no document, and nobody's words, stand behind. */
const OWN_LINE = '自社で追加した項目'
const GONE_LINE = 'いまの資料では出典を確かめられない項目'
/** What whoever wrote a line says that it rests on: nobody has held it against a document. */
const SAID = '入力された出典'

/** Where one line comes from, in words. */
export function originWords(origin: LineOrigin): string {
  if (origin === 'own') return OWN_LINE
  return origin === 'gone' ? GONE_LINE : labelOf(origin)
}

/** Lines that one place stands for. */
interface Place {
  /** What several places have in common: the document, and the chapter where that is the same too. */
  head: string
  /** What is this one's own. */
  rest: string
  numbers: number[]
}

/** True where a list rests on documents, wholly or in part; otherwise it is one's own. */
export function restsOnDocuments(lines: readonly LineSource[]): boolean {
  return lines.some(({ origin }) => origin !== 'own' && (origin === 'gone' || !('said' in origin)))
}

/**
 * Where the lines of a list come from, in words: each source with the numbers of its lines; places in somebody's own words, which nobody has
 * checked, apart from the documents; lines of nobody's as one's own. One entry is one line, two where the places of one document follow
 * under its name. Of a list that all comes from one place the numbers are left out. Places that go beyond `max` (UTF-16 units over all)
 * are left out from the end, and it says of how many lines. Where `lines` are a part of a list, `whole` has all of it: of a list that is
 * wholly one's own no line is called an addition.
 *
 * @example
 * sourceWords([{ number: 1, origin: { said: '規程 第3条' } }, { number: 2, origin: 'gone' }])
 * // ['入力された出典: 1番 規程 第3条', 'いまの資料では出典を確かめられない項目: 2番']
 */
export function sourceWords(
  lines: readonly LineSource[],
  max = Number.POSITIVE_INFINITY,
  whole: readonly LineSource[] = lines,
): string[] {
  const isOwn = lines.length > 0 && !restsOnDocuments(whole)
  const own = isOwn ? [] : numbersOf(lines, 'own')
  const gone = numbersOf(lines, 'gone')
  const sure = [
    ...(isOwn ? ['自社で作成したリストです（資料からの引用はありません）。'] : []),
    ...(own.length === 0 ? [] : [`${OWN_LINE}: ${lineNumbers(own)}`]),
    ...(gone.length === 0 ? [] : [`${GONE_LINE}: ${lineNumbers(gone)}`]),
  ]
  const said = placesSaid(lines)
  const places = placesOf(lines)
  const [only] = places
  if (only !== undefined && places.length === 1 && said.length === 0 && sure.length === 0)
    return [`出典: ${only.head}${only.rest}`]
  let room = max - sure.join('').length
  let left = 0
  const fitting = (words: string, numbers: readonly number[]) => {
    room -= words.length
    if (room >= 0) return [words]
    left += numbers.length
    return []
  }
  const heads = [...new Set(places.map(({ head }) => head))]
  const cited = heads.flatMap((head) => {
    const within = places.filter((place) => place.head === head)
    const joined = within.length > 1
    room -= joined ? head.length : 0
    const words = within.flatMap(({ rest, numbers }) =>
      fitting(joined ? `${lineNumbers(numbers)}: ${rest}` : `${lineNumbers(numbers)} ${head}${rest}`, numbers),
    )
    if (words.length === 0) return []
    return joined
      ? [`出典: ${head.replace(/(?<![ ・])[ ・]+$/, '')}\n${words.join('、')}`]
      : [`出典: ${words.join('、')}`]
  })
  const typed = said.flatMap(({ rest, numbers }) => fitting(`${lineNumbers(numbers)} ${rest}`, numbers))
  return [
    ...cited,
    ...(typed.length === 0 ? [] : [`${SAID}: ${typed.join('、')}`]),
    ...(left === 0 ? [] : [`ほか${left}項目の出典は、書き出したファイルで確かめられます。`]),
    ...sure,
  ]
}

/** 「1〜3・5番」: as lines are named, so that no number is read as a part of a title. */
function lineNumbers(numbers: readonly number[]): string {
  return `${renderNumbers(numbers)}番`
}

/** Where one line of a list comes from, as a sentence of its own; nothing where there is nothing to say. */
export function sourceOfLine(number: number, whole: readonly LineSource[]): string[] {
  const origin = whole.find((line) => line.number === number)?.origin
  if (origin === undefined || (origin === 'own' && !restsOnDocuments(whole))) return []
  if (origin === 'own' || origin === 'gone') return [`${originWords(origin)}です。`]
  return [`${'said' in origin ? SAID : '出典'}: ${originWords(origin)}`]
}

/**
 * Numbers that follow each other as a range.
 *
 * @example
 * renderNumbers([1, 2, 3, 5]) // '1〜3・5'
 */
export function renderNumbers(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}〜${last}`)).join('・')
}

function numbersOf(lines: readonly LineSource[], kind: 'own' | 'gone'): number[] {
  return lines.filter(({ origin }) => origin === kind).map(({ number }) => number)
}

function placesOf(lines: readonly LineSource[]): Place[] {
  const known = new Map<string, { origin: Citation; numbers: number[] }>()
  for (const { number, origin } of lines) {
    if (origin === 'own' || origin === 'gone' || 'said' in origin) continue
    const before = known.get(origin.label)
    if (before === undefined) known.set(origin.label, { origin, numbers: [number] })
    else before.numbers.push(number)
  }
  const cut = [...known].map(([label, { origin, numbers }]) => ({ ...cutsOf(label, origin), label, numbers }))
  return cut.map(({ label, work, chapter, numbers }) => {
    const same = cut.filter((each) => each.work === work)
    // The chapter goes before as well where all of the document's lines stand in it.
    const head = same.every((each) => each.chapter === chapter && each.label !== chapter) ? chapter : work
    return { head, rest: label.slice(head.length), numbers }
  })
}

/** Places in somebody's own words. */
function placesSaid(lines: readonly LineSource[]): Omit<Place, 'head'>[] {
  const known = new Map<string, number[]>()
  for (const { number, origin } of lines) {
    if (origin === 'own' || origin === 'gone' || !('said' in origin)) continue
    known.set(origin.said, [...(known.get(origin.said) ?? []), number])
  }
  return [...known].map(([rest, numbers]) => ({ rest, numbers }))
}

function labelOf(origin: Citation | { said: string }): string {
  return 'said' in origin ? origin.said : origin.label
}

/** The beginning of a label that names the document, and the longer one that names the chapter too. */
function cutsOf(label: string, { place, section }: Citation): { work: string; chapter: string } {
  const ends = [`${place}・${section}`, `${section}・${place}`, place, section].filter((end) => label.endsWith(end))
  const work = label.slice(0, label.length - Math.max(0, ...ends.map((end) => end.length)))
  const chapter =
    section !== '' && label.endsWith(`・${section}`) ? label.slice(0, label.length - section.length) : work
  return { work, chapter }
}
