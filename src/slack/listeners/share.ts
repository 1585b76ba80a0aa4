import type { KnownBlock, ModalView } from '@slack/types'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import { ACTIONS, SHARE_FIELDS, VIEWS } from '../ids.js'
import { readData } from '../intake/form.js'
import { isDirect, type Press } from '../intake/press.js'
import { fillOpened, showView } from '../outbox/change-shown.js'
import { contextLine } from '../render/blocks.js'
import { type Requotation, requote, splitRefs } from '../render/excerpt-ref.js'
import { renderShared } from '../render/render-shared.js'
import { readDraft, type ShareDraft, threadOf } from '../render/share-draft.js'
import { shareFindView } from '../render/share-find-view.js'
import { mayNotShareNotice, mayNotShareWords, sharedChannelNotice } from '../render/share-notices.js'
import {
  checkingView,
  loadingView,
  SHARE_TITLE,
  sendingView,
  sharePreview,
  shareSentenceView,
  shareView,
} from '../render/share-views.js'
import { isSharedOutside } from '../workspace/shared-channel.js'
import type { Workspace } from '../workspace/workspace.js'
import { type DeskApp, onSent, type Sent } from './desk/desk-app.js'
import { onPress } from './on-press.js'
import { type Opening, openingFor, openOrSay } from './open-or-say.js'
import { isForAnother, noticeOfRefusal, postShare } from './posting.js'
import { refusedEverywhere, refusedSharers } from './share-rule.js'

export const CANNOT_OPEN = 'ここでは共有の画面を開けません。本文をコピーして投稿してください。'
/** What was chosen and written so far. */
type Begun = Omit<ShareDraft, 'refs'>

const NOTHING_CHOSEN: Begun = { chosen: [0], sentence: '', inThread: false }

/** Who shares, and where they were reading. */
interface Sharing {
  team: string
  user: string
  thread?: { channel: string; thread: string } | undefined
}

/**
 * Putting excerpts into a channel: which of them, one's own words and where to; then what will be posted, as it will be seen; then
 * the post. Whoever shares, only what everybody may read is offered, and who may share where is looked up at each step.
 */
export function listenToShares(parts: DeskApp): void {
  const { service } = parts
  onPress(parts, ACTIONS.share, (press, workspace) =>
    openShare(parts, workspace, openingFor(press), { ...press, thread: threadRead(press) }, (begun) =>
      formFor(parts, requote(service.quotesFor(), splitRefs(press.value)), begun),
    ),
  )
  onSent(parts, VIEWS.share, { working: checkingView(), work: (sent, workspace) => preview(parts, workspace, sent) })
  onSent(parts, VIEWS.sharePreview, { working: sendingView(), work: (sent, workspace) => post(parts, workspace, sent) })
  onPress(parts, ACTIONS.editShare, async (press, workspace) => {
    if (press.modal === undefined) return
    const draft = readDraft(readData(press.modal.view.private_metadata))
    const found = requote(service.quotesFor(), draft.refs)
    await showView(workspace, press.modal.id, formFor(parts, found, draft))
  })
}

/** The modal is opened before the search: a trigger lives for three seconds. */
export async function openShare(
  parts: DeskApp,
  workspace: Workspace,
  asked: Opening,
  by: Sharing,
  toForm: (begun: Begun) => ModalView | Promise<ModalView>,
): Promise<void> {
  const opened = await openOrSay(workspace, asked, loadingView(), CANNOT_OPEN)
  if (opened === undefined) return
  const refused = await refusedEverywhere(parts, workspace, by)
  const begun = { ...NOTHING_CHOSEN, ...(by.thread !== undefined && { thread: by.thread, inThread: true }) }
  const view = refused === undefined ? await toForm(begun) : shareSentenceView(mayNotShareWords(refused))
  await fillOpened(workspace, opened, view)
}

/** The form for what the documents hold on some words; where that is nothing, other words are asked for. What will stand in a channel is what everybody may read. */
export async function formForWords(
  parts: DeskApp,
  asker: { team: string; user: string },
  words: string,
): Promise<ModalView> {
  const { answer } = await parts.service.reply({ want: { kind: 'snippets', words }, asker })
  const { excerpts } = answer
  return excerpts.length === 0
    ? shareFindView({ missed: words })
    : formFor(parts, { excerpts, notice: '' }, NOTHING_CHOSEN)
}

/** Of an answer that one person alone sees beside a thread, the thread is where the others are. */
function threadRead({ isPrivate, channel, thread, message }: Press): Sharing['thread'] {
  return isPrivate && channel !== undefined && !isDirect(channel) && thread !== message
    ? { channel, thread }
    : undefined
}

/** The form with what was filled in; where a passage has changed since, what it says now is chosen anew. */
function formFor({ service }: DeskApp, found: Requotation, draft: Begun, notice = toldOf(found)) {
  if (found.excerpts.length === 0) return shareFindView({ missed: '' })
  const chosen = found.notice === '' ? draft.chosen : [0]
  return shareView(found.excerpts, { ...draft, chosen }, service.assistant.sources(), notice)
}

function toldOf({ notice }: Requotation): KnownBlock[] {
  return notice === '' ? [] : [contextLine(notice)]
}

/** What was shown, chosen and written, and what of it may go out now; undefined where the form is shown again instead. */
async function checked(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, viewId }: Sent,
  draft: ShareDraft,
): Promise<{ excerpts: Excerpt[]; channel: string; name: string } | undefined> {
  const found = requote(parts.service.quotesFor(), draft.refs)
  const { channel = '' } = draft
  const excerpts = found.excerpts.filter((_, i) => draft.chosen.includes(i))
  // What is posted has been seen: what has changed since is shown once more.
  if (found.notice !== '' || excerpts.length === 0) {
    await showView(workspace, viewId, formFor(parts, found, draft))
    return undefined
  }
  const sharers = await refusedSharers(parts, workspace, { team, user, channel })
  if (sharers !== undefined) {
    await showView(workspace, viewId, formFor(parts, found, draft, mayNotShareNotice(channel, sharers)))
    return undefined
  }
  const isOwn = excerpts.some(({ citation }) => citation.whose === 'own')
  if (isOwn && (await isSharedOutside(workspace, channel))) {
    await showView(workspace, viewId, formFor(parts, found, draft, sharedChannelNotice(channel)))
    return undefined
  }
  return { excerpts, channel, name: await workspace.people.name(user) }
}

async function preview(parts: DeskApp, workspace: Workspace, sent: Sent): Promise<void> {
  const draft = filledIn(sent)
  const ready = await checked(parts, workspace, sent, draft)
  if (ready === undefined) return
  const message = renderShared({ ...ready, sentence: draft.sentence }, parts.service.assistant.sources())
  await showView(workspace, sent.viewId, sharePreview(draft, message))
}

async function post(parts: DeskApp, workspace: Workspace, sent: Sent): Promise<void> {
  const { service } = parts
  const { team, user, viewId } = sent
  const draft = readDraft(sent.data)
  const ready = await checked(parts, workspace, sent, draft)
  if (ready === undefined) return
  const { excerpts, channel } = ready
  const { sentence } = draft
  const thread = threadOf(draft)
  const message = renderShared({ ...ready, sentence }, service.assistant.sources())
  const share = { id: viewId, team, channel, user, words: sentence, refs: excerpts.map(excerptRef) }
  const refused = await postShare(service, workspace, { share, thread, message, title: SHARE_TITLE })
  if (refused === undefined) return
  const notice = noticeOfRefusal(workspace, channel, refused)
  if (notice === undefined) throw new Error(`not shared: ${refused}`)
  const found = requote(service.quotesFor(), draft.refs)
  const again = isForAnother(refused) ? formFor(parts, found, draft, notice) : sharePreview(draft, message, notice)
  await showView(workspace, viewId, again)
}

function filledIn({ data, form }: Sent): ShareDraft {
  const { channel: _, ...draft } = readDraft(data)
  const channel = form.channel(SHARE_FIELDS.channel)
  const ticked = form.ticked(SHARE_FIELDS.excerpts).map(Number)
  return {
    ...draft,
    chosen: ticked.length > 0 ? ticked : [0],
    sentence: form.text(SHARE_FIELDS.sentence),
    inThread: draft.thread !== undefined && form.isTicked(SHARE_FIELDS.thread),
    ...(channel !== undefined && { channel }),
  }
}
