import type { Want } from '../../service/asking.js'
import { isQuestion, wantsPerson } from '../../service/manners.js'
import type { ThreadKey } from '../../service/stores.js'
import { COMMANDS, EVENTS } from '../ids.js'
import { type Change, toChange } from '../intake/change.js'
import { type Arrived, takeIn } from '../intake/inbox.js'
import { type Post, toPost } from '../intake/post.js'
import { type Reaction, toReaction } from '../intake/reaction.js'
import { renderNotSent } from '../render/desk/request-card.js'
import {
  renderCalledByEmoji,
  renderCommandInThread,
  renderUnsureOf,
  renderVolunteered,
} from '../render/render-volunteered.js'
import { readMessage } from '../workspace/read-message.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import { follow } from './changes.js'
import { tellOfWanting } from './desk/asking.js'
import type { DeskApp } from './desk/desk-app.js'
import { takeFiles } from './desk/uploads.js'
import { greetInDm } from './first-meeting.js'
import { sendReply } from './send-reply.js'

/** Mentions, DMs, and what is said in threads where the bot has answered. Slack sends one post as up to two events. */
export function listenToPosts(parts: DeskApp): void {
  const { app, service } = parts
  app.event(EVENTS.mention, ({ event, body, context }) => takePost(parts, event, { body, context }))
  app.event(EVENTS.message, async ({ event, body, context }) => {
    const change = toChange(event, body, workspaceOf(context).self.userId)
    if (change === undefined) await takePost(parts, event, { body, context })
    else await takeChange(parts, change, { body, context })
  })
  app.event(EVENTS.reaction, async ({ event, body, context }) => {
    const reaction = toReaction(event, body, workspaceOf(context).self.userId)
    if (reaction === undefined || !(await isOurSign(parts, reaction))) return
    await takeIn(service, { body, context }, reaction, (workspace) => answerReaction(parts, workspace, reaction))
  })
}

async function takePost(parts: DeskApp, event: object, arrived: Arrived): Promise<void> {
  const post = toPost(event, arrived.body, workspaceOf(arrived.context).self.userId)
  if (post === undefined) return
  const why = await whyForUs(parts, post)
  if (why === undefined) return takeReply(parts, post, arrived)
  await takeIn(parts.service, arrived, post, async (workspace) => {
    const hasFiles = post.direct && post.files.length > 0
    if (hasFiles) await takeFiles(parts, workspace, post)
    if (!hasFiles || (post.words !== '' && !(await workspace.roles.maySet(post.user))))
      await underSign(parts, workspace, post, () => answerPost(parts, workspace, post, why))
  })
}

/** What HR writes under a request that waits: whoever asked has not got it. */
async function takeReply(parts: DeskApp, post: Post, arrived: Arrived): Promise<void> {
  const { team, user, channel, words, threadTs: thread, toOthers } = post
  if (thread === undefined || words === '' || toOthers) return
  const request = await parts.desk.requests.postedAnyway(team, { channel, message: thread })
  if (request === undefined || request.state === 'done') return
  await takeIn(parts.service, arrived, post, async ({ roles, outbox }) => {
    if (!(await roles.isHr(user))) return
    await outbox.send({ kind: 'aside', user, channel, thread }, () => renderNotSent(request.id, words))
  })
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

/** `said`: to the bot. `overheard`: in its thread. `volunteered`: in a channel where it may answer what is said to nobody. */
type Why = 'said' | 'overheard' | 'volunteered'

async function whyForUs({ service, desk }: DeskApp, post: Post): Promise<Why | undefined> {
  const { team, channel, direct, mentions, toOthers, words, threadTs } = post
  if (direct || mentions) return 'said'
  if (toOthers || words === '') return undefined
  if (threadTs !== undefined) {
    if (!(await service.isKnown(threadKey(post)))) return undefined
    return (await desk.settings.channelAnyway(team, channel)).followUps ? 'overheard' : undefined
  }
  if (!isQuestion(words)) return undefined
  return (await desk.settings.channelAnyway(team, channel)).autoAnswer ? 'volunteered' : undefined
}

async function answerPost(parts: DeskApp, workspace: Workspace, post: Post, why: Why): Promise<void> {
  const { service } = parts
  const { team, user, words, direct, isShared, channel } = post
  const thread = threadKey(post)
  const reply = await service.reply({
    want: wantOf(words),
    asker: await workspace.roles.asker({ team, user }, isShared),
    thread,
    message: post.ts,
    alone: direct,
    overheard: why === 'overheard',
    volunteered: why === 'volunteered',
  })
  if (reply.unwanted) return
  if (wantsPerson(reply.answer)) await tellOfWanting(parts, workspace, team)
  const place = { kind: 'thread', channel: thread.channel, thread: thread.thread, asker: user } as const
  await sendReply(workspace, reply, {
    place,
    surface: direct ? 'dm' : 'channel',
    ...(why === 'volunteered' && { render: (answer, context) => renderVolunteered(answer, context, reply.id) }),
    ...(!direct && isCommand(words) && { render: renderCommandInThread }),
  })
  if (direct) await greetInDm(parts, workspace, { team, user, channel }, reply.answer.kind === 'help')
}

/** In a DM Slack shows that the app is at work, where that takes longer than a moment. */
function underSign(
  { desk }: DeskApp,
  { signs, outbox }: Workspace,
  post: Post,
  work: () => Promise<void>,
): Promise<void> {
  if (!post.direct) return work()
  const { team, channel, thread } = threadKey(post)
  return signs.during({ channel, thread }, { jobs: desk.jobs, team, sent: () => outbox.settled() }, work)
}

const COMMAND = /^(\/telework[a-z-]*)(?:\s+(.*))?$/su

function isCommand(words: string): boolean {
  const [, name = ''] = COMMAND.exec(words) ?? []
  return ([COMMANDS.ask, COMMANDS.cases, COMMANDS.checklist] as string[]).includes(name)
}

/** Slash commands do not run in threads: written there all the same, they are taken as what they mean. */
function wantOf(words: string): Want {
  const [, name, said = ''] = COMMAND.exec(words) ?? []
  if (name === COMMANDS.cases) return { kind: 'cases', words: said }
  if (name === COMMANDS.checklist) return { kind: 'checklist', words: said }
  return { kind: 'question', text: name === COMMANDS.ask ? said : words }
}

/** The emoji that asks, in this channel. */
async function isOurSign({ desk }: DeskApp, { team, channel, name }: Reaction): Promise<boolean> {
  const { reaction } = await desk.settings.channelAnyway(team, channel)
  return reaction !== '' && reaction === name
}

/**
 * The message as a question, once, whoever puts the emoji on it; its answer is for all who see the message. Where it is not surely
 * answered, whoever put it there is told so, and nobody else.
 */
async function answerReaction({ service }: DeskApp, workspace: Workspace, reaction: Reaction): Promise<void> {
  const { team, channel, ts, user, isShared } = reaction
  if ((await service.asked(team, { channel, message: ts })) !== undefined) return
  const message = await readMessage(workspace, channel, ts)
  if (message === undefined || message.words === '') return
  const thread = { team, channel, thread: message.thread ?? ts }
  const reply = await service.reply({
    ...{ want: { kind: 'question', text: message.words }, thread, message: ts },
    asker: await workspace.roles.asker({ team, user }, isShared),
    pointedAt: true,
  })
  if (reply.unwanted) {
    const { thread: among } = message
    const aside = { kind: 'aside', user, channel, ...(among !== undefined && { thread: among }) } as const
    await workspace.outbox.send(aside, () => renderUnsureOf(message.words))
    return
  }
  const place = { kind: 'thread', channel, thread: thread.thread, asker: user } as const
  const by = await workspace.people.name(user)
  await sendReply(workspace, reply, {
    ...{ place, surface: 'channel' },
    render: (answer, context) => renderCalledByEmoji(answer, context, { by, emoji: reaction.name }),
  })
}

function threadKey(post: Post): ThreadKey {
  return { team: post.team, channel: post.channel, thread: post.threadTs ?? post.ts }
}
