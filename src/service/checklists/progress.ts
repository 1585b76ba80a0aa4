import type { ListItem, ListVersion, Run, RunItem } from '../stores/run-store.js'
import type { NumberedItem } from './sections.js'

export interface Progress {
  done: number
  of: number
}

/** What a run that rests is called. */
export const STATE_WORDS = { paused: '一時停止中', finished: '完了' } as const

export function progressOf(items: readonly ListItem[], run: Run | undefined): Progress {
  return { done: items.filter(({ id }) => isTicked(run, id)).length, of: items.length }
}

export function isTicked(run: Run | undefined, item: string): boolean {
  return run?.items[item]?.ticked !== undefined
}

/** A line that is to be done by a day. */
export interface DueItem extends NumberedItem {
  due: string
  owner?: string
}

/** What is not ticked and has a due date, the earliest first. */
export function dueItems({ items }: Pick<ListVersion, 'items'>, run: Run): DueItem[] {
  return items
    .flatMap((item, i): DueItem[] => {
      const { due, ticked } = run.items[item.id] ?? {}
      if (due === undefined || ticked !== undefined) return []
      const owner = ownerOf(run, item.id)
      return [{ ...item, number: i + 1, due, ...(owner !== undefined && { owner }) }]
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.number - b.number))
}

/** Whose line it is: who was chosen, else whose run it is. A private run is its owner's alone. */
export function ownerOf({ items, user, posted }: Run, item: string): string | undefined {
  return posted === undefined ? user : (items[item]?.owner ?? user)
}

/** Lines that were ticked last, the newest first. */
export function lastTicked(
  { items }: Pick<ListVersion, 'items'>,
  run: Run,
  most: number,
): (NumberedItem & { ticked: NonNullable<RunItem['ticked']> })[] {
  return items
    .flatMap((item, i) => {
      const ticked = run.items[item.id]?.ticked
      return ticked === undefined ? [] : [{ ...item, number: i + 1, ticked }]
    })
    .sort((a, b) => b.ticked.at - a.ticked.at)
    .slice(0, most)
}
