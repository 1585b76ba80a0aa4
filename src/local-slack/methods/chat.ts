import { checkMessage } from '../blocks/check-message.js'
import type { Desk, Methods } from '../desk.js'
import { isJson, type Json, SlackRefusal } from '../json.js'
import { RULES } from '../rules.js'
import { BOT, type Message } from '../workspace.js'
import { isTrue, messageOf, toPayload, visibleChannel, writableChannel } from './access.js'

const MAX_DELAY_S = 120 * 24 * 60 * 60

/** chat.*: messages for all, for one, later, and changes of the app's own. */
export const CHAT: Methods = {
  'chat.postMessage': {
    tier: 'post',
    scope: 'chat:write',
    needs: ['channel'],
    run: (desk, args) => {
      const channel = writableChannel(desk, args.channel)
      checkMessage(args)
      const message = desk.workspace.add({ channel: channel.id, ts: desk.workspace.nextTs(), ...contentOf(args) })
      desk.announce(message)
      return { channel: channel.id, ts: message.ts, message: toPayload(message) }
    },
  },
  'chat.postEphemeral': {
    tier: 'tier4',
    scope: 'chat:write',
    needs: ['channel', 'user'],
    run: (desk, args) => {
      const channel = writableChannel(desk, args.channel)
      const user = desk.workspace.users.get(String(args.user))
      if (user === undefined || user.deleted || !channel.members.has(user.id))
        throw new SlackRefusal('user_not_in_channel')
      checkMessage(args)
      const thread = threadOf(args)
      // Slack says ok all the same: delivery is not promised.
      const hidden = !user.active || (thread !== undefined && !desk.workspace.hasReplies(channel.id, thread))
      const ts = desk.workspace.nextTs()
      desk.workspace.add({
        channel: channel.id,
        ts,
        ...contentOf(args),
        onlyFor: user.id,
        ...(hidden && { hidden }),
      })
      return { message_ts: ts }
    },
  },
  'chat.update': {
    tier: 'tier3',
    scope: 'chat:write',
    needs: ['channel', 'ts'],
    run: (desk, args) => {
      const channel = writableChannel(desk, args.channel)
      const message = messageOf(desk, channel, args.ts)
      if (message.user !== BOT.userId) throw new SlackRefusal('cant_update_message')
      if (String(args.text ?? '').length > RULES.messageText.max) throw new SlackRefusal('msg_too_long')
      checkMessage(args)
      const { text, blocks } = contentOf(args)
      desk.workspace.change(message, { text, blocks, edited: true })
      desk.announce(message, 'changed')
      return { channel: channel.id, ts: message.ts, text, message: toPayload(message) }
    },
  },
  'chat.delete': {
    tier: 'tier3',
    scope: 'chat:write',
    needs: ['channel', 'ts'],
    run: (desk, args) => {
      const channel = visibleChannel(desk, args.channel)
      const message = messageOf(desk, channel, args.ts)
      if (message.user !== BOT.userId) throw new SlackRefusal('cant_delete_message')
      desk.workspace.remove(message)
      desk.announce(message, 'deleted')
      return { channel: channel.id, ts: message.ts }
    },
  },
  'chat.getPermalink': {
    tier: 'many',
    needs: ['channel', 'message_ts'],
    run: (desk, args) => {
      const channel = visibleChannel(desk, args.channel)
      const { ts } = messageOf(desk, channel, args.message_ts)
      return { channel: channel.id, permalink: `${desk.baseUrl()}/archives/${channel.id}/p${ts.replace('.', '')}` }
    },
  },
  'chat.unfurl': {
    tier: 'tier3',
    scope: 'links:write',
    needs: ['unfurls'],
    run: (desk, args) => {
      const { unfurls } = args
      if (!isJson(unfurls)) throw new SlackRefusal('missing_unfurls')
      const [, channel = args.channel, ts = args.ts] =
        /^([A-Z0-9]+)\.(\d+\.\d+)$/.exec(String(args.unfurl_id ?? '')) ?? []
      if (args.unfurl_id !== undefined && args.source === undefined) throw new SlackRefusal('missing_source')
      const message = desk.workspace.find(String(channel), String(ts))
      if (message === undefined) throw new SlackRefusal('cannot_find_message')
      for (const [url, shown] of Object.entries(unfurls)) {
        if (!message.text.includes(url)) throw new SlackRefusal('cannot_unfurl_url')
        if (!isJson(shown)) throw new SlackRefusal('invalid_unfurls_format')
        checkMessage(shown)
      }
      desk.workspace.change(message, { unfurls })
      return {}
    },
  },
  'chat.scheduleMessage': {
    tier: 'tier3',
    scope: 'chat:write',
    needs: ['channel', 'post_at'],
    run: (desk, args) => {
      const channel = writableChannel(desk, args.channel)
      const inS = Number(args.post_at) - desk.clock.now() / 1000
      if (!Number.isFinite(inS)) throw new SlackRefusal('invalid_time')
      if (inS < 0) throw new SlackRefusal('time_in_past')
      if (inS > MAX_DELAY_S) throw new SlackRefusal('time_too_far')
      checkMessage(args)
      desk.clock.after(inS * 1000, () => {
        const ts = desk.workspace.nextTs()
        desk.announce(desk.workspace.add({ channel: channel.id, ts, ...contentOf(args) }))
      })
      return { channel: channel.id, scheduled_message_id: desk.nextId('Q'), post_at: Number(args.post_at) }
    },
  },
  'chat.startStream': {
    tier: 'tier2',
    scope: 'chat:write',
    needs: ['channel', 'thread_ts'],
    run: (desk, args) => {
      const channel = writableChannel(desk, args.channel)
      if (channel.kind !== 'im' && (args.recipient_user_id === undefined || args.recipient_team_id === undefined))
        throw new SlackRefusal(
          args.recipient_user_id === undefined ? 'missing_recipient_user_id' : 'missing_recipient_team_id',
        )
      const ts = desk.workspace.nextTs()
      const text = String(args.markdown_text ?? '')
      desk.workspace.add({
        channel: channel.id,
        ts,
        thread: String(args.thread_ts),
        user: BOT.userId,
        text,
        blocks: [],
        via: 'api',
      })
      desk.streams.set(`${channel.id}:${ts}`, { until: desk.clock.now() + RULES.streamMs.max })
      return { channel: channel.id, ts }
    },
  },
  'chat.appendStream': {
    tier: 'tier4',
    scope: 'chat:write',
    needs: ['channel', 'ts'],
    run: (desk, args) => {
      const message = streaming(desk, args)
      if ([...String(args.markdown_text ?? '')].length > RULES.markdownChars.max) throw new SlackRefusal('msg_too_long')
      desk.workspace.change(message, { text: message.text + String(args.markdown_text ?? '') })
      return { channel: message.channel, ts: message.ts }
    },
  },
  'chat.stopStream': {
    tier: 'tier2',
    scope: 'chat:write',
    needs: ['channel', 'ts'],
    run: (desk, args) => {
      const message = streaming(desk, args)
      if (args.blocks !== undefined) checkMessage(args)
      const text = message.text + String(args.markdown_text ?? '')
      desk.workspace.change(message, { text, blocks: (args.blocks ?? []) as unknown[] })
      desk.streams.delete(`${message.channel}:${message.ts}`)
      desk.announce(message)
      return { channel: message.channel, ts: message.ts, message: toPayload(message) }
    },
  },
}

function streaming(desk: Desk, args: Json): Message {
  const channel = writableChannel(desk, args.channel)
  const stream = desk.streams.get(`${channel.id}:${String(args.ts)}`)
  if (stream === undefined || stream.until < desk.clock.now()) throw new SlackRefusal('message_not_in_streaming_state')
  return messageOf(desk, channel, args.ts)
}

function threadOf(args: Json): string | undefined {
  if (args.thread_ts === undefined || args.thread_ts === '') return undefined
  if (!/^\d+\.\d+$/.test(String(args.thread_ts))) throw new SlackRefusal('invalid_thread_ts')
  return String(args.thread_ts)
}

function contentOf(args: Json) {
  const thread = threadOf(args)
  const metadata = args.metadata
  if (
    metadata !== undefined &&
    !(isJson(metadata) && typeof metadata.event_type === 'string' && isJson(metadata.event_payload))
  )
    throw new SlackRefusal('invalid_metadata_format')
  if (isTrue(args.reply_broadcast) && thread === undefined) throw new SlackRefusal('invalid_arguments')
  return {
    user: BOT.userId,
    // Not refused: what is longer is cut.
    text: String(args.text ?? args.markdown_text ?? '').slice(0, RULES.messageText.max),
    blocks: (args.blocks ?? []) as unknown[],
    via: 'api' as const,
    ...(thread !== undefined && { thread }),
    ...(isJson(metadata) && { metadata }),
  }
}
