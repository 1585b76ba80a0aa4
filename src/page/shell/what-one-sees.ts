import type { Call, Room, Shown } from '../protocol.js'

/** What one person may see of everything that the page knows. */

export function roomsOf(rooms: Room[], person: string): Room[] {
  return rooms.filter(({ members }) => members.includes(person))
}

/** The person's own talk with the app. */
export function dmOf(rooms: Room[], person: string): Room | undefined {
  return rooms.find(({ kind, members }) => kind === 'dm' && members.includes(person))
}

export function isSeenBy(message: Shown, person: string): boolean {
  return !message.hidden && (message.onlyFor === undefined || message.onlyFor === person)
}

/** What stands in the room itself, outside its threads. */
export function roomMessages(messages: Shown[], room: string, person: string): Shown[] {
  return messages.filter(
    (message) => message.channel === room && message.thread === undefined && isSeenBy(message, person),
  )
}

/** The message that the thread hangs on, where it is still there, and what was answered. */
export function threadMessages(messages: Shown[], room: string, root: string, person: string): Shown[] {
  return messages.filter(
    (message) =>
      message.channel === room && (message.ts === root || message.thread === root) && isSeenBy(message, person),
  )
}

export interface ThreadSummary {
  count: number
  last: string
}

/** By the ts of the message that a thread hangs on. */
export function threadSummaries(messages: Shown[], room: string, person: string): Map<string, ThreadSummary> {
  const summaries = new Map<string, ThreadSummary>()
  for (const message of messages) {
    if (message.channel !== room || message.thread === undefined || !isSeenBy(message, person)) continue
    const count = (summaries.get(message.thread)?.count ?? 0) + 1
    summaries.set(message.thread, { count, last: message.ts })
  }
  return summaries
}

/** Calls that Slack refused and that concern this room; those that went nowhere known stand in the talk with the app. */
export function refusalsIn(refusals: Call[], rooms: Room[], room: Room): Call[] {
  const known = new Set(rooms.map(({ id }) => id))
  return refusals.filter(({ to }) => {
    if (known.has(to)) return to === room.id
    if (room.kind !== 'dm') return false
    const someoneElse = rooms.some((other) => other.id !== room.id && other.kind === 'dm' && other.members.includes(to))
    return !someoneElse
  })
}

/** How many messages by others came to this room since `read`. A ts compares as text: they are all of one length. */
export function unreadIn(messages: Shown[], room: string, person: string, read: string): number {
  return messages.filter(
    (message) => message.channel === room && message.ts > read && message.user !== person && isSeenBy(message, person),
  ).length
}
