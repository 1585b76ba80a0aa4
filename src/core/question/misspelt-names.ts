import { editDistance } from '../text/edit-distance.js'
import { pairAt } from '../text/word-lookup.js'
import type { Name } from './case-names.js'

interface Candidate {
  name: Name
  /** How many edits may part them: one, two from seven units on. */
  limit: number
  /** How many of its pairs of neighbours are left after so many edits: each breaks two at most. */
  keptPairs: number
}

/** Names that a stretch of a question may misspell; built once over those that are long enough. */
export class MisspeltNames {
  private readonly candidates: Candidate[]
  /** For each pair of neighbours, the places of the candidates that hold it, once for each time. */
  private readonly byPair = new Map<number, number[]>()
  /** By candidate, how many of its pairs stand in the text at hand. */
  private readonly found: Uint8Array

  constructor(names: readonly Name[]) {
    this.candidates = names.map((name) => {
      const limit = name.folded.length >= 7 ? 2 : 1
      return { name, limit, keptPairs: name.folded.length - 1 - 2 * limit }
    })
    this.found = new Uint8Array(names.length)
    names.forEach(({ folded }, place) => {
      for (let i = 0; i + 1 < folded.length; i += 1) {
        const pair = pairAt(folded, i)
        const places = this.byPair.get(pair)
        if (places) places.push(place)
        else this.byPair.set(pair, [place])
      }
    })
  }

  /** The name that a stretch of the folded text misspells, with the stretch; the nearest for its length. */
  nearest(folded: string): { name: Name; said: string } | undefined {
    this.countPairs(folded)
    let best: { name: Name; said: string; share: number } | undefined
    for (let place = 0; place < this.candidates.length; place += 1) {
      const { name, limit, keptPairs } = this.candidates[place]!
      if (this.found[place]! < keptPairs) continue
      for (const said of stretchesOf(folded, name, limit)) {
        const distance = editDistance(said, name.folded, limit)
        if (distance > limit) continue
        const share = distance / name.folded.length
        if (!best || share < best.share) best = { name, said, share }
      }
    }
    return best
  }

  private countPairs(folded: string): void {
    this.found.fill(0)
    const seen = new Set<number>()
    for (let i = 0; i + 1 < folded.length; i += 1) {
      const pair = pairAt(folded, i)
      if (seen.has(pair)) continue
      seen.add(pair)
      const places = this.byPair.get(pair)
      if (places) for (const place of places) this.found[place]! += 1
    }
  }
}

/** Short names are too near to other words, and those in hiragana to the endings of any verb: 「話しておいた」 is not おおいた. */
export function mayBeMisspelt({ folded, distinctive }: Name): boolean {
  if (/^\p{sc=Hira}{1,5}$/u.test(folded)) return false
  return distinctive && (folded.length >= 4 || (folded.length === 3 && /\p{sc=Han}{2}/u.test(folded)))
}

const KANJI = /^\p{sc=Han}+$/u
const BREAK = /[\s、。？?！!]/

/** Stretches about as long as the name, of its own kind of signs; those of short names begin or end as it does. */
function stretchesOf(text: string, { folded }: Name, limit: number): string[] {
  const first = folded[0]!
  const last = folded.at(-1)!
  const isShort = folded.length < 5
  if (isShort && !text.includes(first) && !text.includes(last)) return []
  const stretches: string[] = []
  const onlyKanji = KANJI.test(folded)
  const spread = folded.length < 4 ? 0 : limit
  for (let size = folded.length - spread; size <= folded.length + spread; size += 1) {
    for (let i = 0; i + size <= text.length; i += 1) {
      if (isShort && text[i] !== first && text[i + size - 1] !== last) continue
      const said = text.slice(i, i + size)
      if (BREAK.test(said) || (onlyKanji && !KANJI.test(said))) continue
      stretches.push(said)
    }
  }
  return stretches
}
