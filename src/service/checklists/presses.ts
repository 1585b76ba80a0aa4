import type { Run, Toggle } from '../stores/run-store.js'

/** Boxes that somebody has before them, and those of them that they have ticked. */
export interface TickedBoxes {
  /** Names these very boxes as they were drawn, and no others. */
  name: string
  /** Ids of all the lines that have a box there. */
  items: readonly string[]
  /** Those that were ticked when the boxes were drawn. */
  shown: readonly string[]
  /** Those that are ticked now. */
  chosen: readonly string[]
  user: string
  /** When it was pressed, in milliseconds since 1970. */
  at: number
}

const MOST_KNOWN = 5000

/**
 * Tells which box was pressed. Slack says only which are ticked on the screen of whoever pressed: what differs from what it said of
 * the same boxes before, or from how they were drawn, was pressed now. What it said before is known to this process alone: who ticks
 * and takes back within the second before the boxes are drawn anew, one by one process, one by another, may have to take it back again.
 */
export class Presses {
  /** What each person had ticked last of the boxes that they have before them. */
  private readonly last = new Map<string, Pick<TickedBoxes, 'chosen' | 'at'>>()
  private readonly turns = new Map<string, Promise<unknown>>()

  /** One after the other for one name, in the order of their coming. */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.turns.get(name) ?? Promise.resolve()
    const turn = before.catch(() => {}).then(work)
    this.turns.set(name, turn)
    const end = () => {
      if (this.turns.get(name) === turn) this.turns.delete(name)
    }
    turn.then(end, end)
    return turn
  }

  togglesOf(run: Run['id'], { name, items, shown, chosen, user, at }: TickedBoxes): Toggle[] {
    const key = `${run} ${user} ${name}`
    const before = this.last.get(key)
    // Pressed earlier and come later, or once more: the later one has said it all.
    if (before !== undefined && before.at >= at) return []
    this.last.delete(key)
    this.last.set(key, { chosen, at })
    for (const oldest of this.last.keys()) {
      if (this.last.size <= MOST_KNOWN) break
      this.last.delete(oldest)
    }
    const base = before?.chosen ?? shown
    return items
      .map((item) => ({ item, ticked: chosen.includes(item) }))
      .filter(({ item, ticked }) => ticked !== base.includes(item))
  }
}
