import type { ThreadState } from '../../../core/question/thread-state.js'
import type {
  ConversationStores,
  Feedback,
  FeedbackStore,
  KeptQuestion,
  QuestionStore,
  ThreadKey,
  ThreadStore,
} from '../../../service/stores.js'
import { type Clock, LapsingMap } from './lapsing-map.js'
import { createMemoryDeliveryStore } from './memory-deliveries.js'
import { createMemoryOutboxStore } from './memory-outbox.js'

/** Everything that is kept, for as long as the process lives. */
export function createMemoryStores(now: Clock = Date.now): ConversationStores {
  return {
    threads: createMemoryThreadStore(now),
    deliveries: createMemoryDeliveryStore(now),
    outbox: createMemoryOutboxStore(now),
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
