import { createHash } from 'node:crypto'
import type { Addition } from '../../../service/stores/addition-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Form } from '../../intake/form.js'
import type { Press } from '../../intake/press.js'
import { showView } from '../../outbox/change-shown.js'
import {
  addedView,
  addingView,
  additionsView,
  isAdditionsView,
  type SynonymData,
  synonymView,
} from '../../render/desk/addition-views.js'
import { readLook } from '../../render/desk/asked-blocks.js'
import { splitRefs } from '../../render/excerpt-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onHrPress, onHrSent, sayTo } from './desk-app.js'

const GONE = 'すでに取り消されたか、変更されています。'
const UNTIED = '結びつけを取り消しました。この箇所は引用されなくなります。すでに送った回答は、そのまま残ります。'

/** Words for one thing, and everything else that HR added: in use within seconds, and taken back with one press. */
export function listenToAdders(parts: DeskApp): void {
  const { service, desk } = parts
  onHrPress(parts, ACTIONS.addSynonym, async (press, workspace) => {
    const [, asked] = press.value.split(' ')
    const group =
      asked === undefined ? undefined : await desk.asked.groupOf(press.team, asked, readLook(press.home ?? {}))
    const [unheld] =
      group === undefined ? [] : desk.additions.unheld({ questions: [group.words, ...group.others], text: '' })
    const words = {
      ...(unheld !== undefined && { said: unheld.word }),
      ...(group !== undefined && { question: group.words }),
    }
    await openOrSay(workspace, openingFor(press), synonymView(words, {}))
  })
  onHrPress(parts, ACTIONS.approveAdded, async (press, workspace) => {
    const addition = await desk.additions.get(press.team, press.value)
    if (addition?.added.kind !== 'synonym') return sayTo(workspace, press, GONE)
    const [said = '', ...meant] = addition.added.words
    await openOrSay(workspace, openingFor(press), synonymView({ said, meant: meant.join('、') }, { id: addition.id }))
  })
  onHrSent(parts, VIEWS.synonym, {
    working: addingView(),
    check: checkWords,
    work: async ({ team, user, viewId, form, data }, workspace) => {
      const words = [...new Set([form.text(DESK_FIELDS.said), ...meantIn(form)])]
      const { id: proposal } = data as SynonymData
      const id = proposal ?? createHash('sha256').update(`${team} ${viewId}`).digest('hex').slice(0, 16)
      const added =
        proposal === undefined
          ? await desk.additions.add(team, id, { kind: 'synonym', words }, user)
          : await desk.additions.approve(team, id, words, user)
      if (!added) return showView(workspace, viewId, addedView(GONE))
      const used = await desk.teaching.refresh(team)
      const unheld = words.slice(1).filter((word) => service.assistant.unheldWords(word).length > 0)
      const sentences = [
        `「${words.join('＝')}」を足しました。`,
        used ? '' : '使えるようになるまで、繰り返し試しています。',
        unheld.length === 0 ? '' : `ただし「${unheld.join('、')}」は資料に見つからないため、まだ効果はありません。`,
      ]
      await showView(workspace, viewId, addedView(sentences.join(''), id))
    },
  })
  onHrPress(parts, ACTIONS.openAdded, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), additionsView(await desk.additions.list(press.team)))
  })
  onHrPress(parts, ACTIONS.undoAdded, (press, workspace) => undo(parts, workspace, press))
}

async function undo({ desk }: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const { team, user, modal, value } = press
  const before = await Promise.all(splitRefs(value).map((id) => desk.additions.get(team, id)))
  const undone: Addition[] = []
  for (const addition of before) {
    if (addition !== undefined && (await desk.additions.undo(team, addition.id, user))) undone.push(addition)
  }
  const noted = undone.flatMap(({ added }) => (added.kind === 'noted' ? [added.question] : []))
  if (noted.length > 0) await desk.asked.reopenLike(team, noted, 'noted', user)
  if (undone.length > 0) await desk.teaching.refresh(team)
  const said = undone.length === 0 ? GONE : noted.length > 0 ? UNTIED : '取り消しました。'
  if (modal === undefined) return sayTo(workspace, press, said)
  const view = isAdditionsView(modal.view) ? additionsView(await desk.additions.list(team)) : addedView(said)
  await showView(workspace, modal.id, view)
}

function meantIn(form: Form): string[] {
  return form
    .text(DESK_FIELDS.meant)
    .split(/[、,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function checkWords(form: Form): Record<string, string> {
  const said = form.text(DESK_FIELDS.said)
  if (said === '') return { [DESK_FIELDS.said]: '言葉を書いてください。' }
  if (meantIn(form).every((word) => word === said)) return { [DESK_FIELDS.meant]: '資料の言葉を書いてください。' }
  return {}
}
