import { isRetention, type SettingChange, type SettingPlace, type SettingStore } from './stores/setting-store.js'

const READ_AT_ONCE = 500

/** One setting: what holds where nothing was set, and how a value is read; undefined for what is none. */
interface Setting<Value> {
  initial: Value
  read(given: unknown): Value | undefined
}

/** Where a request of a topic goes: to a channel, or to one person. */
export interface TopicPlace {
  topic: string
  channel?: string
  person?: string
}

/** Everybody; HR and administrators; administrators; nobody. */
export const SHARERS = ['everyone', 'hr', 'admin', 'nobody'] as const
export type Sharers = (typeof SHARERS)[number]

const WORKSPACE = {
  /** Where requests to a person are put; empty: nowhere yet. */
  requestChannel: id(),
  /** Where those of a topic go instead. */
  topicPlaces: setting<TopicPlace[]>([], readTopicPlaces),
  /** The channel is reminded of a request that nobody took up for so many days on which people work. */
  remindAfterDays: wholeNumber(1, 1, 30),
  /** Who may put quotations into a channel, where the channel says nothing of its own. */
  sharers: oneOf(...SHARERS),
  /** What was asked, in the channel for requests, on Mondays. */
  digest: flag(true),
  /** Reminders of what is due in a checklist. */
  reminders: flag(true),
  /** Days after which people and their words go; empty (0): what the program was started with. */
  retentionDays: setting(0, (given) => (given === 0 || isRetention(given) ? given : undefined)),
  /** Said to whoever meets the bot for the first time, and whom to ask beside it; empty: nothing. */
  greeting: text(500),
  contact: text(300),
  timeZone: setting('Asia/Tokyo', readTimeZone),
}

const CHANNEL = {
  /** Answers also what is said without a mention. */
  autoAnswer: flag(false),
  /** Answers on in a thread without being mentioned again. */
  followUps: flag(true),
  /** The emoji, without colons, that asks about the message it is put on; empty: none. */
  reaction: setting('telework', (given) => (isText(given) && /^[a-z0-9_+'-]{0,100}$/.test(given) ? given : undefined)),
  /** Who may put quotations into it, where that is another than in the whole workspace. */
  sharers: oneOf('workspace', ...SHARERS),
}

type ValuesOf<Settings> = { [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never }
export type WorkspaceSettings = ValuesOf<typeof WORKSPACE>
export type ChannelSettings = ValuesOf<typeof CHANNEL>

/** What can be set in a workspace, in a channel. */
export const WORKSPACE_SETTINGS = Object.keys(WORKSPACE) as (keyof WorkspaceSettings)[]
export const CHANNEL_SETTINGS = Object.keys(CHANNEL) as (keyof ChannelSettings)[]

/** What holds where a setting of that name was not set, in a channel or in the whole workspace; undefined for what is none. */
export function initialOf(name: string, { channel }: Pick<SettingPlace, 'channel'>): unknown {
  const settings: Record<string, Setting<unknown>> = channel === undefined ? WORKSPACE : CHANNEL
  return Object.hasOwn(settings, name) ? settings[name]?.initial : undefined
}

/**
 * What people set, read by its names. What was kept by another version and is no value any more counts as not set. Read anew each
 * time: another process may have changed it.
 */
export class Settings {
  private readonly store: SettingStore

  constructor(store: SettingStore) {
    this.store = store
  }

  async workspace(team: string): Promise<WorkspaceSettings> {
    return readAll(WORKSPACE, await this.store.of({ team }))
  }

  async channel(team: string, channel: string): Promise<ChannelSettings> {
    return readAll(CHANNEL, await this.store.of({ team, channel }))
  }

  /** The same; what holds where nothing was set, where the store is away. */
  async channelAnyway(team: string, channel: string): Promise<ChannelSettings> {
    return this.channel(team, channel).catch(() => readAll(CHANNEL, {}))
  }

  /** Who may put quotations into a channel. */
  async sharersIn(team: string, channel: string): Promise<Sharers> {
    const { sharers } = await this.channel(team, channel)
    return sharers === 'workspace' ? (await this.workspace(team)).sharers : sharers
  }

  /** What channels say of that, where it is another than in the whole workspace. */
  async sharersElsewhere(team: string): Promise<{ channel: string; sharers: Sharers }[]> {
    const kept = await this.store.ofChannels(team, 'sharers')
    return kept.flatMap(({ channel, value }) => {
      const sharers = CHANNEL.sharers.read(value) ?? 'workspace'
      return sharers === 'workspace' ? [] : [{ channel, sharers }]
    })
  }

  /**
   * Sets one value, and undefined takes it away; who may do so is decided before. False where the value is none of this setting:
   * then nothing is kept.
   */
  async changeWorkspace<Name extends keyof WorkspaceSettings>(
    team: string,
    name: Name,
    value: WorkspaceSettings[Name] | undefined,
    by: { user: string; at: number },
  ): Promise<boolean> {
    return this.change({ team }, WORKSPACE[name], name, value, by)
  }

  async changeChannel<Name extends keyof ChannelSettings>(
    place: Required<SettingPlace>,
    name: Name,
    value: ChannelSettings[Name] | undefined,
    by: { user: string; at: number },
  ): Promise<boolean> {
    return this.change(place, CHANNEL[name], name, value, by)
  }

  /** Who changed what, the newest first. */
  changes(team: string, page: { limit: number; skip?: number }): Promise<SettingChange[]> {
    return this.store.changes(team, page)
  }

  /** All of them. */
  async allChanges(team: string): Promise<SettingChange[]> {
    const all: SettingChange[] = []
    for (;;) {
      const some = await this.changes(team, { limit: READ_AT_ONCE, skip: all.length })
      all.push(...some)
      if (some.length < READ_AT_ONCE) return all
    }
  }

  private async change(
    place: SettingPlace,
    { read }: Setting<unknown>,
    name: string,
    given: unknown,
    by: { user: string; at: number },
  ): Promise<boolean> {
    const value = read(given)
    if (given !== undefined && value === undefined) return false
    await this.store.set(place, name, value, by)
    return true
  }
}

function readAll<Of extends Record<string, Setting<unknown>>>(
  settings: Of,
  kept: Record<string, unknown>,
): ValuesOf<Of> {
  const values = Object.entries(settings).map(([name, { initial, read }]) => [name, read(kept[name]) ?? initial])
  return Object.fromEntries(values) as ValuesOf<Of>
}

function setting<Value>(initial: Value, read: (given: unknown) => Value | undefined): Setting<Value> {
  return { initial, read }
}

function flag(initial: boolean): Setting<boolean> {
  return setting(initial, (given) => (typeof given === 'boolean' ? given : undefined))
}

function wholeNumber(initial: number, least: number, most: number): Setting<number> {
  return setting(initial, (given) =>
    typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most ? given : undefined,
  )
}

/** The first is what holds where nothing was set. */
function oneOf<const Choice extends string>(...choices: readonly [Choice, ...Choice[]]): Setting<Choice> {
  return setting(choices[0] as Choice, (given) => choices.find((choice) => choice === given))
}

function text(maxLength: number): Setting<string> {
  return setting('', (given) => (isText(given) && given.length <= maxLength ? given : undefined))
}

/** Of a channel or a person, as the front names them. */
function id(): Setting<string> {
  return setting('', (given) => (isText(given) && (given === '' || isId(given)) ? given : undefined))
}

function isText(given: unknown): given is string {
  return typeof given === 'string'
}

function isId(given: unknown): given is string {
  return isText(given) && /^[A-Za-z0-9_-]{1,64}$/.test(given)
}

function readTopicPlaces(given: unknown): TopicPlace[] | undefined {
  if (!Array.isArray(given) || given.length > 50) return undefined
  // Of a person who wanted to be forgotten only null is left.
  const named = given.filter((place: unknown) => (Object(place) as Record<string, unknown>).person !== null)
  const places = named.map((place: unknown): TopicPlace | undefined => {
    const { topic, channel, person } = Object(place) as Record<string, unknown>
    if (!isText(topic) || topic.trim() === '' || topic.length > 50) return undefined
    if (isId(channel) && person === undefined) return { topic, channel }
    if (isId(person) && channel === undefined) return { topic, person }
    return undefined
  })
  return places.every((place) => place !== undefined) ? places : undefined
}

function readTimeZone(given: unknown): string | undefined {
  if (!isText(given)) return undefined
  try {
    return new Intl.DateTimeFormat('ja', { timeZone: given }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
