import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Answer } from '../../core/answers/answer.js'
import type { Question } from '../../core/answers/assistant.js'
import type { ThreadState } from '../../core/question/thread-state.js'
import type { ThreadKey } from '../../service/stores.js'
import { EVENTS } from '../ids.js'
import { asksSomething, toPlainWords, toQuestion, wantsHelp } from '../intake/question.js'
import { type Post, toPost } from '../outbox/posts.js'
import { renderAnswer } from '../render/render-answer.js'
import { contextFor, once, type Service } from '../workspace/service.js'

/** A conversation is picked up again for as long as this. */
const THREAD_TTL_MS = 30 * 24 * 60 * 60 * 1000

export const HELP: Answer = { kind: 'help', confidence: 1, excerpts: [] }

/** Mentions, DMs, and what is said in threads where the bot has answered. Slack sends one post as up to two events. */
export function listenToPosts(app: App, service: Service): void {
  const take = async (event: object, body: object, client: WebClient) => {
    const post = toPost(event, body, service.self.userId)
    if (post !== undefined && (await isForUs(service, post))) {
      await once(service, post.keys, () => answerPost(service, client, post))
    }
  }
  app.event(EVENTS.mention, ({ event, body, client }) => take(event, body, client))
  app.event(EVENTS.message, ({ event, body, client }) => take(event, body, client))
}

async function isForUs(service: Service, post: Post): Promise<boolean> {
  if (post.direct || post.mentions) return true
  if (post.threadTs === undefined || post.toOthers || toPlainWords(post.text) === '') return false
  return (await service.stores.threads.get(threadKey(post))) !== undefined
}

async function answerPost(service: Service, client: WebClient, post: Post): Promise<void> {
  const key = threadKey(post)
  const answer = await service.turns.take(async () => answerIn(service, key, post.text))
  const overheard = !post.direct && !post.mentions
  // Two people talking in the thread are not told that the documents hold no answer to "了解".
  if (overheard && answer.kind === 'none' && !asksSomething(post.text)) return
  await service.outbox.send(client, { kind: 'thread', channel: key.channel, thread: key.thread }, (showable) =>
    renderAnswer(answer, contextFor(service, post.direct ? 'dm' : 'channel', showable, toPlainWords(post.text))),
  )
}

/** The answer to words said in a thread, after what was said there before; remembers it for what is said next. */
export async function answerIn(service: Service, key: ThreadKey, text: string): Promise<Answer> {
  const { threads } = service.stores
  const question: Question = toQuestion(text, await threads.get(key))
  // Help changes nothing in what the thread is about; where there is none yet, it begins one.
  const { answer, thread } = wantsHelp(question.text)
    ? { answer: HELP, thread: question.thread ?? aboutNothing(question.text) }
    : await service.assistant.converse(question)
  await threads.set(key, thread, THREAD_TTL_MS)
  return answer
}

function aboutNothing(topic: string): ThreadState {
  return { caseIds: [], bound: false, topic, shownPassageIds: [] }
}

function threadKey(post: Post): ThreadKey {
  return { team: post.team, channel: post.channel, thread: post.threadTs ?? post.ts }
}
