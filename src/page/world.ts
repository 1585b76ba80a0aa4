import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Act, ActName, Call, Hello, Notice, Person, Results, Shown, Told } from './protocol.js'

/** Everything the server has told, for all people; what one person may see is chosen where it is drawn. */
export interface World extends Omit<Hello, 'type'> {
  /** Whether the stream from the server is open. */
  connected: boolean
  /** In the order said. */
  words: Notice[]
}

const EMPTY: World = {
  app: { userId: '', name: '' },
  people: [],
  rooms: [],
  commands: [],
  shortcuts: [],
  messages: [],
  homes: {},
  stacks: {},
  refusals: [],
  ready: false,
  connected: false,
  words: [],
}

/** The world after one more thing was told; the one before stays as it was. */
export function told(world: World, news: Told): World {
  switch (news.type) {
    case 'hello': {
      const { type: _, ...all } = news
      return { ...world, ...all, connected: true }
    }
    case 'ready':
      return { ...world, ready: true }
    case 'rooms':
      return { ...world, rooms: news.rooms }
    case 'message':
      return { ...world, messages: withMessage(world.messages, news.message) }
    case 'removed':
      return {
        ...world,
        messages: world.messages.filter(({ channel, ts }) => !(channel === news.channel && ts === news.ts)),
      }
    case 'stack':
      return { ...world, stacks: { ...world.stacks, [news.user]: news.stack } }
    case 'home':
      return { ...world, homes: { ...world.homes, [news.user]: news.home } }
    case 'word':
      return { ...world, words: [...world.words, news.word] }
    case 'refusal':
      return { ...world, refusals: withCall(world.refusals, news.call) }
  }
}

function withMessage(messages: Shown[], message: Shown): Shown[] {
  const at = messages.findIndex(({ channel, ts }) => channel === message.channel && ts === message.ts)
  return at < 0 ? [...messages, message] : messages.with(at, message)
}

function withCall(calls: Call[], call: Call): Call[] {
  return calls.some(({ number }) => number === call.number) ? calls : [...calls, call]
}

let world = EMPTY
const listeners = new Set<() => void>()
let stream: EventSource | undefined
const newsListeners = new Set<(news: Told, before: World) => void>()

/** Hears each thing as it is told, with the world as it was before. Returns the way to stop. */
export function onNews(listener: (news: Told, before: World) => void): () => void {
  newsListeners.add(listener)
  return () => newsListeners.delete(listener)
}

function set(next: World): void {
  world = next
  for (const listener of listeners) listener()
}

/** How long to wait where the browser has given up: it does not try again after an answer other than 200. */
const RECONNECT_MS = 3000

/** Opens the stream; the browser opens it again by itself when it breaks, and the server then says everything anew. */
function connect(): void {
  const opened = new EventSource('page/feed')
  stream = opened
  opened.onmessage = ({ data }) => {
    const news = JSON.parse(data) as Told
    const before = world
    set(told(world, news))
    for (const listener of newsListeners) listener(news, before)
  }
  opened.onerror = () => {
    if (world.connected) set({ ...world, connected: false })
    if (opened.readyState === EventSource.CLOSED) setTimeout(connect, RECONNECT_MS)
  }
}

function subscribe(listener: () => void): () => void {
  if (stream === undefined) connect()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useWorld(): World {
  return useSyncExternalStore(subscribe, () => world)
}

/** The server would not do it; the message is a sentence for the person. */
export class ActError extends Error {}

/** Does something as a person. Throws ActError with a sentence in Japanese where it cannot be done. */
export async function act<Name extends ActName>(what: Extract<Act, { do: Name }>): Promise<Results[Name]> {
  let response: Response
  try {
    response = await fetch('page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    })
  } catch (cause) {
    throw new ActError('サーバーにつながりません。ターミナルで動いているか確かめてください。', { cause })
  }
  const body = (await response.json()) as Results[Name] & { error?: string }
  if (!response.ok) throw new ActError(body.error ?? 'うまくいきませんでした。もう一度お試しください。')
  return body
}

/** The person the page acts as. */
export const Actor = createContext<Person>({ id: '', name: '', role: 'employee', roleName: '' })

export function useActor(): Person {
  return useContext(Actor)
}

/** The name of a person or of the app, by id. */
export function nameOf({ people, app }: World, id: string): string {
  return id === app.userId ? app.name : (people.find((person) => person.id === id)?.name ?? id)
}
