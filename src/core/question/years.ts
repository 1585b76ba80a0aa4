import { type Bounds, matchAt, parseNumber, type Quantity, startsNumber, sticky } from './quantities.js'

const ERAS: Record<string, number> = { 平成: 1988, 昭和: 1925, 令和: 2018, h: 1988, s: 1925, r: 2018 }
const ERA_SPANS: Record<string, [number, number]> = { 昭和: [1926, 1988], 平成: [1989, 2018], 令和: [2019, 2100] }
const ERA_YEAR = '(?<era>平成|昭和|令和|[hsr](?=\\d))\\s?(?<of>\\d{1,2}|元|[一二三四五六七八九十]{1,3})'
const WESTERN = '(?<western>(?:19|20)\\d{2})'
const YEAR = sticky(`(?:${WESTERN}|${ERA_YEAR})(?<counter>\\s?年)?(?<fiscal>度)?`)
const DECADE = sticky('(?:(?<western>(?:19|20)?\\d0)|(?<era>平成|昭和)(?<of>\\d0))\\s?年代(?<half>前半|後半)?')
const ERA = sticky('(昭和|平成|令和)(?:時代)?(?![\\d元一二三四五六七八九十])')
const YEAR_TO = sticky('\\s?(?:~|〜|-|–|から)\\s?')
const YEAR_UNTIL = sticky('(?:まで|までの間)')
const MONTH = sticky('(1[0-2]|[1-9])月')
const YEAR_BOUND = sticky(
  '(?:に|の)?(?:(?<after>より後|よりも後|より新し|より最近|過ぎ)|(?<from>以降|いこう|以後|から|~|〜|に入ってから)|(?<before>より前|よりも前|より古|より昔|になる前|前(?![後半年期回])|未満)|(?<until>以前|いぜん|までに|まで)|(?<about>ごろ|頃|ころ|くらい|ぐらい|前後|あたり))',
)
/** 2000人, 2008万: a number of something else. */
const COUNTED = /^\s?(?:[\d,.]|人|名|万|円|時|分|%|％|件|台|社|kg|l|m|枚|本|回|号)/

/** The years that begin at `at`; undefined where none do. Without 年 only a number that nothing counts is a year. */
export function yearsAt(text: string, at: number): Quantity | undefined {
  const found = boundsAt(text, at)
  const introduced = found && matchAt(INTRODUCED, text, found.end)
  return introduced ? { ...found, end: found.end + introduced[0].length } : found
}

const INTRODUCED = sticky('に?導入')

function boundsAt(text: string, at: number): Quantity | undefined {
  if (!startsNumber(text, at) && !/[平昭令hsr]/.test(text[at]!)) return undefined
  if (/[a-z]/.test(text[at]!) && /[a-z0-9]/.test(text[at - 1] ?? '')) return undefined
  const found = (end: number, bounds: Bounds, label: string): Quantity => ({
    fact: 'introduced',
    start: at,
    end,
    bounds,
    label: `${label}に導入`,
  })
  const decade = matchAt(DECADE, text, at)
  if (decade) {
    const { half } = decade.groups!
    const start = decadeStart(decade.groups!)
    const min = half === '後半' ? start + 5 : start
    const max = half === '前半' ? start + 4 : start + 9
    return found(at + decade[0].length, { min, max }, `${min}～${max}年`)
  }
  const era = matchAt(ERA, text, at)
  if (era) {
    const [min, max] = ERA_SPANS[era[1]!]!
    return found(at + era[0].length, { min, max }, `${min}～${max}年`)
  }
  const first = matchAt(YEAR, text, at)
  const year = first ? yearOf(first.groups!) : undefined
  if (!first || year === undefined) return undefined
  let end = at + first[0].length
  const { counter, fiscal, western } = first.groups!
  if (counter === undefined && (western === undefined || COUNTED.test(text.slice(end)))) {
    if (western !== undefined || !/^[hsr平昭令]/.test(first[0])) return undefined
  }
  const to = matchAt(YEAR_TO, text, end)
  const second = to && secondYear(text, end + to[0].length, first.groups!.era)
  if (to && second && second.year > year) {
    end = second.end
    const until = matchAt(YEAR_UNTIL, text, end)
    return found(end + (until?.[0].length ?? 0), { min: year, max: second.year }, `${year}～${second.year}年`)
  }
  const month = counter === undefined || fiscal ? undefined : matchAt(MONTH, text, end)
  if (month) end += month[0].length
  const bound = matchAt(YEAR_BOUND, text, end)
  const name = `${year}年${fiscal ? '度' : ''}`
  const span = fiscal ? { fiscal: true as const } : {}
  if (!bound) {
    return month
      ? found(end, { min: year, max: year, month: Number(month[1]) }, `${name}${month[1]}月`)
      : found(end, { min: year, max: year, ...span }, name)
  }
  end += bound[0].length
  const { after, from, before, until } = bound.groups!
  if (after !== undefined) return found(end, { min: year + 1, ...span }, `${name}より後`)
  if (from !== undefined) return found(end, { min: year, ...span }, `${name}以降`)
  if (before !== undefined) return found(end, { max: year - 1, ...span }, `${name}より前`)
  if (until !== undefined) return found(end, { max: year, ...span }, `${name}以前`)
  return found(end, { min: year - 1, max: year + 1 }, `${name}ごろ`)
}

function secondYear(text: string, at: number, era: string | undefined): { year: number; end: number } | undefined {
  const match = matchAt(YEAR, text, at)
  if (match) {
    const year = yearOf(match.groups!)
    return year === undefined ? undefined : { year, end: at + match[0].length }
  }
  const short = era === undefined ? null : matchAt(sticky('(\\d{1,2})年度?'), text, at)
  return short ? { year: ERAS[era!]! + Number(short[1]), end: at + short[0].length } : undefined
}

function yearOf({ western, era, of }: Record<string, string | undefined>): number | undefined {
  if (western !== undefined) return Number(western)
  const inEra = of === '元' ? 1 : parseNumber(of!)
  return inEra === undefined ? undefined : ERAS[era!]! + inEra
}

function decadeStart({ western, era, of }: Record<string, string | undefined>): number {
  if (era !== undefined) return ERAS[era]! + Number(of)
  return western!.length === 4 ? Number(western) : (Number(western) < 50 ? 2000 : 1900) + Number(western)
}
