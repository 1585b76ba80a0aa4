import type { Run } from '../../../service/stores/run-store.js'
import { renderRun } from '../../render/checklists/run-message.js'
import { platformError } from '../../workspace/features.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'
import { showRun } from './checklist-app.js'

const QUIET = { unfurl_links: false, unfurl_media: false } as const

/** Puts a run into its channel. Gives the server's word where it does not take it. */
export async function postRun(
  parts: DeskApp,
  workspace: Workspace,
  run: Run,
  channel: string,
): Promise<string | undefined> {
  if (run.posted !== undefined) return undefined
  const { runs } = parts.desk.checklists
  // As everybody will see it, with names.
  const shown = await showRun(parts, workspace, { ...run, posted: { channel, message: '' } })
  if (shown === undefined) return 'no_list'
  try {
    const message = renderRun(shown, parts.service.assistant.sources())
    const posted = await workspace.client.chat.postMessage({ channel, ...message, ...QUIET })
    await runs.setPosted(run.team, run.id, { channel: posted.channel ?? channel, message: posted.ts ?? '' })
    return undefined
  } catch (error) {
    const code = platformError(error)
    if (code === undefined) throw error
    return code
  }
}
