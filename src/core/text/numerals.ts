/** A numeral in kanji, as a stretch of a text, and the digits that it stands for. */
export interface Numeral {
  start: number
  end: number
  digits: string
}

const NUMERAL = /[〇一二三四五六七八九十百千]+/g
const DIGITS = '〇一二三四五六七八九'
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** What is counted, right behind the numeral. */
const COUNTER =
  /^(時間|時半|時(?![期点代局的金停])|分(?![野担布析の])|日(?![本常曜市町])|週間|週|[かヶケヵカ箇個]月|月|年|回|円|割|歳|才|件|台|枚|冊|個|泊|級|等|倍|親等|条|項|号|章|節|款|編|点|階|名(?![前義称刺札字簿])|人|万|億|か所|箇所|ヶ所)/
/** A kanji before a numeral mostly makes a word of the two (統一, 同一); these do not. */
const BEFORE = /[第週月年満約各毎計前後翌大長続限則表度間日回時分円中後は\P{sc=Han}]$/u
/** 第一条, 別表第一, but not 第一線. */
const ORDINAL = /^(?:[条章節項号款編版回表]|[\s（(、。]|$)/
/** 一人暮らし, 一時的, 十分な: words of their own. */
const SPECIAL: readonly { numeral: RegExp; counter: RegExp; unless: RegExp }[] = [
  { numeral: /^[一二]$/, counter: /^人/, unless: /^人(につき|に付き|当たり|あたり|分|まで|以)/ },
  { numeral: /^一$/, counter: /^時(?!間)/, unless: /^時(半|から|まで|に|以|を過|\d)/ },
  { numeral: /^十$/, counter: /^分/, unless: /^分(間|前|以|ごと|毎|単位|刻|程度|遅|早|休|まで|後)/ },
  {
    numeral: /^一$/,
    counter: /^[点番級等名月年階](?!額|間|以|に|の|分|目|度|末|\d)/,
    unless: /^(月|年)(につき|あたり|当)/,
  },
]

/**
 * The numerals of a text that count something, number an article or follow 週 or 月: 二十時, 三日, 第一条, 週二. Words that
 * only hold one (一般, 統一, 十分な) are left out. Ascending.
 *
 * @example
 * numeralsIn('二十時以降、三日以内')
 * // [{ start: 0, end: 2, digits: '20' }, { start: 6, end: 7, digits: '3' }]
 */
export function numeralsIn(text: string): Numeral[] {
  const found: Numeral[] = []
  for (const { 0: numeral, index: start } of text.matchAll(NUMERAL)) {
    const end = start + numeral.length
    if (!countsSomething(numeral, text.slice(Math.max(0, start - 2), start), text.slice(end, end + 6))) continue
    const value = digitsOf(numeral)
    if (value !== undefined) found.push({ start, end, digits: value })
  }
  return found
}

/** True where a text may hold one: what is asked of every text has to be quick. */
export function mayHoldNumerals(text: string): boolean {
  return /[〇一二三四五六七八九十百千]/.test(text)
}

function countsSomething(numeral: string, before: string, after: string): boolean {
  if (before.endsWith('第')) return ORDINAL.test(after)
  if (/(^|[^\p{sc=Han}\d])[週月]$/u.test(before) && /^[一二三四五六]$/.test(numeral) && !/^\p{sc=Han}/u.test(after))
    return true
  // 5千円: half of it is digits already.
  if (/[\d.,]$/.test(before) || (before !== '' && !BEFORE.test(before))) return false
  if (!COUNTER.test(after)) return false
  return SPECIAL.every(
    (special) => !special.numeral.test(numeral) || !special.counter.test(after) || special.unless.test(after),
  )
}

/** 二十四 and 二四 are 24, 千二百 is 1200; undefined for what is no number (十百). */
function digitsOf(numeral: string): string | undefined {
  if (!/[十百千]/.test(numeral)) return Array.from(numeral, (ch) => DIGITS.indexOf(ch)).join('')
  let sum = 0
  let digit: number | undefined
  let smallest = Number.POSITIVE_INFINITY
  for (const ch of numeral) {
    const place = PLACES[ch]
    if (place === undefined) {
      if (digit !== undefined) return undefined
      digit = DIGITS.indexOf(ch)
      continue
    }
    if (place >= smallest) return undefined
    smallest = place
    sum += (digit ?? 1) * place
    digit = undefined
  }
  return String(sum + (digit ?? 0))
}
