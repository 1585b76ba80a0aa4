import { z } from 'zod'
import type { Act } from '../../page/protocol.js'

const json = z.record(z.string(), z.unknown())
const id = z.string().min(1).max(255)
const text = z.string().max(40_000)
/** Fifty megabytes, the most that the app takes. */
const MOST_BASE64 = 70_000_000
const place = { channel: id, ts: id }

/** What a page may send, checked: the page is a stranger, as everything that comes by HTTP. */
export const actSchema: z.ZodType<Act> = z.discriminatedUnion('do', [
  z.strictObject({
    ...{ do: z.literal('say'), user: id, channel: id, text, thread: id.exactOptional() },
    files: z.array(id).max(10).exactOptional(),
  }),
  z.strictObject({
    do: z.literal('upload'),
    user: id,
    name: z.string().min(1).max(255),
    content: z.base64().max(MOST_BASE64),
  }),
  z.strictObject({ do: z.literal('command'), user: id, channel: id, text, thread: id.exactOptional() }),
  z.strictObject({ do: z.literal('edit'), user: id, ...place, text }),
  z.strictObject({ do: z.literal('delete'), user: id, ...place }),
  z.strictObject({ do: z.literal('react'), user: id, ...place, name: id }),
  z.strictObject({ do: z.literal('open'), user: id, tab: z.enum(['home', 'messages']) }),
  z.strictObject({
    do: z.literal('press'),
    user: id,
    where: z.discriminatedUnion('on', [
      z.strictObject({ on: z.literal('message'), ...place }),
      z.strictObject({ on: z.literal('view'), view: id }),
    ]),
    action: json,
    values: z.record(z.string(), json).exactOptional(),
  }),
  z.strictObject({ do: z.literal('submit'), user: id, view: id, values: z.record(z.string(), json) }),
  z.strictObject({ do: z.literal('close'), user: id, view: id }),
  z.strictObject({ do: z.literal('suggest'), user: id, element: json, typed: text, view: id.exactOptional() }),
  z.strictObject({
    do: z.literal('shortcut'),
    user: id,
    callbackId: id,
    on: z.strictObject(place).exactOptional(),
  }),
  z.strictObject({ do: z.literal('explain'), ...place }),
  z.strictObject({
    do: z.literal('inspect'),
    what: z.union([z.strictObject(place), z.strictObject({ view: id })]),
  }),
  z.strictObject({
    do: z.literal('mishap'),
    mishap: z.enum(['double', 'refuse', 'oldBlocks', 'rateLimited', 'slow', 'reset']),
  }),
  z.strictObject({ do: z.literal('reset') }),
])
