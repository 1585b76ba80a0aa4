import type { ListItem } from '../stores/run-store.js'

export interface NumberedItem extends ListItem {
  /** Its place in the list, from 1. */
  number: number
}

/** Lines under one heading; a long one is parted. */
export interface Section {
  /** From 0, in the list. */
  index: number
  /** Absent where the lines stand under none. */
  name?: string
  /** Which part of how many; absent where it is whole. */
  part?: { number: number; of: number }
  items: NumberedItem[]
}

/** So many boxes an element takes (Slack), and a person overlooks. */
const MOST_IN_SECTION = 10

/** The lines of a list in their order: those that follow each other under one heading, at most ten together. */
export function sectionsOf(items: readonly ListItem[]): Section[] {
  const groups: { name: string | undefined; items: NumberedItem[] }[] = []
  for (const [i, item] of items.entries()) {
    const last = groups.at(-1)
    const numbered = { ...item, number: i + 1 }
    if (last !== undefined && last.name === item.group) last.items.push(numbered)
    else groups.push({ name: item.group, items: [numbered] })
  }
  const parts = groups.flatMap(({ name, items: all }) => {
    const of = Math.ceil(all.length / MOST_IN_SECTION)
    // Twelve are six and six, not ten and two.
    const size = Math.ceil(all.length / of)
    return Array.from({ length: of }, (_, i) => ({
      ...(name !== undefined && { name }),
      ...(of > 1 && { part: { number: i + 1, of } }),
      items: all.slice(i * size, (i + 1) * size),
    }))
  })
  return parts.map((section, index) => ({ ...section, index }))
}

/** Sections that are looked at together: as many as ten lines hold. */
export function pagesOf(sections: readonly Section[]): Section[][] {
  const pages: Section[][] = []
  for (const section of sections) {
    const last = pages.at(-1)
    const held = last?.reduce((sum, { items }) => sum + items.length, 0) ?? 0
    if (last !== undefined && held + section.items.length <= MOST_IN_SECTION) last.push(section)
    else pages.push([section])
  }
  return pages
}
