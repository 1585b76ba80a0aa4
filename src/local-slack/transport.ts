import type { Json } from './json.js'

export interface Retry {
  num: number
  reason: string
}

export interface Delivery {
  kind: 'events_api' | 'slash_commands' | 'interactive'
  payload: Json
  retry?: Retry
  /** How long Slack waits for this one. */
  ackMs?: number
}

export interface Ack {
  /** 0 where no acknowledgement came. */
  status: number
  ms: number
  body?: Json
  /** What stood in the answer where it was neither empty nor JSON. */
  text?: string
  /** `x-slack-no-retry: 1` on a refusal. */
  noRetry?: boolean
}

export interface Transport {
  deliver(delivery: Delivery): Promise<Ack>
  close(): void
}
