import type { Settings, TopicPlace } from '../settings.js'
import type { HelpRequest, RequestEvent, RequestState, RequestStore } from '../stores/request-store.js'
import type { Stores } from '../stores.js'
import { afterWorkingDays } from './working-days.js'

/** The kind of job that reminds of a request that nobody took up; its data is the request's id. */
export const REMIND_OF_REQUEST = 'request-reminder'

const MOST_WAITING = 500

/** A question on its way to a person. */
export interface AskedOfPerson {
  team: string
  user: string
  anonymous: boolean
  question: string
  /** What the asker added in their own words; may be empty. */
  words: string
  topic?: string
  /** The reply that was not enough, and references to what it showed. */
  reply?: string
  shown: string[]
  /** The same when the same form is sent again. */
  id: string
}

/** Where requests go, and what is said where they go nowhere. */
export interface RequestPlaces {
  /** A channel or a person; absent where none is set. */
  channel?: string
  topics: readonly TopicPlace[]
  /** Whom to ask beside the app, in the workspace's own words; may be empty. */
  contact: string
}

/** A request with everything that was done about it. */
export interface RequestFile {
  request: HelpRequest
  events: RequestEvent[]
}

interface RequestDeskParts {
  stores: Pick<Stores, 'requests' | 'jobs'>
  settings: Settings
  /** Where requests go as long as the workspace has set nothing. */
  channel?: string | undefined
  now: () => number
}

/** Questions that people answer: asked, taken, answered, closed by whoever asked. Who may do what is decided before. */
export class RequestDesk {
  private readonly parts: RequestDeskParts

  constructor(parts: RequestDeskParts) {
    this.parts = parts
  }

  async places(team: string): Promise<RequestPlaces> {
    const { requestChannel, topicPlaces, contact } = await this.parts.settings.workspace(team)
    const channel = requestChannel || this.parts.channel
    return { topics: topicPlaces, contact, ...(channel !== undefined && { channel }) }
  }

  /** Where a request of this topic goes. */
  async placeFor(team: string, topic: string | undefined): Promise<string | undefined> {
    const { channel, topics } = await this.places(team)
    const own = topics.find((place) => place.topic === topic)
    return own?.channel ?? own?.person ?? channel
  }

  /** Keeps it, and that somebody is to be reminded of it. False where it is kept already. */
  async ask({ user, topic, reply, ...asked }: AskedOfPerson): Promise<boolean> {
    const { team, id } = asked
    if ((await this.store.get(team, id)) !== undefined) return false
    const at = this.parts.now()
    const more = { ...(topic !== undefined && { topic }), ...(reply !== undefined && { reply }) }
    await this.store.add({ ...asked, ...more, user, at })
    const { remindAfterDays, timeZone } = await this.parts.settings.workspace(team)
    const due = afterWorkingDays(at, remindAfterDays, timeZone)
    await this.parts.stores.jobs.add({ team, key: reminderOf(id), kind: REMIND_OF_REQUEST, data: id, due })
    return true
  }

  async file(team: string, id: string): Promise<RequestFile | undefined> {
    const request = await this.store.get(team, id)
    return request && { request, events: await this.store.events(team, id) }
  }

  counts(team: string): Promise<Record<RequestState, number>> {
    return this.store.counts(team)
  }

  /** What is not done, the oldest first. */
  async waiting(team: string): Promise<HelpRequest[]> {
    const waiting = await this.store.list(team, { states: ['open', 'taken'], limit: MOST_WAITING })
    return waiting.toReversed()
  }

  /** The request under whose message in its channel something was written. */
  async postedAs(team: string, posted: { channel: string; message: string }): Promise<HelpRequest | undefined> {
    return (await this.store.list(team, { posted, limit: 1 }))[0]
  }

  /** The same; none where that cannot be read: most of what people write is under no request. */
  postedAnyway(team: string, posted: { channel: string; message: string }): Promise<HelpRequest | undefined> {
    return this.postedAs(team, posted).catch(() => undefined)
  }

  setPosted(team: string, id: string, posted: { channel: string; message: string }): Promise<void> {
    return this.store.setPosted(team, id, posted)
  }

  /** False where somebody was faster. */
  async take(team: string, id: string, user: string): Promise<boolean> {
    const taken = await this.store.move(
      team,
      id,
      { from: ['open'], to: 'taken', takenBy: user },
      this.event('taken', user),
    )
    if (taken) await this.parts.stores.jobs.cancel(team, { key: reminderOf(id) })
    return taken
  }

  release(team: string, id: string, user: string): Promise<boolean> {
    return this.store.move(team, id, { from: ['taken'], to: 'open', takenBy: null }, this.event('released', user))
  }

  /** In words, by places of the documents, or both; a later answer is one more. */
  async answer(team: string, id: string, user: string, given: { words: string; shown?: string[] }): Promise<boolean> {
    const event = { ...this.event('answered', user, given.words), shown: given.shown ?? [] }
    const move = { from: ['open', 'taken', 'done'], to: 'done', takenBy: user } as const
    const answered = await this.store.move(team, id, move, event)
    if (answered) await this.parts.stores.jobs.cancel(team, { key: reminderOf(id) })
    return answered
  }

  /** What only whoever asked may do: false for everybody else. */
  async add(team: string, id: string, user: string, words: string): Promise<boolean> {
    return (await this.isAsker(team, id, user)) && this.store.note(team, id, this.event('added', user, words))
  }

  async resolve(team: string, id: string, user: string): Promise<boolean> {
    if (!(await this.isAsker(team, id, user))) return false
    const move = { from: ['open', 'taken', 'done'], to: 'done' } as const
    const resolved = await this.store.move(team, id, move, this.event('resolved', user))
    if (resolved) await this.parts.stores.jobs.cancel(team, { key: reminderOf(id) })
    return resolved
  }

  /** まだ: it is open again, for anybody of HR. */
  async reopen(team: string, id: string, user: string): Promise<boolean> {
    if (!(await this.isAsker(team, id, user))) return false
    return this.store.move(team, id, { from: ['done'], to: 'open', takenBy: null }, this.event('reopened', user))
  }

  async isAsker(team: string, id: string, user: string): Promise<boolean> {
    return user !== '' && (await this.store.get(team, id))?.user === user
  }

  private get store(): RequestStore {
    return this.parts.stores.requests
  }

  private event(kind: RequestEvent['kind'], user: string, words = ''): RequestEvent {
    return { kind, user, words, shown: [], at: this.parts.now() }
  }
}

/** The answer in words or places that was given last. */
export function answerIn(events: readonly RequestEvent[]): RequestEvent | undefined {
  return events.findLast(({ kind }) => kind === 'answered')
}

/** Without a channel for all, the topics' own are all that there is. */
export function takesQuestions({ channel, topics }: RequestPlaces): boolean {
  return channel !== undefined || topics.length > 0
}

function reminderOf(id: string): string {
  return `${REMIND_OF_REQUEST}:${id}`
}
