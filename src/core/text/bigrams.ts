/** A run of letters and digits. */
const RUN = /[\p{L}\p{N}ー%]+/gu

/**
 * The character pairs of folded text, inside runs of letters and digits; a run of one character gives itself.
 *
 * @example
 * bigramsOf('在宅 3日') // ['在宅', '3日']
 */
export function bigramsOf(folded: string): string[] {
  const pairs: string[] = []
  for (const [run] of folded.matchAll(RUN)) {
    if (run.length === 1) pairs.push(run)
    for (let i = 0; i + 1 < run.length; i += 1) pairs.push(run.slice(i, i + 2))
  }
  return pairs
}
