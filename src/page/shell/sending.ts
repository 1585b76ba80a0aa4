import type { Person, Room } from '../protocol.js'
import { upload } from '../upload.js'
import { act, type World } from '../world.js'
import { go } from './going.js'
import { noteSent } from './guide-progress.js'
import { keepFocusInThread } from './panes.js'
import { toPlace } from './place.js'
import { toSlackText } from './slack-text.js'

export interface Destination {
  actor: Person
  room: Room
  thread?: string | undefined
}

/**
 * Says or commands what was typed. The app answers questions in a thread, so a question to it opens its thread, in which
 * the answer will come. Throws ActError.
 */
export async function send(typed: string, { actor, room, thread }: Destination, world: World): Promise<void> {
  const where = { user: actor.id, channel: room.id, ...(thread !== undefined && { thread }) }
  const sent = { text: typed, direct: room.kind === 'dm', inThread: thread !== undefined, role: actor.role }
  if (typed.startsWith('/')) {
    await act({ do: 'command', text: typed, ...where })
    noteSent(sent)
    return
  }
  const text = toSlackText(typed, world)
  const { ts } = await act({ do: 'say', text, ...where })
  noteSent(sent)
  const asksTheApp = room.kind === 'dm' || text.includes(`<@${world.app.userId}>`)
  const stillThere = toPlace(location.hash).room === room.id
  if (thread !== undefined || !asksTheApp || !stillThere || ts === '') return
  go({ thread: ts, inspect: undefined, guide: undefined })
  keepFocusInThread()
}

/** Sends a file, without words, into a room; what the app says to it comes in its thread. Throws ActError. */
export async function sendFileTo(file: File, { actor, room, thread }: Destination): Promise<void> {
  const { id } = await upload(actor.id, file)
  const where = { user: actor.id, channel: room.id, ...(thread !== undefined && { thread }) }
  const { ts } = await act({ do: 'say', text: '', files: [id], ...where })
  if (thread === undefined && ts !== '') go({ thread: ts, inspect: undefined, guide: undefined })
}
