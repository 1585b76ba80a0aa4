import type { ModalView, RichTextElement } from '@slack/types'
import type { Calendar } from '../../../service/checklists/days.js'
import type { SettingChange } from '../../../service/stores/setting-store.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, lines, richText, run, section } from '../blocks.js'
import { shortTimeAt } from '../days.js'
import { readView } from '../form-views.js'
import { clipText } from '../plain-text.js'
import { FORGOTTEN, nameOfSetting, type Piece, valueOfSetting } from './setting-words.js'

const TITLE = '変更の記録'
/** So many on a page. */
export const CHANGES_SHOWN = 10

export interface ShownChanges {
  /** One more than a page has, where there are more. */
  changes: readonly SettingChange[]
  /** How many newer ones there are. */
  skip: number
  names: ReadonlyMap<string, string>
  calendar: Calendar
  /** What was just done. */
  note?: string
}

/** Who changed what, from what to what, the newest first. */
export function changesView({ changes, skip, names, calendar, note }: ShownChanges): ModalView {
  const shown = changes.slice(0, CHANGES_SHOWN)
  const page = (text: string, at: number, number: number) =>
    button({ text, action: `${ACTIONS.changesPage}:${number}`, value: String(Math.max(0, at)) })
  return readView(TITLE, [
    ...(note === undefined ? [] : [contextLine(note)]),
    ...(shown.length === 0 ? [richText(section(run('設定はまだ変えられていません。')))] : []),
    ...shown.map((change) => richText(lines(...changeLines(change, names, calendar)))),
    ...actions([
      ...(skip > 0 ? [page('新しい変更', skip - CHANGES_SHOWN, 0)] : []),
      ...(changes.length > CHANGES_SHOWN ? [page('前の変更', skip + CHANGES_SHOWN, 1)] : []),
      ...(shown.length > 0
        ? [button({ text: 'CSVで書き出す', action: ACTIONS.exportChanges, value: String(skip) })]
        : []),
    ]),
  ])
}

/** What was changed, from what to what, a line each. */
export function changedLines(
  changes: readonly Pick<SettingChange, 'name' | 'before' | 'after'>[],
): RichTextElement[][] {
  return changes.map((change) => [run(`${nameOfSetting(change.name)}: `, true), ...valuesOf(change)])
}

function valuesOf({
  before,
  after,
  ...which
}: Pick<SettingChange, 'name' | 'channel' | 'before' | 'after'>): RichTextElement[] {
  return [...toRuns(valueOfSetting(which, before)), run(' → '), ...toRuns(valueOfSetting(which, after))]
}

function changeLines(
  change: SettingChange,
  names: ReadonlyMap<string, string>,
  calendar: Calendar,
): RichTextElement[][] {
  const { name, channel, user, at } = change
  return [
    [
      ...(channel === undefined ? [] : [{ type: 'channel' as const, channel_id: channel }, run('の')]),
      run(nameOfSetting(name), true),
    ],
    valuesOf(change),
    [run(`${shortTimeAt(at, calendar)}・${user === undefined ? FORGOTTEN : `${names.get(user) || user}さん`}`)],
  ]
}

function toRuns(pieces: readonly Piece[]): RichTextElement[] {
  return pieces.map((piece) => {
    if ('channel' in piece) return { type: 'channel', channel_id: piece.channel }
    if ('person' in piece) return { type: 'user', user_id: piece.person }
    return run(clipText(piece.words, LIMITS.lineText.max))
  })
}

/** Names of channels and people, for a table that no front draws. */
export interface NamesForTable {
  people: ReadonlyMap<string, string>
  channels: ReadonlyMap<string, string>
}

/** A row a change, under its head. */
export function changesTable(
  changes: readonly SettingChange[],
  { people, channels }: NamesForTable,
  timeZone: string,
): string[][] {
  const named = (id: string, names: ReadonlyMap<string, string>) => (names.get(id) ? `${names.get(id)}（${id}）` : id)
  const said = (pieces: readonly Piece[]) =>
    pieces
      .map((piece) => {
        if ('channel' in piece) return named(piece.channel, channels)
        return 'person' in piece ? named(piece.person, people) : piece.words
      })
      .join('')
  return [
    ['日時', 'だれが', 'どこの', '設定', '前', 'あと'],
    ...changes.map((change) => [
      momentOf(change.at, timeZone),
      change.user === undefined ? FORGOTTEN : named(change.user, people),
      change.channel === undefined ? '全体' : named(change.channel, channels),
      nameOfSetting(change.name),
      said(valueOfSetting(change, change.before)),
      said(valueOfSetting(change, change.after)),
    ]),
  ]
}

/** Every channel that the changes speak of; every person. */
export function namedIn(changes: readonly SettingChange[]): { people: Set<string>; channels: Set<string> } {
  const people = new Set<string>()
  const channels = new Set<string>()
  for (const change of changes) {
    const { channel, before, after, user } = change
    if (channel !== undefined) channels.add(channel)
    if (user !== undefined) people.add(user)
    for (const piece of [...valueOfSetting(change, before), ...valueOfSetting(change, after)]) {
      if ('channel' in piece) channels.add(piece.channel)
      if ('person' in piece) people.add(piece.person)
    }
  }
  return { people, channels }
}

function momentOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}
