import type { ThreadState } from '../../../core/question/thread-state.js'
import type {
  DeliveryStore,
  Feedback,
  FeedbackStore,
  KeptQuestion,
  QuestionStore,
  Stores,
  ThreadKey,
  ThreadStore,
} from '../../../service/stores.js'

type Clock = () => number

/** Entries that lapse, the oldest going first when there are too many. */
class LapsingMap<Value> {
  private readonly entries = new Map<string, { value: Value; until: number }>()
  private readonly now: Clock
  private readonly maxEntries: number

  constructor(now: Clock, maxEntries: number) {
    this.now = now
    this.maxEntries = maxEntries
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined) return undefined
    if (entry.until > this.now()) return entry.value
    this.entries.delete(key)
    return undefined
  }

  set(key: string, value: Value, ttlMs: number): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + ttlMs })
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxEntries) break
      this.entries.delete(oldest)
    }
  }

  delete(key: string): void {
    this.entries.delete(key)
  }
}

/** Everything that is kept, for as long as the process lives. */
export function createMemoryStores(now: Clock = Date.now): Stores {
  return {
    threads: createMemoryThreadStore(now),
    deliveries: createMemoryDeliveryStore(now),
    feedback: createMemoryFeedbackStore(),
    questions: createMemoryQuestionStore(),
  }
}

export function createMemoryThreadStore(now: Clock = Date.now, maxEntries = 20_000): ThreadStore {
  const threads = new LapsingMap<ThreadState>(now, maxEntries)
  const nameOf = (key: ThreadKey) => JSON.stringify([key.team, key.channel, key.thread])
  return {
    get: async (key) => threads.get(nameOf(key)),
    set: async (key, state, ttlMs) => threads.set(nameOf(key), state, ttlMs),
  }
}

function createMemoryDeliveryStore(now: Clock = Date.now, maxEntries = 200_000): DeliveryStore {
  const states = new LapsingMap<'received' | 'done'>(now, maxEntries)
  return {
    claim: async (keys, leaseMs) => {
      if (keys.some((key) => states.get(key) !== undefined)) return false
      for (const key of keys) states.set(key, 'received', leaseMs)
      return true
    },
    renew: async (keys, leaseMs) => {
      for (const key of keys) if (states.get(key) === 'received') states.set(key, 'received', leaseMs)
    },
    finish: async (keys, ttlMs) => {
      for (const key of keys) states.set(key, 'done', ttlMs)
    },
    release: async (keys) => {
      for (const key of keys) if (states.get(key) === 'received') states.delete(key)
    },
  }
}

function createMemoryFeedbackStore(maxEntries = 20_000): FeedbackStore {
  const feedback = new Map<string, Feedback>()
  return {
    add: async (given) => {
      const key = JSON.stringify([given.team, given.channel, given.message, given.user, given.passageIds])
      feedback.delete(key)
      feedback.set(key, given)
      for (const oldest of feedback.keys()) {
        if (feedback.size <= maxEntries) break
        feedback.delete(oldest)
      }
    },
    all: async () => [...feedback.values()],
  }
}

function createMemoryQuestionStore(maxEntries = 20_000): QuestionStore {
  const questions: KeptQuestion[] = []
  return {
    add: async (question) => {
      questions.push(question)
      if (questions.length > maxEntries) questions.shift()
    },
    all: async () => [...questions],
  }
}
