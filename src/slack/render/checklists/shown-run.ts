import type { ListSource } from '../../../service/checklists/lists.js'
import { type Progress, progressOf, STATE_WORDS } from '../../../service/checklists/progress.js'
import type { ListVersion, Run } from '../../../service/stores/run-store.js'
import { dayWordsAt, shortDayAt } from '../days.js'
import type { RunRef } from './run-ref.js'

/** A list at work, with all that its drawing needs. */
export interface ShownRun {
  list: ListVersion
  /** Absent where nobody has begun. */
  run?: Run
  source: ListSource
  /** By people's ids. */
  names: ReadonlyMap<string, string>
  timeZone: string
  /** YYYY-MM-DD. */
  today: string
  /** Nobody is reminded in this workspace: somebody has switched that off. */
  silent: boolean
  /** People of the workspace wrote the list. */
  isOwn: boolean
  /** Whoever sees it may write lists. */
  mayEdit?: boolean
  /** Whoever sees it may pause it and go on with it; absent where all of a channel see it. */
  mayManage?: boolean
  /** The newest version of the list, where a run has another. */
  newest?: number
}

export function refOf({ list, run }: Pick<ShownRun, 'list' | 'run'>): RunRef {
  return run === undefined ? { list: list.list } : { run: run.id }
}

export function titleOf({ list, run }: Pick<ShownRun, 'list' | 'run'>): string {
  return run?.title ?? list.title
}

export function isShared({ run }: Pick<ShownRun, 'run'>): boolean {
  return run?.posted !== undefined
}

/** What a channel is told of every week, wherever it is named. */
export const NUDGE = '月曜の期限切れのお知らせ'

/** Who can have people reminded again, where nobody is. */
export const SILENT =
  'いま、このワークスペースではチェックリストのお知らせが止められています。人事の担当者か管理者が /telework settings でオンにできます。'

export function isOpen({ run }: Pick<ShownRun, 'run'>): boolean {
  return run === undefined || run.state === 'open'
}

/** What stands for whoever has no name any more. */
const NAMELESS = '名前なし'

export function nameIn({ names }: Pick<ShownRun, 'names'>, user: string | undefined): string {
  return (user === undefined ? '' : names.get(user)) || NAMELESS
}

/** 「鈴木 健さん」. */
export function personIn(shown: Pick<ShownRun, 'names'>, user: string | undefined): string {
  const name = nameIn(shown, user)
  return name === NAMELESS ? 'だれか' : `${name}さん`
}

const CELLS = 8

/** 「▓▓░░░░░░」: full only where all is done, and begun as soon as something is. */
export function barOf({ done, of }: Progress): string {
  const part = of === 0 ? 0 : (done / of) * CELLS
  const full = done === of ? CELLS : Math.min(CELLS - 1, done > 0 ? Math.max(1, Math.floor(part)) : 0)
  return '▓'.repeat(full) + '░'.repeat(CELLS - full)
}

/** 「済み 3 / 20 ▓░░░░░░░　一時停止中（高橋 澪 12/7）　第1版（最新は第2版）」. */
export function progressLine(shown: ShownRun): string {
  const { list, run } = shown
  const progress = progressOf(list.items, run)
  const state = run === undefined || run.state === 'open' ? '' : `　${STATE_WORDS[run.state]}${stateSet(shown)}`
  return `済み ${progress.done} / ${progress.of} ${barOf(progress)}${state}${versionWords(shown)}`
}

/** The same under its title: whether one person alone sees it stands before it. */
export function statusLine(shown: ShownRun): string {
  return `${isShared(shown) ? '' : '自分だけ　'}${progressLine(shown)}`
}

/** Of a list of the documents nobody counts versions. */
function versionWords({ list, run, isOwn, newest }: ShownRun): string {
  if (run === undefined) return ''
  if (!isOwn) return newest === undefined ? '' : '　資料のリストが新しくなりました'
  return `　第${list.version}版${newest === undefined ? '' : `（最新は第${newest}版）`}`
}

/** All is done, and nobody has said that it is finished. */
export function isAllDone({ list, run }: Pick<ShownRun, 'list' | 'run'>): boolean {
  const { done, of } = progressOf(list.items, run)
  return run?.state === 'open' && of > 0 && done === of
}

/** 「（高橋 澪 12/7）」: who set its state, and when; empty where nobody has. */
function stateSet(shown: ShownRun): string {
  const { run } = shown
  if (run?.stateSet === undefined) return ''
  return `（${isShared(shown) ? `${nameIn(shown, run.stateSet.user)} ` : ''}${shortDayAt(run.stateSet.at, shown)}）`
}

/** 「このチェックリストは、高橋 澪さんが12月7日に一時停止しました。」. */
export function restsWords(shown: ShownRun): string {
  const { state, stateSet: set } = shown.run ?? {}
  if (set === undefined) return `このチェックリストは${state === 'finished' ? '完了しています' : '一時停止中です'}。`
  const who = isShared(shown) ? `${personIn(shown, set.user)}が` : ''
  return `このチェックリストは、${who}${dayWordsAt(set.at, shown)}に${state === 'finished' ? '完了にしました' : '一時停止しました'}。`
}
