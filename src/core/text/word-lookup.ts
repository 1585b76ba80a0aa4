/**
 * Which of many words may stand in a text, by their first two units: of hundreds of names a question holds the beginnings
 * of a few, and only those need looking for. Words have two units at least.
 */
export class WordLookup<T> {
  private readonly items: readonly T[]
  /** For each pair of units, the places of the items whose word begins with it. */
  private readonly byStart = new Map<number, number[]>()

  constructor(items: readonly T[], wordOf: (item: T) => string) {
    this.items = items
    items.forEach((item, place) => {
      const start = pairAt(wordOf(item), 0)
      const places = this.byStart.get(start)
      if (places) places.push(place)
      else this.byStart.set(start, [place])
    })
  }

  /** The items that may stand in any of the texts, in the order in which they were given. */
  within(...texts: string[]): T[] {
    const places = new Set<number>()
    for (const text of texts) {
      for (let i = 0; i + 1 < text.length; i += 1) {
        const starting = this.byStart.get(pairAt(text, i))
        if (starting) for (const place of starting) places.add(place)
      }
    }
    return [...places].sort((a, b) => a - b).map((place) => this.items[place]!)
  }
}

/** Two neighbouring units in one number. */
export function pairAt(text: string, i: number): number {
  return text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1)
}
