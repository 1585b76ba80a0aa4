import type { TaughtAnswer } from '../../../service/stores/taught-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Press } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import { renderTaught } from '../../render/desk/asker-messages.js'
import { type DraftData, returnDraftView } from '../../render/desk/draft-views.js'
import { splitRefs } from '../../render/excerpt-ref.js'
import { sentenceView } from '../../render/form-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { giveAnswer, tellAsker } from './answering.js'
import { type DeskApp, onHrPress, onHrSent } from './desk-app.js'
import { CHANGED, postDecided, postDraft, readDraftRef, redrawDraft, sayDone } from './draft-post.js'
import { redrawRequest } from './request-post.js'

const IN_USE = '承認しました。これからの質問に、この回答を引用します。'
const NOT_IN_USE = '承認しましたが、まだ引用に使えていません。繰り返し試しています。'
const RESTORED = '元に戻しました。これからの質問に、この回答を引用します。'

/** What HR decides about a taught answer: quoted or no longer, sent back, thrown away, begun again from an old version. */
export function listenToDeciders(parts: DeskApp): void {
  const { service, desk } = parts
  const { teaching } = desk
  onHrPress(parts, ACTIONS.returnDraft, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), returnDraftView(readDraftRef(press.value)))
  })
  onHrSent(parts, VIEWS.returnDraft, {
    working: sentenceView('差し戻す', '送っています。'),
    check: (form) => (form.text(DESK_FIELDS.words) === '' ? { [DESK_FIELDS.words]: '理由を書いてください。' } : {}),
    work: async ({ team, user, viewId, form, data }, workspace) => {
      const { id = '', version = 0 } = data as DraftData
      const returned = await teaching.sendBack(team, id, version, user, form.text(DESK_FIELDS.words))
      await showView(workspace, viewId, sentenceView('差し戻す', returned ? '差し戻しました。' : CHANGED))
      if (returned) await postDraft(parts, workspace, team, id)
    },
  })
  onHrPress(parts, ACTIONS.approveDraft, async (press, workspace) => {
    const answer = await approve(parts, workspace, press, IN_USE)
    if (answer?.request !== undefined)
      await tellAsker(parts, workspace, { team: press.team, id: answer.request }, renderTaught)
  })
  onHrPress(parts, ACTIONS.restoreDraft, async (press, workspace) => {
    const { id } = readDraftRef(press.value)
    // What never was in use is approved, not restored.
    if ((await teaching.get(press.team, id))?.newest.state === 'undone')
      await approve(parts, workspace, press, RESTORED)
    else await redrawDraft(parts, workspace, press, id, CHANGED)
  })
  onHrPress(parts, ACTIONS.discardDraft, async (press, workspace) => {
    const { team, user } = press
    const { id, version } = readDraftRef(press.value)
    const discarded = await teaching.discard(team, id, version, user)
    await redrawDraft(parts, workspace, press, id, discarded ? '下書きを破棄しました。' : CHANGED)
    if (discarded) await postDecided(parts, workspace, press, id)
    const request = (await teaching.get(team, id))?.request
    if (request !== undefined) await redrawRequest(service, desk, workspace, { team, id: request })
  })
  onHrPress(parts, ACTIONS.sendDraft, async (press, workspace) => {
    const { team, user } = press
    const { id, version } = readDraftRef(press.value)
    const { request, newest } = (await teaching.get(team, id)) ?? {}
    const isSeen = request !== undefined && newest?.version === version
    const sent =
      isSeen && (await giveAnswer(parts, workspace, { team, id: request, user, words: newest.text, again: true }))
    await redrawDraft(parts, workspace, press, id, sent ? '直した回答を、質問した人に送りました。' : CHANGED)
  })
  onHrPress(parts, ACTIONS.draftAgain, async (press, workspace) => {
    const { team, user, value } = press
    const [id = '', newest, old] = splitRefs(value)
    const made = await teaching.draftAgain(team, id, Number(old), Number(newest), user)
    if (made) await postDraft(parts, workspace, team, id)
    await redrawDraft(parts, workspace, press, id, made ? `第${old}版の内容で下書きを作りました。` : CHANGED)
  })
  onHrPress(parts, ACTIONS.undoDraft, async (press, workspace) => {
    const { team, user } = press
    const { id, version } = readDraftRef(press.value)
    const questions = (await teaching.get(team, id))?.live?.questions ?? []
    const undone = await teaching.undo(team, id, version, user)
    await redrawDraft(parts, workspace, press, id, undone ? undefined : CHANGED)
    if (!undone) return
    await teaching.refresh(team)
    await desk.asked.reopenLike(team, questions, 'answered', user)
    const before = (await teaching.get(team, id))?.live
    const now = before === undefined ? 'この回答はもう引用されません。' : `第${before.version}版の引用に戻りました。`
    await sayDone(parts, workspace, press, id, `引用をやめました。${now}`)
    await postDecided(parts, workspace, press, id)
  })
}

/** The version that was seen is quoted from then on; undefined where it is not. */
async function approve(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  done: string,
): Promise<TaughtAnswer | undefined> {
  const { service, desk } = parts
  const { teaching, asked } = desk
  const { team, user, value } = press
  const { id, version } = readDraftRef(value)
  const approved = await teaching.approve(team, id, version, user)
  await redrawDraft(parts, workspace, press, id, approved ? undefined : CHANGED)
  if (!approved) return undefined
  const used = await teaching.refresh(team)
  await sayDone(parts, workspace, press, id, used ? done : NOT_IN_USE)
  const answer = await teaching.get(team, id)
  // What HR alone reads answers nobody else's question.
  const { audience, questions = [] } = answer?.live ?? {}
  if (audience === 'everyone') await asked.settleLike(team, questions, 'answered', user)
  if (answer?.request !== undefined) await redrawRequest(service, desk, workspace, { team, id: answer.request })
  await postDecided(parts, workspace, press, id)
  return answer
}
