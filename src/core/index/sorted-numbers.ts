/** True where an ascending list holds a number between two of its places, `end` not included. */
export function holds(list: Int32Array, number: number, start = 0, end = list.length): boolean {
  let low = start
  let high = end - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (list[middle] === number) return true
    if (list[middle]! < number) low = middle + 1
    else high = middle - 1
  }
  return false
}
