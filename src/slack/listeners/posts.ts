import type { App } from '@slack/bolt'
import type { Service } from '../../service/service.js'
import type { ThreadKey } from '../../service/stores.js'
import { EVENTS } from '../ids.js'
import { type Arrived, takeIn } from '../intake/inbox.js'
import { type Post, toPost } from '../intake/post.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import { sendReply } from './send-reply.js'

/** Mentions, DMs, and what is said in threads where the bot has answered. Slack sends one post as up to two events. */
export function listenToPosts(app: App, service: Service): void {
  const take = async (event: object, arrived: Arrived) => {
    const post = toPost(event, arrived.body, workspaceOf(arrived.context).self.userId)
    if (post !== undefined && (await isForUs(service, post))) {
      await takeIn(service, arrived, post, (workspace) => answerPost(service, workspace, post))
    }
  }
  app.event(EVENTS.mention, ({ event, body, context }) => take(event, { body, context }))
  app.event(EVENTS.message, ({ event, body, context }) => take(event, { body, context }))
}

async function isForUs(service: Service, post: Post): Promise<boolean> {
  if (post.direct || post.mentions) return true
  return post.threadTs !== undefined && !post.toOthers && post.words !== '' && service.isKnown(threadKey(post))
}

async function answerPost(service: Service, workspace: Workspace, post: Post): Promise<void> {
  const { team, user, words, direct, mentions } = post
  const thread = threadKey(post)
  const reply = await service.reply({
    want: { kind: 'question', text: words },
    asker: await workspace.roles.asker({ team, user }),
    thread,
    alone: direct,
    overheard: !direct && !mentions,
  })
  if (reply.unwanted) return
  const place = { kind: 'thread', channel: thread.channel, thread: thread.thread, asker: user } as const
  await sendReply(workspace, reply, { place, surface: direct ? 'dm' : 'channel' })
}

function threadKey(post: Post): ThreadKey {
  return { team: post.team, channel: post.channel, thread: post.threadTs ?? post.ts }
}
