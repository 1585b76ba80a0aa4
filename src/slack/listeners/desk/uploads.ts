import { ImportRefusal, refusalWords } from '../../../core/library/refusal.js'
import type { Upload, UploadWithFile } from '../../../service/stores/upload-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Post } from '../../intake/post.js'
import { type Press, placeAside } from '../../intake/press.js'
import { changeMessage, showView } from '../../outbox/change-shown.js'
import type { Place } from '../../outbox/place.js'
import {
  editUploadView,
  notReadUploadView,
  readingUploadView,
  renderUpload,
  savingUploadView,
  sendUploadView,
  type UploadContext,
  uploadContentsView,
  uploadListView,
  uploadSentenceView,
  uploadView,
} from '../../render/desk/upload-views.js'
import { splitRefs } from '../../render/excerpt-ref.js'
import { sentenceView } from '../../render/form-views.js'
import { clipText } from '../../render/plain-text.js'
import { renderNotice } from '../../render/render-notice.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type Opening, openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onKeeperPress, onSent } from './desk-app.js'

export const KEEPERS_ONLY = 'この操作は、人事の担当者と管理者だけができます。'
const NOT_FROM_YOU =
  'ファイルを資料に加えられるのは、人事の担当者と管理者です。送られたファイルは読まず、保存もしていません。加えたい資料は、担当者にお渡しください。ご質問は、文章でお送りください。'
const CHANGED = '表示していた内容から変わっています。いまの内容を確かめて、もう一度お試しください。'
const GONE = 'この文書はもうありません。もう一度送ってください。'
const IN_USE = '使い始めました。これからの質問に、この文書を引用します。'
const NOT_IN_USE = '保存しましたが、まだ引用に使えていません。繰り返し試しています。'
const HIDDEN = '保存しました。社員への答えには、もう出ません。人事の方への、本人だけに見える答えに引用します。'
const NO_SCOPE =
  'ファイルを読む権限（files:read）がないため、受け取れません。規程は、/telework 規程の追加 から内容を貼り付けて追加できます。'

/** Documents that HR and administrators send: looked at, used, taken back. */
export function listenToUploads(parts: DeskApp): void {
  const { uploads } = parts.desk
  onKeeperPress(parts, { action: ACTIONS.openUploads, refusal: KEEPERS_ONLY }, (press, workspace) =>
    openUploads(parts, workspace, { ...openingFor(press), team: press.team, user: press.user }),
  )
  onKeeperPress(parts, { action: ACTIONS.sendUpload, refusal: KEEPERS_ONLY }, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), sendUploadView(workspace.features.has('fileReading')))
  })
  onKeeperSent(parts, VIEWS.sendUpload, readingUploadView(), async ({ team, user, viewId, form }, workspace) => {
    const [file] = form.files(DESK_FIELDS.file)
    const title = form.text(DESK_FIELDS.source)
    const read =
      file !== undefined
        ? await readFile(parts, workspace, { team, user, file })
        : await readSent(parts, workspace, user, {
            ...{ team, id: viewId, name: `${title}.md` },
            bytes: new TextEncoder().encode(asMarkdown(title, form.text(DESK_FIELDS.text))),
          })
    const view =
      typeof read === 'string' ? notReadUploadView(read) : uploadView(read, await contextOf(parts, workspace, read))
    await showView(workspace, viewId, view)
  })
  onUploadPress(parts, ACTIONS.openUpload, async (upload, press, workspace) => {
    await openOrSay(workspace, openingFor(press), uploadView(upload, await contextOf(parts, workspace, upload)))
  })
  onUploadPress(parts, ACTIONS.lookAtUpload, async (upload, press, workspace) => {
    await openOrSay(workspace, openingFor(press), uploadContentsView(upload, uploads.contents(upload)))
  })
  onUploadPress(parts, ACTIONS.editUpload, async (upload, press, workspace) => {
    const shown = press.modal === undefined && press.channel !== undefined && !press.isPrivate
    const data = {
      ...{ id: upload.id, revision: upload.revision },
      ...(shown && { channel: press.channel, message: press.message }),
    }
    await openOrSay(workspace, openingFor(press), editUploadView(upload, uploads.inForce(upload), data))
  })
  onKeeperSent(parts, VIEWS.editUpload, savingUploadView(), async ({ team, user, viewId, form, data }, workspace) => {
    const { id = '', revision = 0, channel, message } = data as Edited
    const before = await uploads.get(team, id)
    if (before === undefined || !(await mayOpen(workspace, before, user)))
      return showView(workspace, viewId, uploadSentenceView(GONE))
    const reviewOn = form.date(DESK_FIELDS.reviewOn)
    const inForce = form.date(DESK_FIELDS.inForce)
    const known = uploads.inForce(before)
    const facts = {
      // A date that is no whole day is not shown in the form, and stays.
      inForce: inForce ?? (/^\d{4}-\d\d-\d\d$/.test(known) ? '' : known),
      title: form.text(DESK_FIELDS.source) || before.title,
      audience: form.chosen(DESK_FIELDS.audience) === 'everyone' ? ('everyone' as const) : ('hr' as const),
      ...(reviewOn !== undefined && { reviewOn }),
    }
    const saved = await uploads.edit(team, id, revision, facts)
    const used = before.state !== 'live' || (await parts.desk.teaching.refresh(team))
    const upload = await uploads.get(team, id)
    if (!saved || upload === undefined) return showView(workspace, viewId, uploadSentenceView(CHANGED))
    const context = await contextOf(parts, workspace, upload)
    if (channel !== undefined && message !== undefined)
      await changeMessage(workspace, { channel, ts: message }, renderUpload(upload, context))
    const isHidden = before.state === 'live' && before.audience === 'everyone' && upload.audience === 'hr'
    const said = isHidden ? HIDDEN : '保存しました。'
    await showView(workspace, viewId, used ? uploadView(upload, context, said) : uploadSentenceView(NOT_IN_USE))
  })
  onUploadPress(parts, ACTIONS.useUpload, async ({ id, team }, press, workspace) => {
    const used = await uploads.use(team, id, revisionIn(press), press.user)
    if (!used) return workspace.outbox.say(placeAside(press), CHANGED)
    const inUse = await parts.desk.teaching.refresh(team)
    await tell(parts, workspace, press, { id, sentence: inUse ? IN_USE : NOT_IN_USE })
  })
  onUploadPress(parts, ACTIONS.undoUpload, async (upload, press, workspace) => {
    const { id, team } = upload
    if (!(await uploads.undo(team, id, revisionIn(press), press.user)))
      return workspace.outbox.say(placeAside(press), CHANGED)
    await parts.desk.teaching.refresh(team)
    const before = await uploads.before(team, upload)
    const now = before?.state === 'live' ? '前の版に戻しました。' : 'この文書はもう引用されません。'
    await tell(parts, workspace, press, { id, sentence: `引用をやめました。${now}` })
  })
  onUploadPress(parts, ACTIONS.dropUpload, async ({ id, team, title }, press, workspace) => {
    const dropped = await uploads.drop(team, id)
    const sentence = dropped ? `「${clipText(title, 100)}」は使いません。読んだ内容は消しました。` : CHANGED
    if (press.modal !== undefined) return showView(workspace, press.modal.id, uploadSentenceView(sentence))
    if (press.channel === undefined || press.isPrivate) return workspace.outbox.say(placeAside(press), sentence)
    await changeMessage(workspace, { channel: press.channel, ts: press.message }, renderNotice(sentence))
  })
}

interface Edited {
  id?: string
  revision?: number
  channel?: string
  message?: string
}

/** Files that somebody sent to the app: read and shown to whoever may add them; a kind word for everybody else. */
export async function takeFiles(parts: DeskApp, workspace: Workspace, post: Post): Promise<void> {
  const { team, user, channel, ts, threadTs = ts, files } = post
  const place: Place = { kind: 'thread', channel, thread: threadTs }
  if (!(await workspace.roles.maySet(user))) return workspace.outbox.say(place, NOT_FROM_YOU)
  for (const file of files) {
    const read = await readFile(parts, workspace, { team, user, file })
    if (typeof read === 'string') await workspace.outbox.say(place, read)
    else {
      const context = await contextOf(parts, workspace, read)
      await workspace.outbox.send(place, () => renderUpload(read, context))
    }
  }
}

/** Everything that was sent, for whoever may look at it. */
export async function openUploads(
  { desk }: DeskApp,
  workspace: Workspace,
  { team, user, ...opening }: Opening & { team: string; user: string },
): Promise<void> {
  const isHr = await workspace.roles.isHr(user)
  const all = await desk.uploads.list(team)
  const shown = all.filter((upload) => isHr || isOpenTo(upload, user))
  await openOrSay(
    workspace,
    opening,
    uploadListView(shown, workspace.features.has('fileReading'), all.length - shown.length),
  )
}

/** The document as it was read, or why it was not, in one sentence. */
async function readFile(
  parts: DeskApp,
  workspace: Workspace,
  { team, user, file }: { team: string; user: string; file: string },
): Promise<UploadWithFile | string> {
  try {
    const sent = await workspace.files.download(file)
    return sent === undefined ? NO_SCOPE : readSent(parts, workspace, user, { ...sent, team })
  } catch (error) {
    return refusalOf(error, workspace, 'ファイル')
  }
}

async function readSent(
  { desk }: DeskApp,
  workspace: Workspace,
  user: string,
  { team, ...sent }: { team: string; id: string; name: string; bytes: Uint8Array },
): Promise<UploadWithFile | string> {
  try {
    const upload = await desk.uploads.read(team, { ...sent, user })
    return (await mayOpen(workspace, upload, user)) ? upload : GONE
  } catch (error) {
    return refusalOf(error, workspace, sent.name)
  }
}

function refusalOf(error: unknown, { logger }: Workspace, name: string): string {
  if (!(error instanceof ImportRefusal)) throw error
  logger.info(`a file was refused: ${error.code} ${error.detail}`)
  return `「${clipText(name, 100)}」は使えません。${refusalWords(error.code, 'ja')}`
}

/** What was pasted, under its title. */
function asMarkdown(title: string, text: string): string {
  return `# ${title.replaceAll('\n', ' ')}\n\n${text.replace(/\r?\n/g, '\n\n')}\n`
}

/** A button about one document; an administrator who is not of HR reaches none that is for HR alone, but their own. */
function onUploadPress(
  parts: DeskApp,
  action: string,
  work: (upload: UploadWithFile, press: Press, workspace: Workspace) => Promise<void>,
): void {
  onKeeperPress(parts, { action, refusal: KEEPERS_ONLY }, async (press, workspace) => {
    const upload = await parts.desk.uploads.get(press.team, splitRefs(press.value)[0] ?? '')
    if (upload === undefined || !(await mayOpen(workspace, upload, press.user)))
      return workspace.outbox.say(placeAside(press), GONE)
    await work(upload, press, workspace)
  })
}

function onKeeperSent(
  parts: DeskApp,
  callback: string,
  working: ReturnType<typeof savingUploadView>,
  work: Parameters<typeof onSent>[2]['work'],
): void {
  onSent(parts, callback, {
    working,
    work: async (sent, workspace) => {
      if (await workspace.roles.maySet(sent.user)) return work(sent, workspace)
      await showView(workspace, sent.viewId, sentenceView('自社の規程', KEEPERS_ONLY))
    },
  })
}

async function mayOpen(workspace: Workspace, upload: Upload, user: string): Promise<boolean> {
  return isOpenTo(upload, user) || (await workspace.roles.isHr(user))
}

function isOpenTo({ audience, user: owner }: Upload, user: string): boolean {
  return audience === 'everyone' || owner === user
}

async function contextOf({ desk }: DeskApp, workspace: Workspace, upload: UploadWithFile): Promise<UploadContext> {
  const before = await desk.uploads.before(upload.team, upload)
  const users = [upload.user, upload.decidedBy].filter((user) => user !== undefined)
  const calendar = await desk.calendar(upload.team)
  const names = await workspace.people.names(users)
  return { names, calendar, inForce: desk.uploads.inForce(upload), ...(before !== undefined && { before }) }
}

/** The message or modal that was pressed in shows how the document stands now; whoever pressed is told what was done. */
async function tell(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  { id, sentence }: { id: string; sentence: string },
): Promise<void> {
  const upload = await parts.desk.uploads.get(press.team, id)
  if (upload === undefined) return workspace.outbox.say(placeAside(press), sentence)
  const context = await contextOf(parts, workspace, upload)
  if (press.modal !== undefined) return showView(workspace, press.modal.id, uploadView(upload, context, sentence))
  if (press.channel !== undefined && !press.isPrivate)
    await changeMessage(workspace, { channel: press.channel, ts: press.message }, renderUpload(upload, context))
  await workspace.outbox.say(placeAside(press), sentence)
}

function revisionIn({ value }: Press): number {
  return Number(splitRefs(value)[1])
}
