const UNIT = /[\p{L}\p{N}]/u
const known = new Uint8Array(0x10000)

/** True where the UTF-16 unit is a letter or a digit; a surrogate is neither. */
export function isUnit(code: number): boolean {
  if (known[code] === 0) known[code] = UNIT.test(String.fromCharCode(code)) ? 1 : 2
  return known[code] === 1
}

/**
 * Numbers for the character pairs of folded text: two neighbouring letters or digits, or one that stands alone. Found by
 * their codes, without making a string of each.
 */
export class PairTable {
  /** Open addressing: the two codes as one number, and its id + 1 (0: free). */
  private keys = new Int32Array(1024)
  private ids = new Int32Array(1024)
  size = 0

  /** The pairs' ids in order, repeated as they are in the text; NO_PAIR for those that nobody added. */
  find(folded: string): number[] {
    return this.collect(folded, (first, second) => this.ids[this.placeOf((first << 16) | second)]! - 1)
  }

  /** The same; a new pair gets the next number. */
  add(folded: string): number[] {
    return this.collect(folded, (first, second) => {
      const key = (first << 16) | second
      const place = this.placeOf(key)
      if (this.ids[place] !== 0) return this.ids[place]! - 1
      this.keys[place] = key
      this.size += 1
      this.ids[place] = this.size
      if (2 * this.size > this.keys.length) this.grow()
      return this.size - 1
    })
  }

  private collect(folded: string, idOf: (first: number, second: number) => number): number[] {
    const found: number[] = []
    let run = 0
    let before = 0
    for (let i = 0; i <= folded.length; i += 1) {
      const code = i < folded.length ? folded.charCodeAt(i) : 0
      if (i < folded.length && isUnit(code)) {
        if (run > 0) found.push(idOf(before, code))
        run += 1
      } else {
        if (run === 1) found.push(idOf(before, 0))
        run = 0
      }
      before = code
    }
    return found
  }

  private placeOf(key: number): number {
    const mask = this.keys.length - 1
    // Knuth's multiplicative hashing (TAOCP 3, 6.4), its high bits folded down.
    const mixed = Math.imul(key, 0x9e3779b1)
    let place = (mixed ^ (mixed >>> 15)) & mask
    while (this.ids[place] !== 0 && this.keys[place] !== key) place = (place + 1) & mask
    return place
  }

  private grow(): void {
    const { keys, ids } = this
    this.keys = new Int32Array(2 * keys.length)
    this.ids = new Int32Array(2 * ids.length)
    for (let i = 0; i < ids.length; i += 1) {
      if (ids[i] === 0) continue
      const place = this.placeOf(keys[i]!)
      this.keys[place] = keys[i]!
      this.ids[place] = ids[i]!
    }
  }
}
