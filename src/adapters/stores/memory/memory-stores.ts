import type { ThreadState } from '../../../core/question/thread-state.js'
import type { KeptQuestion, QuestionStore } from '../../../service/stores/question-store.js'
import type { Vote, VoteKey, VoteStore } from '../../../service/stores/vote-store.js'
import type { ConversationStores, ThreadKey, ThreadStore } from '../../../service/stores.js'
import { type Clock, LapsingMap } from './lapsing-map.js'
import { createMemoryDeliveryStore } from './memory-deliveries.js'
import { createMemoryOutboxStore } from './memory-outbox.js'

/** Everything that is kept, for as long as the process lives. */
export function createMemoryStores(now: Clock = Date.now): ConversationStores {
  return {
    threads: createMemoryThreadStore(now),
    deliveries: createMemoryDeliveryStore(now),
    outbox: createMemoryOutboxStore(now),
    votes: createMemoryVoteStore(),
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

/** Votes and questions are few where nothing else keeps them, so a list is looked through. */
const MAX_KEPT = 20_000

function createMemoryVoteStore(): VoteStore {
  const votes = new Map<string, Vote>()
  const nameOf = ({ team, channel, message, user }: VoteKey) => JSON.stringify([team, channel, message, user])
  return {
    set: async (vote) => {
      votes.delete(nameOf(vote))
      votes.set(nameOf(vote), vote)
      for (const oldest of votes.keys()) {
        if (votes.size <= MAX_KEPT) break
        votes.delete(oldest)
      }
    },
    get: async (key) => votes.get(nameOf(key)),
    retract: async (key) => votes.delete(nameOf(key)),
    list: async (team, { from = 0, helpful, limit, skip = 0 }) =>
      [...votes.values()]
        .filter((vote) => vote.team === team && vote.at >= from)
        .filter((vote) => helpful === undefined || vote.helpful === helpful)
        .toSorted((a, b) => b.at - a.at)
        .slice(skip, skip + limit),
  }
}

function createMemoryQuestionStore(): QuestionStore {
  let questions: KeptQuestion[] = []
  return {
    add: async (question) => {
      const known = questions.findIndex(({ id }) => id === question.id)
      if (known < 0) questions.push(question)
      else {
        const { settled, answer, at } = questions[known]!
        const stays = { at, ...(settled !== undefined && { settled }), ...(answer !== undefined && { answer }) }
        questions[known] = { ...question, ...stays }
      }
      if (questions.length > MAX_KEPT) questions.shift()
    },
    find: async (team, id) => questions.find((each) => each.team === team && each.id === id),
    findAsked: async (team, { channel, message }) =>
      questions.find((each) => each.team === team && each.channel === channel && each.message === message),
    noteAnswer: async (team, id, answer) => {
      questions = questions.map((each) => (each.team === team && each.id === id ? { ...each, answer } : each))
    },
    list: async (
      team,
      { from = 0, before = Number.POSITIVE_INFINITY, channel, thread, user, kinds, settled, limit, skip = 0 },
    ) =>
      questions
        .filter((each) => each.team === team && each.at >= from && each.at < before)
        .filter((each) => channel === undefined || each.channel === channel)
        .filter((each) => thread === undefined || each.thread === thread)
        .filter((each) => user === undefined || user === each.user)
        .filter((each) => kinds === undefined || kinds.includes(each.kind))
        .filter((each) => settled === undefined || settled === (each.settled !== undefined))
        .toSorted((a, b) => b.at - a.at)
        .slice(skip, skip + limit),
    settle: async (team, ids, settled) => {
      questions = questions.map(({ settled: before, ...question }) => {
        const after = question.team === team && ids.includes(question.id) ? settled : before
        return after === undefined ? question : { ...question, settled: after }
      })
    },
  }
}
