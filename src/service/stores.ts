import type { AnswerKind } from '../core/index/answer-kind.js'
import type { ThreadState } from '../core/question/thread-state.js'
import type { Want } from './asking.js'
import type { DeliveryStore } from './stores/delivery-store.js'
import type { JobStore } from './stores/job-store.js'
import type { OutboxStore } from './stores/outbox-store.js'
import type { RequestStore } from './stores/request-store.js'
import type { SettingStore } from './stores/setting-store.js'
import type { TaughtStore } from './stores/taught-store.js'

/**
 * What a conversation keeps: one interface a thing that is kept, which says what it promises; the engines stand in
 * `adapters/stores`. Keys are plain values (team, channel, thread): nothing of a front shows through them.
 */
export interface ConversationStores {
  threads: ThreadStore
  deliveries: DeliveryStore
  outbox: OutboxStore
  feedback: FeedbackStore
  questions: QuestionStore
}

/** Everything that is kept. */
export interface Stores extends ConversationStores {
  settings: SettingStore
  jobs: JobStore
  requests: RequestStore
  taught: TaughtStore
}

export interface ThreadKey {
  team: string
  channel: string
  thread: string
}

export interface ThreadStore {
  get(key: ThreadKey): Promise<ThreadState | undefined>
  set(key: ThreadKey, state: ThreadState, ttlMs: number): Promise<void>
}

export interface Feedback {
  team: string
  channel: string
  /** The message that was judged; empty for a private one. */
  message: string
  user: string
  helpful: boolean
  passageIds: string[]
}

/** A person's later word on the same message replaces the earlier one. */
export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>
  all(): Promise<Feedback[]>
}

/** What was asked and what came of it, for whoever looks after the documents. */
export interface KeptQuestion {
  /** The name that the reply carries. */
  id: string
  team: string
  /** Empty where nobody else saw it asked. */
  channel: string
  /** Absent where words are not kept, and once they are older than the retention. */
  user?: string
  words?: string
  asked: Want['kind']
  kind: AnswerKind
  confidence: number
  /** Ids of the passages, cases or lists that were shown, the best first. */
  shownIds: string[]
  /** Milliseconds since 1970. */
  at: number
}

export interface QuestionStore {
  add(question: KeptQuestion): Promise<void>
  /** The oldest first. */
  all(): Promise<KeptQuestion[]>
}
