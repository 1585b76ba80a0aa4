import type { Lease } from './delivery-store.js'

/** Something to be sent, in its queue. */
export interface Outgoing {
  /** The same when the same thing is put there again. */
  id: string
  team: string
  /** What is sent one after the other: a channel, a person. */
  queue: string
  /** What to send and where, as JSON. Kept until it is sent, and no longer. */
  body: string
}

export interface TakenOutgoing extends Outgoing {
  /** How often sending was begun, this time counted, and not found to have done nothing. */
  sends: number
  /** When it was put into its queue, in milliseconds since 1970. */
  at: number
}

/** `sent`, or why it was not: the server's word. */
export type Outcome = 'sent' | { refused: string }

/**
 * What goes out, queue by queue, in the order in which it was put there. Of many processes one has the head of a queue, and while
 * it has it nobody has what stands behind. That a head was taken is on the disk before it is given out: whoever finds it after a
 * crash knows that it may have been sent.
 */
export interface OutboxStore {
  /** At the end of its queue; false where it stands there already, or was sent. */
  add(message: Outgoing): Promise<boolean>
  /** The head of the queue, as the holder's; undefined where the queue is empty or somebody has its head. */
  take(team: string, queue: string, lease: Lease): Promise<TakenOutgoing | undefined>
  /** Gives the head back to its place; `sent` is false where it certainly was not sent this time. */
  putBack(id: string, sent: boolean): Promise<void>
  /** It is over: the body is forgotten. */
  settle(id: string, outcome: Outcome): Promise<void>
  /** What came of it; undefined as long as that is open. */
  outcome(id: string): Promise<Outcome | undefined>
  /** Queues with a head that nobody has. */
  waiting(): Promise<Pick<Outgoing, 'team' | 'queue'>[]>
  /** Settles everything of a team that nobody is sending just now as refused. */
  refuseAll(team: string, refused: string): Promise<void>
  /** Holds all that the holder has for another lease from now on. */
  renew(lease: Lease): Promise<void>
}
