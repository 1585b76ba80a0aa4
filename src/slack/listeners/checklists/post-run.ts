import type { Run } from '../../../service/stores/run-store.js'
import { renderRun } from '../../render/checklists/run-message.js'
import { postedName } from '../../render/checklists/run-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'
import { showRun } from './checklist-app.js'

/** Puts a run into its channel, once; where it stands there is noted by then. Gives the server's word where it does not take it. */
export async function postRun(
  parts: DeskApp,
  workspace: Workspace,
  run: Run,
  channel: string,
): Promise<string | undefined> {
  if (run.posted !== undefined) return undefined
  // As everybody will see it, with names.
  const shown = await showRun(parts, workspace, { ...run, posted: { channel, message: '' } })
  if (shown === undefined) return 'no_list'
  const sources = parts.service.assistant.sources()
  return workspace.outbox.deliver({ kind: 'thread', channel }, () => renderRun(shown, sources), postedName(run.id))
}
