import type { Clock } from './clock.js'
import type { Functions } from './functions.js'
import type { Json } from './json.js'
import type { Tier } from './rates.js'
import type { Tickets } from './tickets.js'
import type { Views } from './views.js'
import type { Message, Workspace } from './workspace.js'

export interface StoredFile {
  id: string
  name: string
  title: string
  size: number
  bytes: Buffer
  channels: string[]
  complete: boolean
}

interface Session {
  channel: string
  thread: string
  status: string
  title: string
}

interface Execution {
  id: string
  callbackId: string
  outputs?: Json
  error?: string
  completedAt?: number
}

/** A message that grows while it is read. */
interface Stream {
  until: number
}

/** Everything that a Web API method reads and changes. */
export interface Desk {
  clock: Clock
  workspace: Workspace
  tickets: Tickets
  views: Views
  files: Map<string, StoredFile>
  sessions: Map<string, Session>
  executions: Map<string, Execution>
  /** The functions of the manifest; undefined where nothing is held to them. */
  functions: Functions | undefined
  streams: Map<string, Stream>
  /** Types of events that the app is subscribed to. */
  subscriptions: Set<string>
  baseUrl(): string
  socketUrl(): string
  /** Tells the app of a message, of its change or of its end, where it is subscribed. */
  announce(message: Message, change?: 'changed' | 'deleted'): void
  emit(event: Json): void
  nextId(prefix: string): string
}

type TokenKind = 'bot' | 'app' | 'none'

/** One method of the Web API. */
export interface Method {
  tier: Tier
  token?: TokenKind
  /** The scope that this call needs, where it needs one. */
  scope?: string | ((desk: Desk, args: Json) => string | undefined)
  /** Arguments that must be there. */
  needs?: string[]
  run(desk: Desk, args: Json): Json
}

export type Methods = Record<string, Method>
