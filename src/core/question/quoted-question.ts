/** What somebody else asks, or will ask: 「住民に何の得があるのか」と聞かれそう. */
const QUOTED = /[「『]([^「」『』]{6,60}(?:か|の|は|[?]))[」』](?:と|って)(?:聞|き|言|い|問|質問|尋)/

/**
 * The question that a question tells of, and is asked for the sake of; undefined where it tells of none.
 *
 * @example
 * quotedQuestion('議会で「住民に何の得があるのか」と聞かれそうです') // '住民に何の得があるのか'
 */
export function quotedQuestion(folded: string): string | undefined {
  return QUOTED.exec(folded)?.[1]
}
