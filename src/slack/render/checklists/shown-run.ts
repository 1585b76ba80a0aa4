import type { ListSource } from '../../../service/checklists/lists.js'
import { type Progress, progressOf, STATE_WORDS } from '../../../service/checklists/progress.js'
import type { ListVersion, Run } from '../../../service/stores/run-store.js'
import { dayAt } from '../days.js'
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

/** Who can have people reminded again, where nobody is. */
export const SILENT =
  'いま、このワークスペースではチェックリストのお知らせが止められています。人事の担当者か管理者が /telework settings でオンにできます。'

export function isOpen({ run }: Pick<ShownRun, 'run'>): boolean {
  return run === undefined || run.state === 'open'
}

export function nameIn({ names }: Pick<ShownRun, 'names'>, user: string | undefined): string {
  return (user === undefined ? '' : names.get(user)) || '（名前なし）'
}

const CELLS = 8

/** 「▓▓░░░░░░」: full only where all is done, and begun as soon as something is. */
export function barOf({ done, of }: Progress): string {
  const part = of === 0 ? 0 : (done / of) * CELLS
  const full = done === of ? CELLS : Math.min(CELLS - 1, done > 0 ? Math.max(1, Math.floor(part)) : 0)
  return '▓'.repeat(full) + '░'.repeat(CELLS - full)
}

/** 「済み 3 / 20 ▓░░░░░░░　一時停止中（高橋 澪 12/7）」. */
export function progressLine(shown: ShownRun): string {
  const { list, run } = shown
  const progress = progressOf(list.items, run)
  const state = run === undefined || run.state === 'open' ? '' : `　${STATE_WORDS[run.state]}${stateSetWords(shown)}`
  return `済み ${progress.done} / ${progress.of} ${barOf(progress)}${state}`
}

/** 「（高橋 澪 12/7）」: who set its state, and when; empty where nobody has. */
export function stateSetWords(shown: ShownRun): string {
  const { run, timeZone } = shown
  if (run?.stateSet === undefined) return ''
  const who = isShared(shown) ? `${nameIn(shown, run.stateSet.user)} ` : ''
  return `（${who}${dayAt(run.stateSet.at, timeZone)}）`
}
