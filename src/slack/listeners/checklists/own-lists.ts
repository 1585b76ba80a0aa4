import type { ModalView } from '@slack/types'
import { readList, titleIn, writeList } from '../../../service/checklists/list-text.js'
import type { WrittenItem } from '../../../service/checklists/lists.js'
import { MOST_ITEMS } from '../../../service/checklists/lists.js'
import { idOf } from '../../../service/checklists/runs.js'
import { ACTIONS, RUN_FIELDS, VIEWS } from '../../ids.js'
import type { Command } from '../../intake/command.js'
import type { Form } from '../../intake/form.js'
import { type Press, placeAside } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import {
  fieldOf,
  LISTS_TITLE,
  type ListData,
  listForm,
  listsView,
  type OwnLists,
} from '../../render/checklists/list-views.js'
import { sentenceView } from '../../render/form-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type DeskApp, onKeeperPress, onSent, type Sent } from '../desk/desk-app.js'
import { openingFor, openOrSay } from '../open-or-say.js'

export const KEEPERS_ONLY = '自社のチェックリストを作れるのは、人事の担当者と管理者だけです。'
const NO_LIST = 'このチェックリストはもうありません。'
const CHANGED = 'ほかの人が先に変更したため、保存していません。開き直して、もう一度お試しください。'
const NO_FILE = 'ファイルを読み込めませんでした。内容を「項目」の欄に貼り付けて、もう一度お試しください。'
const NO_ITEMS = 'ファイルに項目が見つかりませんでした。一行に一項目ずつ書くか、「項目」の列のある表にしてください。'
const MANAGE = /^(管理|編集|作る|作成|manage|edit)$/i
/** So many fields of text a form has at most. */
const MOST_FIELDS = 60

/** Lists that HR and administrators write: from those of the documents, from a table, line by line. */
export function listenToOwnLists(parts: DeskApp): void {
  const keeping = (action: string) => ({ action, refusal: KEEPERS_ONLY })
  onKeeperPress(parts, keeping(ACTIONS.openLists), async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), await drawLists(parts, press.team))
  })
  onKeeperPress(parts, keeping(ACTIONS.editList), (press, workspace) =>
    openListForm(parts, workspace, press, press.value),
  )
  onKeeperPress(parts, keeping(ACTIONS.copyList), (press, workspace) =>
    openListForm(parts, workspace, press, press.value),
  )
  onKeeperPress(parts, keeping(ACTIONS.retireList), async (press, workspace) => {
    await putAway(parts, workspace, press, true)
  })
  onKeeperPress(parts, keeping(ACTIONS.restoreList), (press, workspace) => putAway(parts, workspace, press, false))
  onSent(parts, VIEWS.editList, {
    working: sentenceView(LISTS_TITLE, '保存しています。'),
    check: checkList,
    work: (sent, workspace) => save(parts, workspace, sent),
  })
}

/** `/telework-checklist 管理`; false where the words ask for a list. */
export async function openOwnLists(parts: DeskApp, workspace: Workspace, command: Command): Promise<boolean> {
  const { words, asker, triggerId, place } = command
  if (!MANAGE.test(words.trim())) return false
  if (!(await workspace.roles.maySet(asker.user))) await workspace.outbox.say(place, KEEPERS_ONLY)
  else {
    await openOrSay(workspace, { triggerId, place }, await drawLists(parts, asker.team))
  }
  return true
}

/** One's own list to edit; another to copy; a new one where none is named. */
export async function openListForm(parts: DeskApp, workspace: Workspace, press: Press, list: string): Promise<void> {
  const { lists } = parts.desk.checklists
  if (list === '') return void (await openOrSay(workspace, openingFor(press), listForm('', '', { based: 0 })))
  const [newest, own] = await Promise.all([lists.newest(press.team, list), lists.own(press.team)])
  if (newest === undefined) return workspace.outbox.say(placeAside(press), NO_LIST)
  const isOwn = own.some((each) => each.list === list)
  const data: ListData = isOwn ? { list, based: newest.version } : { based: 0, from: list }
  const title = isOwn ? newest.title : `${newest.title}（自社）`
  await openOrSay(
    workspace,
    openingFor(press),
    listForm(
      title,
      writeList(newest.items),
      data,
      newest.items.some(({ cites }) => cites !== undefined),
    ),
  )
}

function checkList(form: Form): Record<string, string> {
  const items = itemsIn(form)
  const hasFile = form.files(RUN_FIELDS.file).length > 0
  if (form.text(RUN_FIELDS.title) === '' && titleIn(textIn(form)) === undefined && !hasFile) {
    return { [RUN_FIELDS.title]: '名前を書いてください。' }
  }
  if (items.length === 0 && !hasFile) return { [fieldOf(0)]: '項目を一つ以上書いてください。' }
  return items.length > MOST_ITEMS ? { [fieldOf(0)]: `${MOST_ITEMS}項目までです（いま${items.length}項目）。` } : {}
}

async function save(parts: DeskApp, workspace: Workspace, { team, user, viewId, form, data }: Sent): Promise<void> {
  if (!(await workspace.roles.maySet(user))) return showView(workspace, viewId, sentenceView(LISTS_TITLE, KEEPERS_ONLY))
  const { lists } = parts.desk.checklists
  const { list = `own-${idOf(team, viewId)}`, based = 0, from } = data as unknown as Partial<ListData>
  const copied = from === undefined ? undefined : await lists.newest(team, from)
  const file = await fileIn(workspace, form)
  if (file === undefined) return showView(workspace, viewId, sentenceView(LISTS_TITLE, NO_FILE))
  const items = [...itemsIn(form), ...readList(file.text)]
  if (items.length === 0) return showView(workspace, viewId, sentenceView(LISTS_TITLE, NO_ITEMS))
  const title = form.text(RUN_FIELDS.title) || titleIn(textIn(form)) || titleIn(file.text) || file.name
  const saved = await lists.save({ team, list, title, based, user }, items, copied?.items)
  if (saved === undefined) return showView(workspace, viewId, sentenceView(LISTS_TITLE, CHANGED))
  const sentence = `「${title}」（${saved.items.length}項目）を、第${saved.version}版として保存しました。`
  await showView(workspace, viewId, await drawLists(parts, team, { sentence }))
}

/** Away or back again: what was pressed has its way back above the lists. */
async function putAway(parts: DeskApp, workspace: Workspace, press: Press, away: boolean): Promise<void> {
  const { team, value: list, modal } = press
  const { lists } = parts.desk.checklists
  await lists.putAway(team, list, away)
  const title = (await lists.newest(team, list))?.title ?? ''
  const said = away
    ? {
        sentence: `「${title}」をアーカイブしました。新しくは選べなくなりますが、進行中のものは続けられます。`,
        undo: list,
      }
    : { sentence: `「${title}」を元に戻しました。また選べます。` }
  if (modal !== undefined) await showView(workspace, modal.id, await drawLists(parts, team, said))
}

async function drawLists({ desk }: DeskApp, team: string, said?: OwnLists['said']): Promise<ModalView> {
  const { lists } = desk.checklists
  const [own, away] = await Promise.all([lists.own(team), lists.away(team)])
  return listsView({ own, away, ofDocuments: lists.ofDocuments(), ...(said !== undefined && { said }) })
}

/** What stands in the file that was sent along; nothing where there is none, undefined where it cannot be read. */
async function fileIn({ files, logger }: Workspace, form: Form): Promise<{ name: string; text: string } | undefined> {
  const [id] = form.files(RUN_FIELDS.file)
  if (id === undefined) return { name: '', text: '' }
  const file = await files.download(id).catch((error: unknown) => {
    logger.info(`a file was not read: ${String(error)}`)
    return undefined
  })
  return file && { name: file.name.replace(/\.[^.]*$/, ''), text: decoded(file.bytes) }
}

/** Files of Excel in Japan are not always in UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

function itemsIn(form: Form): WrittenItem[] {
  return readList(textIn(form))
}

function textIn(form: Form): string {
  return Array.from({ length: MOST_FIELDS }, (_, i) => form.text(fieldOf(i)))
    .filter((text) => text !== '')
    .join('\n')
}
