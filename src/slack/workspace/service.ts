import type { Logger } from '@slack/bolt'
import type { Assistant } from '../../core/answers/assistant.js'
import type { DeliveryStore, FeedbackStore, ThreadStore } from '../../service/stores.js'
import type { Turns } from '../intake/turns.js'
import type { Outbox } from '../outbox/outbox.js'
import type { RenderContext } from '../render/context.js'
import type { Features } from './features.js'

export interface Stores {
  threads: ThreadStore
  deliveries: DeliveryStore
  feedback: FeedbackStore
}

/** Who the bot is, as the server says. Absent where the server does not say. */
export interface Self {
  userId?: string
  botId?: string
  name?: string
}

/** What every listener works with. */
export interface Service {
  assistant: Assistant
  stores: Stores
  features: Features
  outbox: Outbox
  turns: Turns
  logger: Logger
  self: Self
}

/** Longer than any answer takes, waiting for Slack's limits included: after it, whoever held the claim is taken for dead. */
const LEASE_MS = 4 * 60_000
/** Slack's last retry comes after 24 hours where delayed events are on (slack-platform.md A7). */
const DONE_TTL_MS = 25 * 60 * 60 * 1000

/** Works on a delivery unless one of its keys is being worked on or done. A failure gives the keys back. */
export async function once(service: Service, keys: string[], work: () => Promise<void>): Promise<void> {
  const { deliveries } = service.stores
  if (!(await deliveries.claim(keys, LEASE_MS))) return
  try {
    await work()
  } catch (error) {
    await deliveries.release(keys)
    throw error
  }
  await deliveries.finish(keys, DONE_TTL_MS)
}

export function contextFor(
  service: Service,
  surface: RenderContext['surface'],
  showable: { folding: boolean; tables: boolean },
  question?: string,
): RenderContext {
  return { surface, ...showable, sources: service.assistant.sources(), ...(question !== undefined && { question }) }
}
