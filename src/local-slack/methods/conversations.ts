import type { Desk, Methods } from '../desk.js'
import { type Json, SlackRefusal } from '../json.js'
import { BOT, CHANNEL_WORDS, type Channel } from '../workspace.js'
import { isTrue, page, scopeFor, toPayload, visibleChannel as visible } from './access.js'

/** conversations.* and users.conversations. */
export const CONVERSATIONS: Methods = {
  'conversations.info': {
    tier: 'tier3',
    scope: scopeFor('read'),
    needs: ['channel'],
    run: (desk, args) => ({ channel: describe(visibleChannel(desk, args.channel)) }),
  },
  'conversations.list': {
    tier: 'tier2',
    scope: scopeOfTypes,
    run: (desk, args) => {
      const kinds = typesOf(args)
      const all = [...desk.workspace.channels.values()].filter(
        (each) =>
          kinds.includes(each.kind) &&
          (each.kind === 'public' || each.members.has(BOT.userId)) &&
          !(isTrue(args.exclude_archived) && each.archived),
      )
      const { entries, next } = page(all, args)
      return { channels: entries.map(describe), ...next }
    },
  },
  'users.conversations': {
    tier: 'tier3',
    scope: scopeOfTypes,
    run: (desk, args) => {
      const user = String(args.user ?? BOT.userId)
      const mine = [...desk.workspace.channels.values()].filter(
        (each) => typesOf(args).includes(each.kind) && each.members.has(user),
      )
      const { entries, next } = page(mine, args)
      return { channels: entries.map(describe), ...next }
    },
  },
  'conversations.members': {
    tier: 'tier4',
    scope: scopeFor('read'),
    needs: ['channel'],
    run: (desk, args) => {
      const { entries, next } = page([...visibleChannel(desk, args.channel).members], args)
      return { members: entries, ...next }
    },
  },
  'conversations.history': {
    tier: 'history',
    scope: scopeFor('history'),
    needs: ['channel'],
    run: (desk, args) => {
      const channel = readable(desk, args)
      const seen = messagesIn(desk, channel, args).filter(
        (each) => each.thread === undefined || each.thread === each.ts,
      )
      const { entries, next } = page(seen.reverse(), args, 999)
      const messages = entries.map((each) => toPayload(each, isTrue(args.include_all_metadata)))
      return {
        messages,
        has_more: next.response_metadata !== undefined && Object(next.response_metadata).next_cursor !== '',
        ...next,
      }
    },
  },
  'conversations.replies': {
    tier: 'history',
    scope: scopeFor('history'),
    needs: ['channel', 'ts'],
    run: (desk, args) => {
      const channel = readable(desk, args)
      const ts = String(args.ts)
      const all = messagesIn(desk, channel, args).filter((each) => each.ts === ts || each.thread === ts)
      if (all.length === 0) throw new SlackRefusal('thread_not_found')
      const { entries, next } = page(all, args)
      return {
        messages: entries.map((each) => toPayload(each, isTrue(args.include_all_metadata))),
        has_more: Object(next.response_metadata).next_cursor !== '',
        ...next,
      }
    },
  },
  'conversations.open': {
    tier: 'tier3',
    scope: (_, args) => (String(args.users ?? '').includes(',') ? 'mpim:write' : 'im:write'),
    run: (desk, args) => {
      if (args.channel !== undefined) return { channel: { id: visibleChannel(desk, args.channel).id } }
      const users = String(args.users ?? '')
        .split(',')
        .filter((id) => id !== '')
      if (users.length === 0) throw new SlackRefusal('users_list_not_supplied')
      if (users.length > 8) throw new SlackRefusal('too_many_users')
      for (const id of users) if (!desk.workspace.users.has(id)) throw new SlackRefusal('user_not_found')
      if (users.length === 1) return { channel: { id: desk.workspace.dmWith(users[0] ?? '').id } }
      const members = [...users, BOT.userId]
      const known = [...desk.workspace.channels.values()].find(
        (each) =>
          each.kind === 'mpim' && each.members.size === members.length && members.every((id) => each.members.has(id)),
      )
      return { channel: { id: (known ?? desk.workspace.addChannel(desk.nextId('G'), 'mpdm', 'mpim', members)).id } }
    },
  },
  'conversations.join': {
    tier: 'tier3',
    scope: 'channels:join',
    needs: ['channel'],
    run: (desk, args) => {
      const channel = visibleChannel(desk, args.channel)
      if (channel.archived) throw new SlackRefusal('is_archived')
      if (channel.kind !== 'public') throw new SlackRefusal('method_not_supported_for_channel_type')
      channel.members.add(BOT.userId)
      return { channel: describe(channel) }
    },
  },
  'conversations.leave': {
    tier: 'tier3',
    scope: 'channels:manage',
    needs: ['channel'],
    run: (desk, args) => {
      const channel = visibleChannel(desk, args.channel)
      if (!channel.members.delete(BOT.userId)) return { not_in_channel: true }
      return {}
    },
  },
}

/** Unlike `chat.*`, these take no person's id for the DM with them. */
function visibleChannel(desk: Desk, id: unknown): Channel {
  if (!desk.workspace.channels.has(String(id))) throw new SlackRefusal('channel_not_found')
  return visible(desk, id)
}

const TYPES = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const

function typesOf(args: Json): Channel['kind'][] {
  const names = String(args.types ?? 'public_channel')
    .split(',')
    .map((name) => name.trim())
  return names.map((name) => {
    if (!(name in TYPES)) throw new SlackRefusal('invalid_types')
    return TYPES[name as keyof typeof TYPES]
  })
}

function scopeOfTypes(_: Desk, args: Json): string {
  const [first = 'public'] = typesOf(args)
  return `${CHANNEL_WORDS[first].scope}:read`
}

function readable(desk: Desk, args: Json): Channel {
  const channel = visibleChannel(desk, args.channel)
  if (!channel.members.has(BOT.userId)) throw new SlackRefusal('not_in_channel')
  return channel
}

/** In order; without what only one person sees, and what came before or after the stretch asked for. */
function messagesIn(desk: Desk, channel: Channel, args: Json) {
  const oldest = Number(args.oldest ?? 0)
  const latest = args.latest === undefined ? Number.POSITIVE_INFINITY : Number(args.latest)
  return desk.workspace.messages.filter((each) => {
    if (each.channel !== channel.id || each.onlyFor !== undefined) return false
    const at = Number(each.ts)
    const inside = isTrue(args.inclusive) ? at >= oldest && at <= latest : at > oldest && at < latest
    return inside || each.ts === args.ts
  })
}

function describe(channel: Channel): Json {
  const { id, name, kind, archived, extShared } = channel
  return {
    id,
    name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: kind === 'im',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_archived: archived,
    is_ext_shared: extShared,
    is_shared: extShared,
    is_member: channel.members.has(BOT.userId),
    num_members: channel.members.size,
    topic: { value: channel.topic },
  }
}
