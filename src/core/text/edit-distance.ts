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
  return distanceBetween(a.slice(start, aEnd), b.slice(start, bEnd), limit)
}

function distanceBetween(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = previous
    previous = row
  }
  return Math.min(previous[b.length]!, limit + 1)
}
