import { dayInJapan } from '../../core/corpus/day-in-japan.js'
import type { Call, Shown } from '../protocol.js'
import { atOf, dayLabel } from './time-labels.js'

/** One line of a message list. */
export type Entry =
  | { kind: 'day'; key: string; label: string }
  /** `compact`: follows a message by the same sender closely, and so needs no name. */
  | { kind: 'message'; key: string; message: Shown; compact: boolean }
  | { kind: 'refusal'; key: string; call: Call }

const COMPACT_MS = 5 * 60 * 1000

/** Messages and refused calls in the order of time, with a line where a new day begins. */
export function entriesOf(messages: Shown[], refusals: Call[], now: Date): Entry[] {
  const timed = [
    ...messages.map((message) => ({ at: atOf(message.ts), message, call: undefined })),
    ...refusals.map((call) => ({ at: new Date(call.at), message: undefined, call })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
  const entries: Entry[] = []
  let day = ''
  let before: Shown | undefined
  for (const { at, message, call } of timed) {
    if (dayInJapan(at) !== day) {
      day = dayInJapan(at)
      entries.push({ kind: 'day', key: day, label: dayLabel(at, now) })
      before = undefined
    }
    if (call !== undefined) entries.push({ kind: 'refusal', key: `call-${call.number}`, call })
    if (message !== undefined)
      entries.push({ kind: 'message', key: message.ts, message, compact: follows(before, message) })
    before = message
  }
  return entries
}

function follows(before: Shown | undefined, message: Shown): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.onlyFor === message.onlyFor &&
    atOf(message.ts).getTime() - atOf(before.ts).getTime() < COMPACT_MS
  )
}
