import { blanked, type Span } from '../text/span.js'
import type { Condition, Criterion, Fact } from './condition.js'
import { wordAt } from './look-up-words.js'
import type { Bounds } from './quantities.js'
import { employeesAt, sizeLabel, staffWordsBefore } from './staff-sizes.js'
import { yearsAt } from './years.js'

export interface ConditionReading {
  /** All of them must hold. */
  conditions: Condition[]
  /** The words with what was read as a condition blanked out; as long as the words. */
  rest: string
}

/** An organisation that the words name, and where. */
export interface NamedStretch {
  start: number
  end: number
  caseIds: string[]
  label: string
}

/** A case has one value of these, so that two of them side by side can only mean either. */
const SINGLE = new Set<Fact>(['case', 'prefecture', 'industry', 'kind', 'employees', 'introduced', 'employment'])

/** What stands in the words as one: 中小企業 gives a size and a kind. */
interface Match {
  start: number
  end: number
  criteria: Criterion[]
  isHead: boolean
}

interface Group extends Match {
  excluded: boolean
}

/**
 * The conditions that the folded words of a look-up give: 「製造業 30人以下」, 「役所以外の九州」, 「保険か金融」. What is left in
 * `rest` is none: filling words, and what has to be looked for in the texts. Never throws.
 *
 * @example
 * readConditions('東京以外の製造業').conditions.map(labelOf) // ['東京都以外', '製造業']
 */
export function readConditions(words: string, names: readonly NamedStretch[] = []): ConditionReading {
  const groups: Group[] = []
  const read: Span[] = []
  let before: Match | undefined
  for (const match of matchesIn(words, names)) {
    read.push({
      start: match.start - (match.criteria[0]!.bounds ? staffWordsBefore(words, match.start) : 0),
      end: match.end,
    })
    if (before && EITHER.test(words.slice(before.end, match.start))) {
      joinTo(groups, match)
      read.push({ start: before.end, end: match.start })
    } else {
      const isNegated = words[match.start - 1] === '非'
      if (isNegated) read.push({ start: match.start - 1, end: match.start })
      groups.push({ ...match, excluded: isNegated })
    }
    const only = ONLY.exec(words.slice(match.end, match.end + MAX_EXCLUSION))
    if (only) {
      restrict(groups.at(-1)!)
      read.push({ start: match.end, end: match.end + only[0].length })
    }
    const exclusion = EXCLUSION.exec(words.slice(match.end, match.end + MAX_EXCLUSION))
    if (exclusion) {
      exclude(groups, words)
      read.push({ start: match.end, end: match.end + exclusion[0].length })
    }
    before = match
  }
  return {
    conditions: merged(groups),
    rest: blanked(words, [...read, ...read.flatMap((span) => endingOf(words, span))]),
  }
}

/** 建設行, 離職率: a single sign that goes on from what was read is part of that word. */
function endingOf(words: string, { end }: Span): Span[] {
  return /^\p{sc=Han}(?![\p{sc=Han}a-z0-9ァ-ヺー])/u.test(words.slice(end, end + 2))
    ? [{ start: end, end: end + 1 }]
    : []
}

const EITHER = /^\s*(?:とか|か|や|または|又は|もしくは|あるいは|or|\/)\s*$/
/** Between a thing and the next of a list. */
const LISTED = /^\s*(?:でも|と|や|か|・|、|,|または|又は)\s*$/
const MAX_EXCLUSION = 24
const EXCLUSION = new RegExp(
  [
    '^ ?(?:の(?:会社|企業|ところ|とこ|事例|例))? ?[はをが]? ?',
    '(?:以外|いがい|除(?:く|いて|いた|き|外)|のぞ(?:く|いて|いた|き)|抜き|ぬき|いらない|不要|外して|はずして|なし|無し',
    '|じゃな[いく]|で[はも]?な[いく]|(?:(?:導入|利用|活用|実施)?して|やって|使って|とって|取って|もらって)い?な[いく]|(?:し|使わ|やら)な[いく])',
  ].join(''),
)
const ONLY = /^ ?(?:だけ|のみ|オンリー|限定)/

/** A look-up has a handful of conditions; a text that repeats them has nothing more to say. */
const MAX_MATCHES = 20

function matchesIn(words: string, names: readonly NamedStretch[]): Match[] {
  const matches: Match[] = []
  let end = 0
  for (let at = 0; at < words.length && matches.length < MAX_MATCHES; ) {
    const match = nameAt(names, at, words) ?? quantityAt(words, at) ?? tableWordAt(words, at, at === end)
    if (match && match.criteria.length > 0) matches.push(match)
    at = match?.end ?? at + 1
    if (match) end = at
  }
  return matches
}

function nameAt(names: readonly NamedStretch[], at: number, words: string): Match | undefined {
  const name = names.find(({ start }) => start === at)
  if (!name) return undefined
  const { start, end, caseIds, label } = name
  return {
    start,
    end,
    criteria: [{ fact: 'case', label, oneOf: caseIds, said: words.slice(start, end) }],
    isHead: false,
  }
}

function quantityAt(words: string, at: number): Match | undefined {
  const found = employeesAt(words, at) ?? yearsAt(words, at)
  if (!found) return undefined
  const { fact, start, end, bounds, label } = found
  return { start, end, criteria: [{ fact, label, oneOf: [], bounds, said: words.slice(start, end) }], isHead: false }
}

function tableWordAt(words: string, at: number, isFree: boolean): Match | undefined {
  const found = wordAt(words, at, isFree)
  return found && { start: at, ...found }
}

/** か binds what is of one sort, the nearest; else the two beside it. */
function joinTo(groups: Group[], { criteria, end }: Match): void {
  const { fact } = criteria[0]!
  const same = groups.findLast((group) => !group.excluded && group.criteria[0]!.fact === fact)
  const group = same ?? groups.at(-1)!
  group.criteria = [...group.criteria, ...criteria.filter((criterion) => criterion.fact === fact || !same)]
  group.end = end
}

/** 在宅だけ: what a case may have several of, and has nothing else. */
function restrict(group: Group): void {
  group.criteria = group.criteria.map((criterion) =>
    criterion.fact === 'workStyle' ? { ...criterion, only: true, label: `${criterion.label}だけ` } : criterion,
  )
}

/** What 以外 takes away: the thing before it, and what is listed with it: 東京、神奈川以外. */
function exclude(groups: Group[], words: string): void {
  let last = groups.at(-1)!
  const modifier = groups.at(-2)
  // 東京の会社以外 is about Tokyo.
  if (
    last.isHead &&
    last.criteria[0]!.label === '企業' &&
    modifier &&
    /^の?$/.test(words.slice(modifier.end, last.start))
  ) {
    groups.pop()
    last = modifier
  }
  last.excluded = true
  // 大企業以外 takes away the size, not the companies.
  last.criteria = last.criteria.filter(({ said }, i, all) => all.findIndex((other) => other.said === said) === i)
  for (let i = groups.indexOf(last) - 1; i >= 0; i -= 1) {
    const [group, next] = [groups[i]!, groups[i + 1]!]
    if (group.criteria[0]!.fact !== last.criteria[0]!.fact || !LISTED.test(words.slice(group.end, next.start))) break
    group.excluded = true
  }
}

/** Values of a fact that has one value each are either-or, unless they overlap: 九州の大分, 100人以上300人以下. */
function merged(groups: readonly Group[]): Condition[] {
  const conditions: Condition[] = []
  for (const { criteria, excluded } of groups) {
    for (const anyOf of byFact(criteria)) {
      const { fact } = anyOf[0]!
      const rival = conditions.find(
        (other) =>
          !excluded &&
          !other.excluded &&
          SINGLE.has(fact) &&
          [...other.anyOf, ...anyOf].every((criterion) => criterion.fact === fact) &&
          !other.anyOf.some((a) => anyOf.some((b) => overlap(a, b))),
      )
      if (rival) rival.anyOf.push(...anyOf)
      else conditions.push({ anyOf: unique(anyOf), excluded })
    }
  }
  const keys = conditions.map(sameKey)
  return withoutNeedless(conditions.filter((_, i) => keys.indexOf(keys[i]!) === i)).map(plainlyPut)
}

/** 優秀賞を受賞: any award is said already. */
function withoutNeedless(conditions: Condition[]): Condition[] {
  const awards = conditions.filter(({ anyOf, excluded }) => !excluded && anyOf.every(({ fact }) => fact === 'award'))
  return conditions.filter(
    (condition) =>
      awards.length < 2 || !awards.includes(condition) || !condition.anyOf.some(({ oneOf }) => oneOf.includes('')),
  )
}

/** 30人以下以外 is 30人超. */
function plainlyPut(condition: Condition): Condition {
  const [only, ...others] = condition.anyOf
  const { min, max } = only!.bounds ?? {}
  if (
    !condition.excluded ||
    others.length > 0 ||
    only!.fact !== 'employees' ||
    (min === undefined) === (max === undefined)
  )
    return condition
  const bounds = min !== undefined ? { max: min - 1 } : { min: max! + 1 }
  return { anyOf: [{ ...only!, bounds, label: sizeLabel(bounds) }], excluded: false }
}

/** 中小企業 gives two facts that must both hold; 建設業か30人以下 two of which one will do. */
function byFact(criteria: Criterion[]): Criterion[][] {
  const said = new Set(criteria.map((criterion) => criterion.said))
  return said.size > 1 ? [criteria] : criteria.map((criterion) => [criterion])
}

function overlap(a: Criterion, b: Criterion): boolean {
  if (!a.bounds || !b.bounds) return a.oneOf.some((value) => b.oneOf.includes(value))
  const least = (bounds: Bounds) => bounds.min ?? -Infinity
  const most = (bounds: Bounds) => bounds.max ?? Infinity
  return least(a.bounds) <= most(b.bounds) && least(b.bounds) <= most(a.bounds)
}

function unique(criteria: readonly Criterion[]): Criterion[] {
  return criteria.filter((criterion, i) => criteria.findIndex(({ label }) => label === criterion.label) === i)
}

function sameKey({ anyOf, excluded }: Condition): string {
  return `${excluded} ${anyOf.map(({ label }) => label).join(' ')}`
}
