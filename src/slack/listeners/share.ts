import { excerptRef } from '../../core/answers/excerpt-ref.js'
import type { Service } from '../../service/service.js'
import { ACTIONS, SHARE_FIELDS, VIEWS } from '../ids.js'
import { sentDelivery } from '../intake/form.js'
import { takeIn } from '../intake/inbox.js'
import { showView } from '../outbox/change-shown.js'
import { contextLine } from '../render/blocks.js'
import { type Requotation, requote, splitRefs } from '../render/excerpt-ref.js'
import { renderShared } from '../render/render-shared.js'
import { loadingView, nothingView, type ShareForm, sendingView, sharedView, shareView } from '../render/share-views.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'
import { type Opening, openingFor, openOrSay } from './open-or-say.js'
import { noticeOfRefusal } from './posting.js'

const CANNOT_OPEN = 'ここでは共有の画面を開けません。本文をコピーして投稿してください。'

/**
 * Putting excerpts into a channel: preview, a sentence of one's own, the channel, the post. Whoever shares, only what
 * everybody may read is offered.
 */
export function listenToShares(parts: PressApp): void {
  const { app, service } = parts
  onPress(parts, ACTIONS.share, (press, workspace) =>
    openShare(service, workspace, openingFor(press), async () => requote(service.quotesFor(), splitRefs(press.value))),
  )
  app.view(VIEWS.share, async ({ ack, body, view, context }) => {
    const team = body.team?.id ?? view.team_id
    const arrived = { body, context, ack: () => ack({ response_action: 'update', view: sendingView() }) }
    await takeIn(service, arrived, sentDelivery(team, body.user.id, view), (workspace) =>
      post(service, workspace, { ...body.user, team }, view),
    )
  })
}

/** The modal is opened before the search: a trigger lives for three seconds. */
export async function openShare(
  service: Service,
  workspace: Workspace,
  asked: Opening,
  find: () => Promise<Requotation>,
): Promise<void> {
  const opened = await openOrSay(workspace, asked, loadingView(), CANNOT_OPEN)
  if (opened === undefined) return
  const found = await find()
  const view =
    found.excerpts.length === 0
      ? nothingView()
      : shareView(
          { excerpts: found.excerpts, chosen: [0], sentence: '', ...noticeOf(found) },
          service.assistant.sources(),
        )
  try {
    await workspace.client.views.update({ ...opened, view })
  } catch (error) {
    // The view is no longer the one that was opened: a try before this one filled it, and the person may be writing in it.
    if (platformError(error) !== 'hash_conflict') throw error
  }
}

interface SubmittedView {
  id: string
  private_metadata: string
  state: { values: Record<string, Record<string, SubmittedField>> }
}

interface SubmittedField {
  value?: string | null
  selected_conversation?: string | null
  selected_options?: { value?: string }[]
}

async function post(
  service: Service,
  workspace: Workspace,
  user: { id: string; name?: string; team: string },
  view: SubmittedView,
): Promise<void> {
  const found = requote(service.quotesFor(), splitRefs(view.private_metadata))
  const form = toForm(view, found)
  const channel = form.channel ?? ''
  const excerpts = form.excerpts.filter((_, i) => form.chosen.includes(i))
  if (excerpts.length === 0) {
    await showView(workspace, view.id, nothingView())
    return
  }
  // What is posted has been seen: what has changed since is shown once more.
  if (found.notice !== '') {
    const again = { ...form, chosen: [0], ...noticeOf(found) }
    await showView(workspace, view.id, shareView(again, service.assistant.sources()))
    return
  }
  const name = (await workspace.people.name(user.id)) || (user.name ?? '')
  const refused = await workspace.outbox.deliver({ kind: 'thread', channel }, () =>
    renderShared({ name, excerpts, sentence: form.sentence }, service.assistant.sources()),
  )
  if (refused !== undefined) {
    const notice = noticeOfRefusal(workspace, channel, refused)
    if (notice === undefined) throw new Error(`not shared: ${refused}`)
    await showView(workspace, view.id, shareView({ ...form, notice }, service.assistant.sources()))
    return
  }
  const refs = excerpts.map(excerptRef)
  const { team, id } = user
  await service.noteShare({ id: view.id, team, channel, user: id, words: form.sentence, refs })
  await showView(workspace, view.id, sharedView(channel))
}

function noticeOf({ notice }: Requotation): Pick<ShareForm, 'notice'> {
  return notice === '' ? {} : { notice: [contextLine(notice)] }
}

function toForm(view: SubmittedView, { excerpts }: Requotation): ShareForm {
  const fieldOf = (id: string) => view.state.values[id]?.[id]
  const options = fieldOf(SHARE_FIELDS.excerpts)?.selected_options
  const channel = fieldOf(SHARE_FIELDS.channel)?.selected_conversation
  const form: ShareForm = {
    excerpts,
    chosen: options === undefined || options.length === 0 ? [0] : options.map((option) => Number(option.value)),
    sentence: fieldOf(SHARE_FIELDS.sentence)?.value ?? '',
  }
  if (typeof channel === 'string') form.channel = channel
  return form
}
