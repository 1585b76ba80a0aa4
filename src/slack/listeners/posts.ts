import type { Service } from '../../service/service.js'
import type { ThreadKey } from '../../service/stores.js'
import { EVENTS } from '../ids.js'
import { type Change, toChange } from '../intake/change.js'
import { type Arrived, takeIn } from '../intake/inbox.js'
import { type Post, toPost } from '../intake/post.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import { follow } from './changes.js'
import type { DeskApp } from './desk/desk-app.js'
import { takeFiles } from './desk/uploads.js'
import { sendReply } from './send-reply.js'

/** Mentions, DMs, and what is said in threads where the bot has answered. Slack sends one post as up to two events. */
export function listenToPosts(parts: DeskApp): void {
  const { app } = parts
  app.event(EVENTS.mention, ({ event, body, context }) => takePost(parts, event, { body, context }))
  app.event(EVENTS.message, async ({ event, body, context }) => {
    const change = toChange(event, body, workspaceOf(context).self.userId)
    if (change === undefined) await takePost(parts, event, { body, context })
    else await takeChange(parts, change, { body, context })
  })
}

async function takePost(parts: DeskApp, event: object, arrived: Arrived): Promise<void> {
  const { service } = parts
  const post = toPost(event, arrived.body, workspaceOf(arrived.context).self.userId)
  if (post !== undefined && (await isForUs(service, post))) {
    await takeIn(service, arrived, post, async (workspace) => {
      const hasFiles = post.direct && post.files.length > 0
      if (hasFiles) await takeFiles(parts, workspace, post)
      if (!hasFiles || (post.words !== '' && !(await workspace.roles.maySet(post.user))))
        await answerPost(service, workspace, post)
    })
  }
}

/** Of a post that asked something; one that names the bot now and did not before is a question from now on. */
async function takeChange(parts: DeskApp, change: Change, arrived: Arrived): Promise<void> {
  const { service } = parts
  const { team, channel, ts, asPost } = change
  const asked = await service.asked(team, { channel, message: ts })
  if (asked !== undefined)
    await takeIn(service, arrived, change, (workspace) => follow(service, workspace, change, asked))
  else if (asPost !== undefined) await takePost(parts, asPost, arrived)
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
    message: post.ts,
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
