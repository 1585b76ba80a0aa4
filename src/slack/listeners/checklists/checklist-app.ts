import { maySee } from '../../../service/checklists/runs.js'
import type { ListVersion, Run } from '../../../service/stores/run-store.js'
import { changeMessage } from '../../outbox/change-shown.js'
import { renderRun } from '../../render/checklists/run-message.js'
import type { RunRef } from '../../render/checklists/run-ref.js'
import type { ShownRun } from '../../render/checklists/shown-run.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'

export const GONE = 'このチェックリストはもうありません。'
export const RESTING = 'このチェックリストは一時停止中か、完了しています。続けるには「再開する」を選んでください。'
export const NOT_YOURS = 'この操作は、このリストを始めた人と、人事・管理者だけができます。'

/** Somebody and what they want to see. */
interface Looking {
  team: string
  user: string
  ref: RunRef
}

/** A run as this person may see it; a list as they go through it alone, where they have begun. Undefined where there is none for them. */
export async function look(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, ref }: Looking,
): Promise<ShownRun | undefined> {
  const { runs, lists } = parts.desk.checklists
  const begun = 'run' in ref ? await runs.get(team, ref.run) : await runs.alone(team, user, ref.list)
  if (begun !== undefined && !maySee(begun, user)) return undefined
  const list = 'list' in ref ? await lists.newest(team, ref.list) : undefined
  const shown =
    begun === undefined ? list && (await showList(parts, workspace, list)) : await showRun(parts, workspace, begun)
  return shown && { ...shown, mayEdit: await workspace.roles.maySet(user) }
}

/** A run with all that its drawing needs. */
export async function showRun(parts: DeskApp, workspace: Workspace, run: Run): Promise<ShownRun | undefined> {
  const list = await parts.desk.checklists.lists.get(run.team, run.list, run.version)
  return list && showList(parts, workspace, list, run)
}

async function showList(parts: DeskApp, { people }: Workspace, list: ListVersion, run?: Run): Promise<ShownRun> {
  const { lists, settings, reminders } = parts.desk.checklists
  const { timeZone } = await settings.workspace(list.team)
  const named = Object.values(run?.items ?? {}).flatMap(({ ticked, cleared, owner }) => [
    ...[ticked?.user, cleared?.user, owner].filter((user) => user !== undefined),
  ])
  return {
    ...{ list, timeZone },
    ...(run !== undefined && { run }),
    source: await lists.sourceOf(list),
    // A private list names nobody.
    names: await people.names(
      run?.posted === undefined ? [] : [...named, ...(run.user === undefined ? [] : [run.user])],
    ),
    today: await reminders.today(list.team),
  }
}

/**
 * Draws the message of a shared run anew, from what is kept. Whoever's drawing comes last has looked again after it: of two
 * processes that draw at once, the newer state is what stays.
 */
export async function redrawRun(
  parts: DeskApp,
  workspace: Workspace,
  { team, id }: Pick<Run, 'team' | 'id'>,
): Promise<void> {
  const { runs } = parts.desk.checklists
  if ((await runs.get(team, id))?.posted === undefined) return
  await workspace.redraws.ask('message', id, async () => {
    const run = await runs.get(team, id)
    const shown = run && (await showRun(parts, workspace, run))
    if (run?.posted === undefined || shown === undefined) return
    const { channel, message: ts } = run.posted
    await changeMessage(workspace, { channel, ts }, renderRun(shown, parts.service.assistant.sources()))
    const after = await runs.get(team, id)
    if (after !== undefined && after.revision !== run.revision) void redrawRun(parts, workspace, run).catch(() => {})
  })
}

/** Started it, or looks after the workspace. Where whoever started it is gone, anybody may. */
export async function mayManage({ roles }: Workspace, { user, posted }: Run, who: string): Promise<boolean> {
  if (user === who) return true
  if (posted === undefined) return false
  return user === undefined || (await roles.maySet(who))
}
