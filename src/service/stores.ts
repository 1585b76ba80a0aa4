import type { ThreadState } from '../core/question/thread-state.js'
import type { AdditionStore } from './stores/addition-store.js'
import type { AskedStore } from './stores/asked-store.js'
import type { DeliveryStore } from './stores/delivery-store.js'
import type { InstallationStore, InstallStateStore, RoleStore } from './stores/installation-store.js'
import type { JobStore } from './stores/job-store.js'
import type { OutboxStore } from './stores/outbox-store.js'
import type { PeopleStore } from './stores/people-store.js'
import type { QuestionStore } from './stores/question-store.js'
import type { RequestStore } from './stores/request-store.js'
import type { ListStore, RunStore } from './stores/run-store.js'
import type { SettingStore } from './stores/setting-store.js'
import type { ShareStore } from './stores/share-store.js'
import type { TaughtStore } from './stores/taught-store.js'
import type { UploadStore } from './stores/upload-store.js'
import type { VoteStore } from './stores/vote-store.js'

/**
 * What a conversation keeps: one interface a thing that is kept, which says what it promises; the engines stand in
 * `adapters/stores`. Keys are plain values (team, channel, thread): nothing of a front shows through them.
 */
export interface ConversationStores {
  threads: ThreadStore
  deliveries: DeliveryStore
  outbox: OutboxStore
  votes: VoteStore
  questions: QuestionStore
}

/** Everything that is kept. */
export interface Stores extends ConversationStores {
  settings: SettingStore
  jobs: JobStore
  requests: RequestStore
  taught: TaughtStore
  additions: AdditionStore
  asked: AskedStore
  uploads: UploadStore
  lists: ListStore
  runs: RunStore
  shares: ShareStore
  people: PeopleStore
  installations: InstallationStore
  installStates: InstallStateStore
  roles: RoleStore
}

/** What the service works with: without shares none are kept, and without the others there is nothing to forget. */
export type ServiceStores = ConversationStores & Partial<Pick<Stores, 'shares' | 'people' | 'runs' | 'jobs'>>

export interface ThreadKey {
  team: string
  channel: string
  thread: string
}

export interface ThreadStore {
  get(key: ThreadKey): Promise<ThreadState | undefined>
  /** `user` said something last: what they want forgotten, this is part of. */
  set(key: ThreadKey, state: ThreadState, ttlMs: number, user?: string): Promise<void>
}
