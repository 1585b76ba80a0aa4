import { foldPlain } from '../text/width.js'

/** The words by which a rule is known: those of one list must all stand there. */
export type RuleCues = readonly (readonly string[])[]

export function ruleCues(rules: readonly string[]): RuleCues {
  return rules.map((rule) => foldPlain(rule).split('+'))
}

/** True where a folded line speaks of it: one of the words must stand in the line itself, the others may in its heading. */
export function speaksOf(cues: RuleCues, line: string, heading: string): boolean {
  return cues.some(
    (words) =>
      words.some((word) => line.includes(word)) && words.every((word) => line.includes(word) || heading.includes(word)),
  )
}

/** True where the folded heading does by itself. */
export function headingSpeaksOf(cues: RuleCues, heading: string): boolean {
  return cues.some((words) => words.every((word) => heading.includes(word)))
}
