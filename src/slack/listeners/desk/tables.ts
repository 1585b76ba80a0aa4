import { ImportRefusal, refusalWords } from '../../../core/library/refusal.js'
import { TABLES, type TableFormat } from '../../../service/desk/tables/exchange.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { showView } from '../../outbox/change-shown.js'
import { sendFile } from '../../outbox/send-file.js'
import {
  type FileScopes,
  type ImportData,
  importView,
  notReadView,
  planKey,
  planView,
  TABLE_NAMES,
  tablesView,
  takenView,
  workingTableView,
} from '../../render/desk/table-views.js'
import { splitRefs } from '../../render/excerpt-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onHrPress, onHrSent, type Sent, sayTo } from './desk-app.js'

const NO_FILE = 'ファイルを読めませんでした。もう一度お選びください。'
const MEANWHILE = 'その間に内容が変わっていたため、何も取り込んでいません。もう一度お試しください。'
/** A table that was pasted is read as such. */
const PASTED = 'pasted.csv'

/** Taught answers, synonyms and test questions as files, for HR. */
export function listenToTables(parts: DeskApp): void {
  const { exchange } = parts.desk
  onHrPress(parts, ACTIONS.openTables, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), tablesView(scopesOf(workspace)))
  })
  onHrPress(parts, ACTIONS.exportTable, async (press, workspace) => {
    const [named, format] = splitRefs(press.value)
    const table = TABLES.find((each) => each === named)
    if (table === undefined || !isFormat(format)) return
    const { bytes, rows } = await exchange.write(press.team, table, format)
    const text = format === 'csv' ? bytes : (await exchange.write(press.team, table, 'csv')).bytes
    const content = new TextDecoder().decode(text)
    await sendFile(workspace, press.user, {
      name: `${table}.${format}`,
      title: TABLE_NAMES[table],
      content: format === 'csv' ? `\ufeff${content}` : { bytes, otherwise: content },
      sentence: `${TABLE_NAMES[table]} ${rows}件を書き出しました。`,
    })
    const said = `${TABLE_NAMES[table]} ${rows}件を、このボットとのDMに送りました。`
    if (press.modal === undefined) return sayTo(workspace, press, said)
    await showView(workspace, press.modal.id, tablesView(scopesOf(workspace), said))
  })
  onHrPress(parts, ACTIONS.importTable, async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), importView(workspace.features.has('fileReading')))
  })
  onHrSent(parts, VIEWS.importTable, {
    working: (data) => workingTableView(data as ImportData),
    work: (sent, workspace) => read(parts, workspace, sent),
  })
}

/** Shows what a file would do; where that was shown already, does it. */
async function read(parts: DeskApp, workspace: Workspace, { team, user, viewId, form, data }: Sent): Promise<void> {
  const { exchange, teaching } = parts.desk
  const { file = form.files(DESK_FIELDS.file)[0], seen } = data as ImportData
  const pasted = form.text(DESK_FIELDS.text)
  try {
    const found =
      pasted !== '' ? { name: PASTED, bytes: new TextEncoder().encode(pasted) } : await fetchFile(workspace, file)
    if (found === undefined) return showView(workspace, viewId, notReadView(NO_FILE))
    const { name, bytes } = found
    const plan = await exchange.plan(team, name, bytes)
    const again = { ...(pasted !== '' ? { pasted } : file !== undefined && { file }) }
    if (seen !== planKey(plan) || plan.problems.length > 0)
      return showView(workspace, viewId, planView(plan, { ...again, changed: seen !== undefined }))
    const taken = await exchange.take(team, name, bytes, user)
    if (taken === undefined) return showView(workspace, viewId, notReadView(MEANWHILE))
    const used = await teaching.refresh(team)
    await showView(workspace, viewId, takenView(taken, used))
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error
    await showView(workspace, viewId, notReadView(refusalWords(error.code, 'ja')))
  }
}

function scopesOf({ features }: Workspace): FileScopes {
  return { reads: features.has('fileReading'), writes: features.has('files') }
}

function fetchFile({ files }: Workspace, id: string | undefined) {
  return id === undefined ? undefined : files.download(id)
}

function isFormat(format: string | undefined): format is TableFormat {
  return format === 'csv' || format === 'xlsx'
}
