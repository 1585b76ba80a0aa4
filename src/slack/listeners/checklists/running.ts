import type { KnownBlock } from '@slack/types'
import { idOf } from '../../../service/checklists/runs.js'
import { ACTIONS, RUN_FIELDS, VIEWS } from '../../ids.js'
import type { Form } from '../../intake/form.js'
import { type Press, placeAside } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import {
  type PostingForm,
  postedView,
  SHARE_TITLE,
  type StartData,
  shareListView,
  startTitle,
  startView,
} from '../../render/checklists/posting-views.js'
import type { RunDeed } from '../../render/checklists/run-message.js'
import { type RunRef, readRunRef } from '../../render/checklists/run-ref.js'
import { renderSharedList } from '../../render/checklists/shared-list.js'
import { NUDGE, refOf, SILENT, titleOf } from '../../render/checklists/shown-run.js'
import { sentenceView } from '../../render/form-views.js'
import { mayNotShareNotice, mayNotShareWords } from '../../render/share-notices.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, onSent, type Sent } from '../desk/desk-app.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { noticeOfRefusal, postShare } from '../posting.js'
import { refusedEverywhere, refusedSharers } from '../share-rule.js'
import { look, mayManage, NOT_YOURS, redrawRun } from './checklist-app.js'
import { writeOut } from './exporting.js'
import { openListForm } from './own-lists.js'
import { postRun } from './post-run.js'
import { openMoving } from './versions.js'
import { sayAgain, showAgain } from './working.js'

const NOT_BEGUN = 'このチェックリストは、まだ始まっていません。'
const NUDGED = `このリストの「${NUDGE}」を始めました。期日を過ぎた項目を、月曜の朝9時にチャンネルへお知らせします。`
const HUSHED = `このリストの「${NUDGE}」を止めました。`
const STILL_TOLD = '期日の前日と当日の、担当の人へのDMは続きます。'

/** What becomes of a whole run: a channel's, paused, finished, copied, written out, shared. */
export function listenToRuns(parts: DeskApp): void {
  onPress(parts, ACTIONS.startRun, async (press, workspace) => {
    const ref = readRunRef(press.value)
    const { shown, refusal } = await look(parts, workspace, { ...press, ref })
    if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
    const data: StartData = { ref: press.isPrivate || press.modal !== undefined ? refOf(shown) : ref }
    await openOrSay(workspace, openingFor(press), startView(shown, data))
  })
  onSent(parts, VIEWS.startRun, {
    working: (data) => sentenceView(startTitle(data), '投稿しています。'),
    check: (form) => (form.text(RUN_FIELDS.title) === '' ? { [RUN_FIELDS.title]: '名前を書いてください。' } : {}),
    work: (sent, workspace) => start(parts, workspace, sent),
  })
  onPress(parts, ACTIONS.shareList, (press, workspace) =>
    openShareList(parts, workspace, press, readRunRef(press.value)),
  )
  onSent(parts, VIEWS.shareList, {
    working: sentenceView(SHARE_TITLE, '投稿しています。'),
    work: (sent, workspace) => share(parts, workspace, sent),
  })
  onPress(parts, ACTIONS.runMenu, async (press, workspace) => {
    const [deed = '', ...ref] = press.value.split('\n')
    await doDeed(parts, workspace, press, deed as RunDeed, readRunRef(ref.join('\n')))
  })
}

/** A private run becomes the channel's; a list, and a run that is copied, begins anew there. */
async function start(parts: DeskApp, workspace: Workspace, sent: Sent): Promise<void> {
  const { team, user, viewId, form, data } = sent
  const { runs } = parts.desk.checklists
  const { ref, copy } = data as unknown as StartData
  const heading = startTitle({ ...(copy && { copy }) })
  const { shown, refusal } = await look(parts, workspace, { team, user, ref })
  if (shown === undefined) return showView(workspace, viewId, sentenceView(heading, refusal))
  const filled = postingForm(form)
  const title = filled.title ?? titleOf(shown)
  const { run, list } = shown
  let id = idOf(team, viewId)
  if (copy && run !== undefined) await runs.copy(run, { id, title, user })
  else if ('run' in ref && run !== undefined) {
    id = run.id
    await runs.rename(team, id, title)
  } else await runs.begin({ team, id, list: list.list, title, user })
  const channel = filled.channel ?? ''
  const begun = await runs.get(team, id)
  const refused = begun === undefined ? 'no_run' : await postRun(parts, workspace, begun, channel)
  if (refused !== undefined) {
    const notice = noticeOfRefusal(workspace, channel, refused)
    if (notice === undefined) throw new Error(`a run was not posted: ${refused}`)
    return showView(workspace, viewId, startView(shown, data as unknown as StartData, { ...filled, notice }))
  }
  if (filled.nudges) await runs.setNudges(team, id, true)
  await showView(workspace, viewId, postedView(heading, channel))
}

async function openShareList(parts: DeskApp, workspace: Workspace, press: Press, ref: RunRef): Promise<void> {
  const { shown, refusal } = await look(parts, workspace, { ...press, ref })
  if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
  const sharers = await refusedEverywhere(parts, workspace, press)
  if (sharers !== undefined) return workspace.outbox.say(placeAside(press), mayNotShareWords(sharers))
  await openOrSay(workspace, openingFor(press), shareListView(shown, { ref }))
}

async function share(parts: DeskApp, workspace: Workspace, { team, user, viewId, form, data }: Sent): Promise<void> {
  const { ref } = data as { ref: RunRef }
  const { shown, refusal } = await look(parts, workspace, { team, user, ref })
  if (shown === undefined) return showView(workspace, viewId, sentenceView(SHARE_TITLE, refusal))
  const filled = postingForm(form)
  const { channel = '', sentence = '' } = filled
  const again = (notice: KnownBlock[]) =>
    showView(workspace, viewId, shareListView(shown, { ref }, { ...filled, notice }))
  const sharers = await refusedSharers(parts, workspace, { team, user, channel })
  if (sharers !== undefined) return again(mayNotShareNotice(channel, sharers))
  const name = await workspace.people.name(user)
  const refused = await postShare(parts.service, workspace, {
    share: { id: viewId, team, channel, user, words: sentence, refs: [shown.list.list] },
    message: renderSharedList(shown, { name, sentence }, parts.service.assistant.sources()),
    title: SHARE_TITLE,
  })
  if (refused === undefined) return
  const notice = noticeOfRefusal(workspace, channel, refused)
  if (notice === undefined) throw new Error(`not shared: ${refused}`)
  await again(notice)
}

async function doDeed(parts: DeskApp, workspace: Workspace, press: Press, deed: RunDeed, ref: RunRef): Promise<void> {
  const { runs } = parts.desk.checklists
  const { team, user } = press
  const { shown, refusal } = await look(parts, workspace, { team, user, ref })
  if (shown === undefined) return workspace.outbox.say(placeAside(press), refusal)
  if (deed === 'export') return writeOut(parts, workspace, press, shown)
  if (deed === 'changes') return openMoving(parts, workspace, press, shown)
  if (deed === 'share') return openShareList(parts, workspace, press, ref)
  if (deed === 'edit') {
    if (!shown.mayEdit) return workspace.outbox.say(placeAside(press), NOT_YOURS)
    return openListForm(parts, workspace, press, shown.list.list)
  }
  const { run } = shown
  if (run === undefined) return workspace.outbox.say(placeAside(press), NOT_BEGUN)
  if (deed === 'copy') {
    return void (await openOrSay(
      workspace,
      openingFor(press),
      startView(shown, { ref, copy: true }, { title: shown.list.title }),
    ))
  }
  if (!(await mayManage(workspace, run, user))) return workspace.outbox.say(placeAside(press), NOT_YOURS)
  if (deed === 'nudge' || deed === 'hush') {
    await runs.setNudges(team, run.id, deed === 'nudge')
    const said = `${deed === 'hush' ? HUSHED : NUDGED}${shown.silent ? SILENT : deed === 'hush' ? STILL_TOLD : ''}`
    await Promise.all([redrawRun(parts, workspace, run), sayAgain(parts, workspace, press, said)])
    return
  }
  const to = deed === 'pause' ? 'paused' : deed === 'finish' ? 'finished' : 'open'
  await runs.setState(team, run.id, { to, by: user })
  await Promise.all([redrawRun(parts, workspace, run), showAgain(parts, workspace, press, { run: run.id })])
}

function postingForm(form: Form): PostingForm {
  const title = form.text(RUN_FIELDS.title)
  const channel = form.channel(RUN_FIELDS.channel)
  return {
    ...(title !== '' && { title }),
    ...(channel !== undefined && { channel }),
    nudges: form.isTicked(RUN_FIELDS.nudges),
    sentence: form.text(RUN_FIELDS.sentence),
  }
}
