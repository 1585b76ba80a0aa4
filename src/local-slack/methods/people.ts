import type { Desk, Methods } from '../desk.js'
import { type Json, SlackRefusal } from '../json.js'
import { BOT, OTHER_TEAM, type User, type UserGroup } from '../workspace.js'
import { isTrue, messageOf, page, visibleChannel } from './access.js'

/** users.*, usergroups.*, reactions.*. */
export const PEOPLE: Methods = {
  'users.info': {
    tier: 'tier4',
    scope: 'users:read',
    needs: ['user'],
    run: (desk, args) => ({ user: describe(desk, userOf(desk, args.user), isTrue(args.include_locale)) }),
  },
  'users.list': {
    tier: 'tier2',
    scope: 'users:read',
    run: (desk, args) => {
      const { entries, next } = page([...desk.workspace.users.values()], args)
      return { members: entries.map((each) => describe(desk, each, isTrue(args.include_locale))), ...next }
    },
  },
  'users.lookupByEmail': {
    tier: 'tier3',
    scope: 'users:read.email',
    needs: ['email'],
    run: (desk, args) => {
      const user = [...desk.workspace.users.values()].find((each) => each.email === args.email && !each.deleted)
      if (user === undefined) throw new SlackRefusal('users_not_found')
      return { user: describe(desk, user, false) }
    },
  },
  'usergroups.list': {
    tier: 'tier2',
    scope: 'usergroups:read',
    run: (desk, args) => ({
      usergroups: [...desk.workspace.groups.values()].map((each) =>
        describeGroup(desk, each, isTrue(args.include_users)),
      ),
    }),
  },
  'usergroups.users.list': {
    tier: 'tier2',
    scope: 'usergroups:read',
    needs: ['usergroup'],
    run: (desk, args) => ({ users: groupOf(desk, args.usergroup).users }),
  },
  'usergroups.users.update': {
    tier: 'tier2',
    scope: 'usergroups:write',
    needs: ['usergroup', 'users'],
    run: (desk, args) => {
      const group = groupOf(desk, args.usergroup)
      const users = String(args.users).split(',')
      for (const id of users) userOf(desk, id)
      group.users = users
      return { usergroup: describeGroup(desk, group, true) }
    },
  },
  'reactions.add': {
    tier: 'tier3',
    scope: 'reactions:write',
    needs: ['channel', 'timestamp', 'name'],
    run: (desk, args) => {
      const { message, name } = reactionOf(desk, args)
      const known = message.reactions.find((each) => each.name === name)
      if (known?.users.includes(BOT.userId)) throw new SlackRefusal('already_reacted')
      desk.workspace.react(message, name, BOT.userId)
      desk.emit({
        type: 'reaction_added',
        user: BOT.userId,
        reaction: name,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
      })
      return {}
    },
  },
  'reactions.remove': {
    tier: 'tier2',
    scope: 'reactions:write',
    needs: ['channel', 'timestamp', 'name'],
    run: (desk, args) => {
      const { message, name } = reactionOf(desk, args)
      const known = message.reactions.find((each) => each.name === name && each.users.includes(BOT.userId))
      if (known === undefined) throw new SlackRefusal('no_reaction')
      desk.workspace.takeBackReaction(message, name, BOT.userId)
      desk.emit({
        type: 'reaction_removed',
        user: BOT.userId,
        reaction: name,
        item: { type: 'message', channel: message.channel, ts: message.ts },
      })
      return {}
    },
  },
  'reactions.get': {
    tier: 'tier3',
    scope: 'reactions:read',
    needs: ['channel', 'timestamp'],
    run: (desk, args) => {
      const message = messageOf(desk, visibleChannel(desk, args.channel), args.timestamp)
      return {
        type: 'message',
        channel: message.channel,
        message: { ts: message.ts, text: message.text, reactions: message.reactions },
      }
    },
  },
}

function userOf(desk: Desk, id: unknown): User {
  const user = desk.workspace.users.get(String(id))
  if (user === undefined) throw new SlackRefusal('user_not_found')
  return user
}

function groupOf(desk: Desk, id: unknown): UserGroup {
  const group = desk.workspace.groups.get(String(id))
  if (group === undefined) throw new SlackRefusal('no_such_subteam')
  return group
}

function reactionOf(desk: Desk, args: Json) {
  const name = String(args.name)
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackRefusal('invalid_name')
  const channel = visibleChannel(desk, args.channel)
  if (channel.archived) throw new SlackRefusal('is_archived')
  return { message: messageOf(desk, channel, args.timestamp), name }
}

function describeGroup(desk: Desk, group: UserGroup, withUsers: boolean): Json {
  const { users, ...rest } = group
  return {
    ...rest,
    is_usergroup: true,
    team_id: desk.workspace.team.id,
    user_count: users.length,
    ...(withUsers && { users }),
  }
}

function describe(desk: Desk, user: User, withLocale: boolean): Json {
  const team = user.stranger ? OTHER_TEAM : desk.workspace.team.id
  return {
    id: user.id,
    team_id: team,
    name: user.name,
    real_name: user.displayName,
    deleted: user.deleted,
    is_bot: user.bot,
    is_restricted: user.guest || user.ultraGuest,
    is_ultra_restricted: user.ultraGuest,
    ...(user.stranger && { is_stranger: true }),
    ...(withLocale && { locale: user.locale }),
    tz: user.timeZone,
    profile: { display_name: user.displayName, real_name: user.displayName, team },
  }
}
