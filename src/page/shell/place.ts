import type { Role } from '../protocol.js'

/** The room name of the App Home in the address. */
export const HOME = 'home'

/** Where one stands: through whose eyes, in which room, and what is open beside it. Kept in the address. */
export interface Place {
  role: Role
  /** A room's id, HOME, or empty before one is chosen. */
  room: string
  thread?: string | undefined
  /** The message looked into, by its ts in this room; or a view by its id. */
  inspect?: { ts: string } | { view: string } | undefined
  /** The things to try. */
  guide?: boolean | undefined
}

const ROLES: readonly string[] = ['employee', 'hr', 'administrator'] satisfies Role[]

/** `#/hr/C0GENERAL/t/123.45/i/123.46`; whatever it does not know, it leaves out. */
export function toPlace(hash: string): Place {
  const [role = '', room = '', ...rest] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded)
  const place: Place = { role: ROLES.includes(role) ? (role as Role) : 'employee', room }
  for (let i = 0; i < rest.length; ) {
    const [key, value] = [rest[i], rest[i + 1]]
    if (key === 'guide') {
      place.guide = true
      i += 1
      continue
    }
    if (value === undefined) break
    if (key === 't') place.thread = value
    if (key === 'i') place.inspect = { ts: value }
    if (key === 'v') place.inspect = { view: value }
    i += 2
  }
  return place
}

export function toHash({ role, room, thread, inspect, guide }: Place): string {
  const parts = [role, room]
  if (thread !== undefined) parts.push('t', thread)
  if (inspect !== undefined) parts.push(...('ts' in inspect ? ['i', inspect.ts] : ['v', inspect.view]))
  if (guide === true) parts.push('guide')
  return `#/${parts.map(encodeURIComponent).join('/')}`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
