import type { Bounds } from './quantities.js'

/** What a condition speaks of. `printed`: the name and the industry as printed; `text`: anything that is told of the case. */
export type Fact =
  | 'case'
  | 'prefecture'
  | 'industry'
  | 'kind'
  | 'printed'
  | 'employees'
  | 'introduced'
  | 'workStyle'
  | 'employment'
  | 'purpose'
  | 'people'
  | 'award'
  | 'text'

/** One thing that a case may have. */
export interface Criterion {
  fact: Fact
  /** What is applied: 「九州」「30人以下」. It is read as the same criterion again. */
  label: string
  /** The values that will do; empty where `bounds` says it. */
  oneOf: string[]
  bounds?: Bounds
  /** True where a case must have nothing beside these. */
  only?: true
  /** The person's own word, folded: of cases that agree, those that use it come first. */
  said: string
}

/** What a case must have: any one of these; where `excluded`, none of them. Plain data: threads and buttons carry it. */
export interface Condition {
  anyOf: Criterion[]
  excluded: boolean
}

/** What a condition applies, in words that are read as the same condition again: 「奈良県か大分県」「東京都以外」. */
export function labelOf({ anyOf, excluded }: Condition): string {
  const labels = anyOf.map(({ label }) => label)
  return excluded ? `${labels.map((label) => label.replace(/に導入$/, '')).join('か')}以外` : labels.join('か')
}

/** Conditions as the words of a look-up, which are read as the same conditions again. */
export function wordsOf(conditions: readonly Condition[]): string {
  return conditions.map(labelOf).join(' ')
}

/** Conditions in one line: 「製造業・30人以下」. */
export function labelsInLine(labels: readonly string[]): string {
  return labels.join(labels.some((label) => label.includes('・')) ? '、' : '・')
}
