import type { KnownBlock, ModalView } from '@slack/types'
import type { Place } from '../outbox/place.js'
import { askView, readingView } from '../render/ask-views.js'
import { replyIn, replyOfVote } from '../reply-names.js'
import { toAskForm } from './ask-form.js'
import { readData } from './form.js'

/** A button pressed or an option chosen. */
export interface Press {
  team: string
  user: string
  /** Absent on the Home tab and in a modal. */
  channel?: string
  modal?: PressedModal
  /** What the Home tab that was pressed on was drawn with. */
  home?: Record<string, unknown>
  message: string
  /** The reply that the message or the modal shows; absent where nothing of it tells. */
  reply?: string
  /** What the message shows, its text escaped; absent for private messages, of which the server tells nothing. */
  seen?: { text: string; blocks: KnownBlock[] }
  thread: string
  /** The thread that the message stands in, where it has replies. */
  among?: string
  /** Only the person who pressed sees the message. */
  isPrivate: boolean
  responseUrl: string
  triggerId: string
  value: string
  /** Boxes that were pressed. */
  boxes?: PressedBoxes
  /** The same when one press is delivered again. */
  key: string
}

/** What Slack tells of boxes: not which one was pressed, but which are ticked now. */
interface PressedBoxes {
  /** The name of their block. */
  block: string
  /** The values of those that are ticked. */
  ticked: string[]
  /** When, in milliseconds since 1970; absent where Slack does not say. */
  at?: number
}

/** The modal that a button stands in. */
interface PressedModal {
  id: string
  /** False where it lies on top of another. */
  isRoot: boolean
  /** The turn of its field. */
  turn: number
  /** As it is seen. */
  view: ModalView
}

/** The parts of Slack's block_actions payload that matter here. */
interface RawPress {
  team?: { id?: string } | null
  user: { id: string; team_id?: string }
  channel?: { id: string }
  container?: { message_ts?: string; thread_ts?: string; is_ephemeral?: boolean }
  message?: { ts?: string; thread_ts?: string; text?: string; blocks?: KnownBlock[] }
  view?: Omit<Partial<ModalView>, 'type'> & { id?: string; root_view_id?: string; type?: string }
  response_url?: string
  trigger_id?: string
}

interface RawAction {
  action_id: string
  block_id?: string
  action_ts?: string
  value?: string
  selected_option?: { value?: string } | null
  selected_conversation?: string | null
  selected_options?: { value?: string }[]
}

export function toPress(body: object, action: object): Press {
  const raw = body as RawPress
  const pressed = action as RawAction
  const message = raw.container?.message_ts ?? raw.message?.ts ?? ''
  const press: Press = {
    team: raw.team?.id ?? raw.user.team_id ?? '',
    user: raw.user.id,
    message,
    thread: raw.container?.thread_ts ?? raw.message?.thread_ts ?? message,
    isPrivate: raw.container?.is_ephemeral === true,
    responseUrl: raw.response_url ?? '',
    triggerId: raw.trigger_id ?? '',
    value: pressed.value ?? pressed.selected_option?.value ?? pressed.selected_conversation ?? '',
    key: `press:${raw.user.id}:${raw.channel?.id ?? ''}:${message}:${pressed.action_id}:${pressed.action_ts ?? ''}:${raw.trigger_id ?? ''}`,
  }
  const among = raw.container?.thread_ts ?? raw.message?.thread_ts
  if (among !== undefined) press.among = among
  const reply = replyIn(raw.message?.blocks ?? raw.view?.blocks ?? []) ?? replyOfVote(pressed.block_id)
  if (reply !== undefined) press.reply = reply
  const boxes = boxesOf(pressed)
  if (boxes !== undefined) press.boxes = boxes
  if (raw.message?.blocks !== undefined) press.seen = { text: raw.message.text ?? '', blocks: raw.message.blocks }
  if (raw.channel !== undefined) press.channel = raw.channel.id
  const { id, type, root_view_id = id } = raw.view ?? {}
  if (type === 'home') press.home = readData(raw.view?.private_metadata)
  if (type === 'modal' && id !== undefined) {
    press.modal = {
      id,
      isRoot: root_view_id === id,
      turn: toAskForm(raw.view ?? {}).turn,
      view: viewAgain(raw.view ?? {}),
    }
  }
  return press
}

function boxesOf({ selected_options: ticked, block_id: block = '', action_ts }: RawAction): PressedBoxes | undefined {
  if (ticked === undefined) return undefined
  const at = Math.round(Number(action_ts) * 1000)
  return { block, ticked: ticked.map(({ value = '' }) => value), ...(at > 0 && { at }) }
}

/** What may be sent back of a view that the server told of. */
function viewAgain({
  title,
  submit,
  close,
  callback_id,
  private_metadata,
  blocks = [],
}: Omit<Partial<ModalView>, 'type'>): ModalView {
  return {
    type: 'modal',
    title: title ?? { type: 'plain_text', text: ' ' },
    blocks,
    ...(submit != null && { submit }),
    ...(close != null && { close }),
    ...(callback_id !== undefined && callback_id !== '' && { callback_id }),
    ...(private_metadata !== undefined && private_metadata !== '' && { private_metadata }),
  }
}

export function isDirect(channel: string): boolean {
  return channel.startsWith('D')
}

/** Where an answer goes that belongs to the conversation: into it. */
export function placeInThread(press: Press): Place {
  if (press.modal !== undefined) return placeInModal(press.modal)
  if (press.channel === undefined) return { kind: 'thread', channel: press.user }
  if (press.isPrivate) return { kind: 'private', user: press.user, responseUrl: press.responseUrl }
  return { kind: 'thread', channel: press.channel, thread: press.thread, asker: press.user }
}

/** Where a closer look goes: to whoever looks, so that five readers do not fill the thread. */
export function placeForReader(press: Press): Place {
  if (press.modal !== undefined) return placeOnModal(press, press.modal)
  if (press.channel === undefined || press.isPrivate || isDirect(press.channel)) return placeInThread(press)
  return aside(press, press.channel)
}

/** Where a word to the presser alone goes, in a DM too. */
export function placeAside(press: Press): Place {
  if (press.modal !== undefined) return placeOnModal(press, press.modal)
  if (press.channel === undefined || press.isPrivate) return placeInThread(press)
  return aside(press, press.channel)
}

function aside({ user, among, responseUrl }: Press, channel: string): Place {
  return { kind: 'aside', user, channel, responseUrl, ...(among !== undefined && { thread: among }) }
}

function placeInModal(modal: PressedModal): Place & { kind: 'modal' } {
  const { id, isRoot, turn } = modal
  return { kind: 'modal', viewId: id, inPlace: (above) => (isRoot ? askView({ above, turn }) : readingView(above)) }
}

/** On top of the first modal, so that one can go back. What lies on top changes in place: three are all that Slack takes. */
function placeOnModal(press: Press, modal: PressedModal): Place {
  const place = placeInModal(modal)
  return modal.isRoot ? { ...place, onTop: { triggerId: press.triggerId, view: readingView } } : place
}
