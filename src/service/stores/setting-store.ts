/** How many days a workspace may have what people wrote kept: no fewer than the figures of a week ask for. */
export const RETENTION_DAYS = { least: 7, most: 3650 } as const

export function isRetention(days: unknown): days is number {
  return Number.isInteger(days) && Number(days) >= RETENTION_DAYS.least && Number(days) <= RETENTION_DAYS.most
}

/** A workspace, or one channel of it. */
export interface SettingPlace {
  team: string
  /** Absent for what holds in the whole workspace. */
  channel?: string
}

/** One line of the log of changes. */
export interface SettingChange extends SettingPlace {
  name: string
  /** Absent where nothing was set. */
  before?: unknown
  /** Absent where it was taken away. */
  after?: unknown
  /** Absent once the person wanted to be forgotten. */
  user?: string
  /** Milliseconds since 1970. */
  at: number
}

/**
 * What people set, by name; what the names mean stands in `service/settings.ts`. A change and its line in the log are kept both
 * or neither; of two that change the same at once, one holds, and the log has both, each with what it found.
 */
export interface SettingStore {
  /** Only what was set for that very place: a channel's values do not hold the workspace's. */
  of(place: SettingPlace): Promise<Record<string, unknown>>
  /** What channels of a workspace have for one name. */
  ofChannels(team: string, name: string): Promise<{ channel: string; value: unknown }[]>
  /** Sets a plain value (as JSON has it), or takes it away where it is undefined or null. */
  set(place: SettingPlace, name: string, value: unknown, by: { user: string; at: number }): Promise<void>
  /** The log, the newest first. */
  changes(team: string, page: { limit: number; skip?: number }): Promise<SettingChange[]>
}
