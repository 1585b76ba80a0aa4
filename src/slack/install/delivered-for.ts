import { ENDINGS } from '../ids.js'
import type { Payload } from '../intake/payload.js'

/** Whom a delivery is for: a team, and the organisation whose installation may answer it. */
export interface DeliveredFor {
  team: string
  org?: string
}

interface Authorization {
  team_id?: string | null
  enterprise_id?: string | null
  is_enterprise_install?: boolean
}

/**
 * The installation that Slack delivers for. In a channel shared with another company the team in the payload may be the other's:
 * `authorizations` names the one that the app is installed in (docs page “Events API”, read 2026-09); of a view it is
 * `app_installed_team_id`.
 */
export function deliveredFor(body: Payload): DeliveredFor | undefined {
  const [authorization] = (body.authorizations ?? []) as Authorization[]
  const view = body.view as { app_installed_team_id?: string } | null | undefined
  const user = body.user as { team_id?: string } | null | undefined
  const named = [authorization?.team_id, view?.app_installed_team_id, body.team_id, body.team?.id, user?.team_id]
  const team = named.find((each) => typeof each === 'string' && each !== '')
  if (team === undefined || team === null) return undefined
  const ofTeam = body.team as { enterprise_id?: string } | null | undefined
  const enterprise = body.enterprise as { id?: string } | null | undefined
  const orgs = [authorization?.enterprise_id, body.enterprise_id, enterprise?.id, ofTeam?.enterprise_id]
  const org = orgs.find((each) => typeof each === 'string' && each !== '') as string | undefined
  return { team, ...(org !== undefined && { org }) }
}

/** The delivery with that team wherever it says which it is for: what is kept of it is kept for the team that is answered. */
export function asOf<Body extends Payload>(body: Body, team: string): Body {
  return {
    ...body,
    ...((body.event !== undefined || body.team_id !== undefined) && { team_id: team }),
    ...(body.event === undefined && body.command === undefined && { team: { ...body.team, id: team } }),
  }
}

/** That the app was uninstalled, or that its tokens there were taken away. */
export interface Ending {
  id: string
  /** Whose tokens; absent where the whole app was uninstalled. */
  botUsers?: string[]
  /** Milliseconds since 1970. */
  at: number
}

/** Undefined where it tells of nothing of the kind. */
export function endingIn(body: Payload): Ending | undefined {
  const { type, tokens } = (body.event ?? {}) as { type?: string; tokens?: { bot?: unknown } }
  if (type !== ENDINGS.uninstalled && type !== ENDINGS.revoked) return undefined
  const [authorization] = (body.authorizations ?? []) as Authorization[]
  const isOrg = body.is_enterprise_install === true || authorization?.is_enterprise_install === true
  const id = (isOrg ? (body.enterprise_id ?? authorization?.enterprise_id) : undefined) ?? body.team_id
  const seconds = Number(body.event_time)
  if (typeof id !== 'string' || !Number.isFinite(seconds)) return undefined
  const bots = Array.isArray(tokens?.bot) ? tokens.bot.filter((each): each is string => typeof each === 'string') : []
  // Up to its last millisecond: Slack tells whole seconds, and what happened within one happened after its beginning.
  return { id, at: seconds * 1000 + 999, ...(type === ENDINGS.revoked && { botUsers: bots }) }
}
