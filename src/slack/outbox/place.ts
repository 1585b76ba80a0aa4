import type { KnownBlock, ModalView } from '@slack/types'

/** Where a message goes that stands in a queue first. */
export type QueuedPlace =
  /** In a thread of a channel or DM, or, without a thread, at the end of it (a user's id stands for the DM with them). */
  | {
      kind: 'thread'
      channel: string
      thread?: string
      /** Who is waiting for it. */
      asker?: string
    }
  /** To one person, by the URL that their command, shortcut or button came with; in the thread where one is given. */
  | { kind: 'private'; user: string; responseUrl: string; thread?: string }
  /** To one person, beside what others see: in a thread where there are replies already (Slack shows it in no other). */
  | { kind: 'aside'; user: string; channel: string; thread?: string; responseUrl?: string }
  /** Where the reply of this name stands for all, in its place; under it, where it never was sent. */
  | { kind: 'instead'; reply: string; channel: string; thread: string; asker: string }

/** Into a modal, at once: on top of it where that is asked for and can be, else in place of what it shows. */
export interface ModalPlace {
  kind: 'modal'
  viewId: string
  inPlace: (blocks: KnownBlock[]) => ModalView
  onTop?: { triggerId: string; view: (blocks: KnownBlock[]) => ModalView }
}

/** Where a message goes. */
export type Place = QueuedPlace | ModalPlace

/** What has its turn in one order: what one channel reads, what one person alone does. */
export function queueOf(place: QueuedPlace): string {
  return 'user' in place ? `to:${place.user}` : place.channel
}
