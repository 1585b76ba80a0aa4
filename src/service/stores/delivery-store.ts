/** Who holds what is at work: a process, by a name of its own. What it does not renew within `ms` is free for others. */
export interface Lease {
  holder: string
  ms: number
}

/** Something delivered that is to be worked on once. */
export interface Delivery {
  team: string
  /** The same whenever it is delivered again. */
  key: string
  /** All that is needed to work on it, as JSON. Kept until it is done, and no longer. */
  payload: string
}

export interface TakenDelivery extends Delivery {
  /** How often somebody has begun to work on it, this time counted. */
  takes: number
}

/**
 * What was delivered, from its arrival until nobody delivers it again. A claim is on the disk when it resolves: after it, the
 * delivery may be acknowledged. Of many that claim at the same time, in one process or several, one wins.
 */
export interface DeliveryStore {
  /** Writes it down as the holder's; false where it is done or somebody's already. */
  claim(delivery: Delivery, lease: Lease): Promise<boolean>
  /** Makes what nobody holds any more, and is not done, the holder's: the oldest first, at most `limit`. */
  takeOver(lease: Lease, limit: number): Promise<TakenDelivery[]>
  /** Holds all that the holder has for another lease from now on. */
  renew(lease: Lease): Promise<void>
  /** Remembers it as done and forgets its payload. It need not have been claimed. */
  finish(delivery: Pick<Delivery, 'team' | 'key'>, ttlMs: number): Promise<void>
  /** Gives back all that the holder has, so that another may take it over at once. */
  release(holder: string): Promise<void>
}
