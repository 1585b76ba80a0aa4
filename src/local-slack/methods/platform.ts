import { blockProblems } from '../blocks/check-message.js'
import { viewProblems } from '../blocks/check-view.js'
import type { Methods } from '../desk.js'
import { isJson, type Json, SlackRefusal } from '../json.js'
import { BOT } from '../workspace.js'

/** Who the app is, how it connects, and a look at blocks before they are sent. */
export const PLATFORM: Methods = {
  'api.test': { tier: 'tier4', token: 'none', run: (_, args) => ({ args }) },
  'auth.test': {
    tier: 'many',
    run: (desk) => ({
      url: `${desk.baseUrl()}/`,
      team: desk.workspace.team.name,
      team_id: desk.workspace.team.id,
      ...(desk.workspace.team.org !== undefined && { enterprise_id: desk.workspace.team.org }),
      user: BOT.name,
      user_id: BOT.userId,
      bot_id: BOT.botId,
      is_enterprise_install: desk.workspace.team.ofOrg === true,
    }),
  },
  'apps.connections.open': { tier: 'none', token: 'app', run: (desk) => ({ url: desk.socketUrl() }) },
  'bots.info': {
    tier: 'tier3',
    scope: 'users:read',
    run: (_, args) => {
      if (args.bot !== BOT.botId) throw new SlackRefusal('bot_not_found')
      return { bot: { id: BOT.botId, name: BOT.name, user_id: BOT.userId, app_id: 'A0TEST', deleted: false } }
    },
  },
  /** Public and without a token. A missing text fallback is no fault to it. */
  'blocks.validate': {
    tier: 'many',
    token: 'none',
    run: (_, args) => {
      const given = ['blocks', 'message', 'view'].filter((key) => args[key] !== undefined)
      if (given.length !== 1) throw new SlackRefusal('invalid_arguments')
      const kind = given[0] ?? ''
      const problems = kind === 'view' ? viewProblems(args.view) : blockProblems(blocksOf(args, kind), 'message')
      if (problems.length > 0) throw new SlackRefusal(`invalid_${kind}`, { errors: problems })
      return {}
    },
  },
}

function blocksOf(args: Json, kind: string): unknown {
  if (kind === 'blocks') return args.blocks
  return isJson(args.message) ? (args.message.blocks ?? []) : undefined
}
