import type { Person, Room } from '../protocol.js'
import type { World } from '../world.js'
import { draftKey, setDraft } from './drafts.js'
import { go } from './going.js'
import type { Step } from './guide-steps.js'
import { focusComposer } from './panes.js'
import { toPlace } from './place.js'
import { send } from './sending.js'
import { dmOf } from './what-one-sees.js'

/** Goes where a step is done and does it. Gives a sentence where something else has to be done before. Throws ActError. */
export async function runStep(step: Step, world: World, present: Person): Promise<string | undefined> {
  if (!world.ready) return '辞書を読み込んでいます。少し待ってから、もう一度押してください。'
  const actor = world.people.find(({ role }) => role === step.role) ?? present
  const room = step.where === 'channel' ? channelFor(world, actor, step.room) : dmOf(world.rooms, actor.id)
  if (room === undefined) return 'アプリのいるチャンネルがありません。/invite でアプリを呼んでください。'
  const thread = step.where === 'thread' ? lastThread(world, room) : undefined
  if (step.where === 'thread' && thread === undefined) return '先に「DMで質問する」をお試しください。'
  go({ role: actor.role, room: room.id, thread, inspect: undefined, guide: undefined })
  if (step.text === undefined) {
    focusComposer(thread === undefined ? 'room' : 'thread')
  } else if (step.fill) {
    setDraft(draftKey(actor.id, room.id, thread), step.text)
    focusComposer(thread === undefined ? 'room' : 'thread')
  } else {
    await send(step.text, { actor, room, thread }, world)
    // The button that was pressed may have gone: the answer comes in the thread.
    focusComposer('thread')
  }
  return undefined
}

/** The channel of that name; else the one in view, where the app is in it; else the first with the app. */
function channelFor({ rooms, app }: World, actor: Person, name: string | undefined): Room | undefined {
  const fitting = rooms.filter(
    ({ kind, members }) => kind === 'channel' && members.includes(actor.id) && members.includes(app.userId),
  )
  const { room } = toPlace(location.hash)
  return fitting.find((each) => each.name === name) ?? fitting.find(({ id }) => id === room) ?? fitting[0]
}

/** The thread that the app answered in last. */
function lastThread({ messages }: World, room: Room): string | undefined {
  return messages.findLast(({ channel, thread, fromApp }) => channel === room.id && thread !== undefined && fromApp)
    ?.thread
}
