import { maySee } from '../../../service/checklists/runs.js'
import type { ListVersion, Run } from '../../../service/stores/run-store.js'
import { changeMessage } from '../../outbox/change-shown.js'
import { renderRun } from '../../render/checklists/run-message.js'
import type { RunRef } from '../../render/checklists/run-ref.js'
import { restsWords, type ShownRun } from '../../render/checklists/shown-run.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'

const GONE = 'このチェックリストはもうありません。'
const ANOTHERS =
  'これは、ほかの人が自分だけで進めているチェックリストです。見たり印を付けたりできるのは、始めた人だけです。'
export const NOT_TICKED = '印は付いていません。'
export const NOT_YOURS = 'この操作は、このリストを始めた人と、人事の担当者・管理者だけができます。'

/** What lists are drawn with. */
export type ListParts = Pick<DeskApp, 'service' | 'desk'>

/** Somebody and what they want to see. */
interface Looking {
  team: string
  user: string
  ref: RunRef
}

/** What somebody may see, or why they see nothing. */
type Looked = { shown: ShownRun; refusal?: never } | { shown?: never; refusal: string }

/** A run as this person may see it; a list as they go through it alone, where they have begun. */
export async function look(parts: ListParts, workspace: Workspace, { team, user, ref }: Looking): Promise<Looked> {
  const { runs, lists } = parts.desk.checklists
  const begun = 'run' in ref ? await runs.get(team, ref.run) : await runs.alone(team, user, ref.list)
  if (begun !== undefined && !maySee(begun, user)) return { refusal: ANOTHERS }
  const list = begun === undefined && 'list' in ref ? await lists.newest(team, ref.list) : undefined
  const shown =
    begun === undefined ? list && (await showList(parts, workspace, list)) : await showRun(parts, workspace, begun)
  if (shown === undefined) return { refusal: GONE }
  // In a channel they see what was put there; the company's own lists are looked up from inside alone.
  if (list !== undefined && shown.isOwn && (await workspace.people.isOutsider(user))) return { refusal: GONE }
  const mayEdit = await workspace.roles.maySet(user)
  return {
    shown: {
      ...{ ...shown, mayEdit },
      ...(begun !== undefined && { mayManage: await mayManage(workspace, begun, user) }),
    },
  }
}

/** Why nothing can be done with a run that rests, and who can have it go on. */
export function restingWords(shown: ShownRun): string {
  const how = shown.mayManage
    ? '続けるには、メニューの「再開する」を選んでください。'
    : '再開できるのは、始めた人と、人事の担当者・管理者です。'
  return `${restsWords(shown)}${how}`
}

/** A run with all that its drawing needs. */
export async function showRun(parts: ListParts, workspace: Workspace, run: Run): Promise<ShownRun | undefined> {
  const { lists } = parts.desk.checklists
  const list = await lists.get(run.team, run.list, run.version)
  if (list === undefined) return undefined
  const shown = await showList(parts, workspace, list, run)
  const newest = await lists.newest(run.team, run.list)
  return newest === undefined || newest.version === list.version ? shown : { ...shown, newest: newest.version }
}

async function showList(parts: ListParts, { people }: Workspace, list: ListVersion, run?: Run): Promise<ShownRun> {
  const { lists, settings, reminders } = parts.desk.checklists
  const { timeZone, reminders: wanted } = await settings.workspace(list.team)
  return {
    ...{ list, timeZone, silent: !wanted, isOwn: !lists.isOfDocuments(list.list) },
    ...(run !== undefined && { run }),
    source: lists.sourceOf(list),
    // A private list names nobody.
    names: await people.names(run?.posted === undefined ? [] : peopleIn(run)),
    today: await reminders.today(list.team),
  }
}

/** Everybody whom a run names. */
export function peopleIn({ items, user, stateSet }: Run): string[] {
  const inItems = Object.values(items).flatMap(({ ticked, cleared, owner }) => [ticked?.user, cleared?.user, owner])
  return [user, stateSet?.user, ...inItems].filter((each) => each !== undefined)
}

/**
 * Draws the message of a shared run anew, from what is kept. Whoever's drawing comes last has looked again after it: of two
 * processes that draw at once, the newer state is what stays.
 */
export async function redrawRun(
  parts: ListParts,
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
