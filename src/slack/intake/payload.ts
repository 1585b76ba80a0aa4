import { z } from 'zod'

const text = z.string().nullish()
const named = z.looseObject({ id: z.string() })

/**
 * Whatever Slack delivers (events, commands, buttons, views, shortcuts), as far as it decides what becomes of it. What else
 * stands there is kept. Real payloads all fit; what does not is not worked on.
 */
const payloadSchema = z.looseObject({
  ...{ type: text, command: text, text, callback_id: text, trigger_id: text, response_url: text },
  ...{ team_id: text, user_id: text, event_id: text },
  event: z.looseObject({ type: z.string() }).optional(),
  team: z.looseObject({ id: text }).nullish(),
  user: named.nullish(),
  channel: named.nullish(),
  message: z.looseObject({ ts: text, thread_ts: text, text }).nullish(),
  container: z.looseObject({ message_ts: text, thread_ts: text }).nullish(),
  view: z.looseObject({ id: text, type: text }).nullish(),
  actions: z.array(z.looseObject({ action_id: text })).optional(),
})

/** A frame of Socket Mode; what is delivered by one has a payload. */
const frameSchema = z.union([
  z.looseObject({ type: z.literal('events_api'), payload: payloadSchema.required({ event: true }) }),
  z.looseObject({ type: z.enum(['slash_commands', 'interactive']), payload: payloadSchema }),
  z.looseObject({ type: z.enum(['hello', 'disconnect']) }),
])

export type Payload = z.infer<typeof payloadSchema>

/** Undefined where it is nothing that Slack delivers. */
export function toPayload(value: unknown): Payload | undefined {
  return payloadSchema.safeParse(value).data
}

export function isFrame(value: unknown): boolean {
  return frameSchema.safeParse(value).success
}

/** What a delivery is, for the log: no word of anybody in it. */
export function nameOf({ type, command, event, event_id, actions, callback_id, view }: Payload): string {
  if (event !== undefined) return `event ${event.type}${event_id ? ` ${event_id}` : ''}`
  if (command) return `command ${command}`
  const id = actions?.[0]?.action_id ?? callback_id ?? view?.callback_id
  return [type ?? 'delivery', ...(typeof id === 'string' ? [id] : [])].join(' ')
}
