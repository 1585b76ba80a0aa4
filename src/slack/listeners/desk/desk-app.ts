import type { ModalView } from '@slack/types'
import type { Desk } from '../../../service/desk/desk.js'
import { type Form, readData, type SubmittedView, toForm } from '../../intake/form.js'
import { type Press, placeAside } from '../../intake/press.js'
import { takeInForm } from '../../intake/sent-form.js'
import { showView } from '../../outbox/change-shown.js'
import { sentenceView } from '../../render/form-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { onPress, type PressApp } from '../on-press.js'

/** What the listeners of the desk work with. */
export interface DeskApp extends PressApp {
  desk: Desk
}

/** A form that was sent off, by whom. */
export interface Sent {
  team: string
  user: string
  viewId: string
  triggerId: string
  form: Form
  /** What the view was opened with. */
  data: Record<string, unknown>
}

export const HR_ONLY = 'この操作は、人事の担当者だけができます。'

/** A button of HR's: whoever else sends its press is told that it is not theirs. */
export function onHrPress(
  parts: DeskApp,
  action: string,
  work: (press: Press, workspace: Workspace) => Promise<void>,
): void {
  onPress(parts, action, async (press, workspace) => {
    if (await workspace.roles.isHr(press.user)) return work(press, workspace)
    await sayTo(workspace, press, HR_ONLY)
  })
}

/** A button of HR's and administrators'; whoever else sends its press is told `refusal`. */
export function onKeeperPress(
  parts: DeskApp,
  { action, refusal }: { action: string; refusal: string },
  work: (press: Press, workspace: Workspace) => Promise<void>,
): void {
  onPress(parts, action, async (press, workspace) => {
    if (await workspace.roles.maySet(press.user)) return work(press, workspace)
    await sayTo(workspace, press, refusal)
  })
}

/** One sentence to the presser: in the modal where they pressed in one, beside the message otherwise. */
export function sayTo(workspace: Workspace, press: Press, sentence: string): Promise<void> {
  if (press.modal === undefined) return workspace.outbox.say(placeAside(press), sentence)
  return showView(workspace, press.modal.id, { ...sentenceView('お知らせ', sentence), title: press.modal.view.title })
}

interface SentListening {
  /** What the form shows while it is worked on; without it the form closes. */
  working?: ModalView | ((data: Record<string, unknown>) => ModalView)
  /** What is wrong with it, by field; the form stays open then. */
  check?: (form: Form) => Record<string, string>
  work: (sent: Sent, workspace: Workspace) => Promise<void>
}

/** A form that anybody may send off. */
export function onSent({ app, service }: DeskApp, callback: string, listening: SentListening): void {
  const { working, check, work } = listening
  app.view(callback, async ({ ack, body, view, context }) => {
    const submitted = view as unknown as SubmittedView
    const form = toForm(submitted)
    const errors = check?.(form) ?? {}
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors })
    const sender = { team: body.team?.id ?? view.team_id, user: body.user.id }
    const sent: Sent = {
      ...{ ...sender, viewId: view.id, form },
      triggerId: String((body as { trigger_id?: string }).trigger_id ?? ''),
      data: readData(view.private_metadata),
    }
    const answer = typeof working === 'function' ? working(sent.data) : working
    await takeInForm(service, { body, context, ack, sender, view, working: answer }, (workspace) =>
      work(sent, workspace),
    )
  })
}

/** A form of HR's. */
export function onHrSent(parts: DeskApp, callback: string, { work, ...listening }: SentListening): void {
  onSent(parts, callback, {
    ...listening,
    work: async (sent, workspace) => {
      if (await workspace.roles.isHr(sent.user)) return work(sent, workspace)
      await showView(workspace, sent.viewId, sentenceView('人事の操作', HR_ONLY))
    },
  })
}
