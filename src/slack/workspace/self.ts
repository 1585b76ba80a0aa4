/** Who the bot is, as the server says. Absent where the server does not say. */
export interface Self {
  team?: string
  /** The organisation that the team belongs to, on Slack's largest plan. */
  enterprise?: string
  userId?: string
  botId?: string
  name?: string
}

/** The parts of Slack's user object that say whose somebody is. */
interface SlackUser {
  team_id?: string
  is_restricted?: boolean
  is_ultra_restricted?: boolean
  is_stranger?: boolean
  enterprise_user?: { enterprise_id?: string }
}

/** A guest; or somebody of another team, unless both belong to one organisation. */
export function isFromOutside(user: SlackUser, { team, enterprise }: Pick<Self, 'team' | 'enterprise'>): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return true
  if (team === undefined || user.team_id === undefined || user.team_id === team) return false
  return enterprise === undefined || user.enterprise_user?.enterprise_id !== enterprise
}
