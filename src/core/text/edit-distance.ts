/**
 * Damerau–Levenshtein distance (optimal string alignment) in UTF-16 units, or `limit + 1` as soon as it must be larger.
 *
 * Source: G. Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33 (2001), section 2.
 *
 * @example
 * editDistance('事列', '事例', 2) // 1
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // What both begin and end with changes nothing; near strings have little else.
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  let aEnd = a.length
  let bEnd = b.length
  while (aEnd > start && bEnd > start && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd -= 1
    bEnd -= 1
  }
  // One edit leaves one unit on either side, or two that changed places.
  if (limit === 1) {
    const left = Math.max(aEnd, bEnd) - start
    const isSwap = left === 2 && aEnd === bEnd && a[start] === b[start + 1] && a[start + 1] === b[start]
    return isSwap ? 1 : Math.min(left, 2)
  }
  return distanceBetween(a, b, start, aEnd, bEnd, limit)
}

/** Three rows to fill again and again: thirty names and words are compared for a question. */
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const

/** Of what stands from `start` to the ends. */
function distanceBetween(a: string, b: string, start: number, aEnd: number, bEnd: number, limit: number): number {
  const width = bEnd - start
  if (rows[0].length <= width) rows = [new Int32Array(2 * width), new Int32Array(2 * width), new Int32Array(2 * width)]
  let [before, previous, row] = rows
  for (let j = 0; j <= width; j += 1) previous[j] = j
  for (let i = 1; i <= aEnd - start; i += 1) {
    const sign = a.charCodeAt(start + i - 1)
    const signBefore = i > 1 ? a.charCodeAt(start + i - 2) : -1
    row[0] = i
    let best = i
    for (let j = 1; j <= width; j += 1) {
      const other = b.charCodeAt(start + j - 1)
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (sign === other ? 0 : 1))
      if (signBefore === other && j > 1 && sign === b.charCodeAt(start + j - 2))
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    const spare = before
    before = previous
    previous = row
    row = spare
  }
  return Math.min(previous[width]!, limit + 1)
}
