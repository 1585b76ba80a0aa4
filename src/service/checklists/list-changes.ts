import { foldPlain } from '../../core/text/width.js'
import type { ListItem, ListVersion } from '../stores/run-store.js'
import type { NumberedItem } from './sections.js'

/** What differs between two versions of a list. */
export interface ListChanges {
  added: NumberedItem[]
  removed: NumberedItem[]
  /** With what it said before. */
  reworded: (NumberedItem & { before: string })[]
  /** Those that say what they said, with another source. */
  resourced: NumberedItem[]
  /** Some of the lines that say what they said stand in another place or under another heading. */
  moved: boolean
}

/** A line has one name in all versions, whatever it says. */
export function changesBetween(
  { items: before }: Pick<ListVersion, 'items'>,
  { items: after }: Pick<ListVersion, 'items'>,
): ListChanges {
  const old = new Map(before.map((item) => [item.id, item]))
  const now = new Map(after.map((item) => [item.id, item]))
  const left = after.map((item, i) => ({ ...item, number: i + 1 }))
  return {
    added: left.filter(({ id }) => !old.has(id)),
    removed: before.map((item, i) => ({ ...item, number: i + 1 })).filter(({ id }) => !now.has(id)),
    reworded: left.flatMap((item) => {
      const said = old.get(item.id)?.text
      return said === undefined || said === item.text ? [] : [{ ...item, before: said }]
    }),
    resourced: left.filter(({ id, text, source, cites }) => {
      const was = old.get(id)
      return was?.text === text && (was.source !== source || was.cites !== cites)
    }),
    moved: placesIn(before, now) !== placesIn(after, old),
  }
}

/** The lines that another version has too, in their order and under their headings. */
function placesIn(items: readonly ListItem[], other: ReadonlyMap<string, ListItem>): string {
  return JSON.stringify(items.filter(({ id }) => other.has(id)).map(({ id, group }) => [id, group]))
}

/** From here on one line is another in other words. */
const ALIKE = 0.5

/** The line that says this in other words, best first of those from `ALIKE` on; -1 where none does. */
export function likestOf(text: string, others: readonly Pick<ListItem, 'text'>[]): number {
  const pairs = pairsOf(text)
  const likeness = others.map((other) => dice(pairs, pairsOf(other.text)))
  const best = Math.max(ALIKE, ...likeness)
  return likeness.indexOf(best)
}

/** Each two characters that stand together. */
function pairsOf(text: string): Set<string> {
  const characters = [...foldPlain(text).replace(/\s+/g, '')]
  return new Set(characters.slice(1).map((second, i) => `${characters[i]}${second}`))
}

/** The share of the pairs that both have: 0–1. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  const both = [...a].filter((pair) => b.has(pair)).length
  return (2 * both) / (a.size + b.size)
}
