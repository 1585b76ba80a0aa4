import type { Sharers } from '../../service/settings.js'
import type { Workspace } from '../workspace/workspace.js'
import type { DeskApp } from './desk/desk-app.js'

type By = { team: string; user: string }

/** Who alone may put quotations into a channel, where this person may not; undefined where they may. Looked up anew for each share. */
export async function refusedSharers(
  { desk }: Pick<DeskApp, 'desk'>,
  { roles }: Pick<Workspace, 'roles'>,
  { team, user, channel }: By & { channel: string },
): Promise<Sharers | undefined> {
  const sharers = await desk.settings.sharersIn(team, channel)
  return (await roles.isAmong(sharers, user)) ? undefined : sharers
}

/** The same where they may in no channel at all. */
export async function refusedEverywhere(
  { desk }: Pick<DeskApp, 'desk'>,
  { roles }: Pick<Workspace, 'roles'>,
  { team, user }: By,
): Promise<Sharers | undefined> {
  const { sharers } = await desk.settings.workspace(team)
  if (await roles.isAmong(sharers, user)) return undefined
  const elsewhere = await desk.settings.sharersElsewhere(team)
  const may = await Promise.all(elsewhere.map((each) => roles.isAmong(each.sharers, user)))
  return may.includes(true) ? undefined : sharers
}
