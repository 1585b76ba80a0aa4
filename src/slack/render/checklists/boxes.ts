import type { Checkboxes, KnownBlock, PlainTextOption } from '@slack/types'
import { isTicked } from '../../../service/checklists/progress.js'
import type { NumberedItem, Section } from '../../../service/checklists/sections.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, lines, plain, richText, run } from '../blocks.js'
import { shortDay, shortDayAt } from '../days.js'
import { cleanText, clipText } from '../plain-text.js'
import { renderBoxesRef } from './run-ref.js'
import { isOpen, isShared, nameIn, refOf, type ShownRun } from './shown-run.js'

const HALF = LIMITS.optionText.max
/** A clause that ends so near to the end of the first line ends it. */
const NEAR_END = 25

/** 「端末・回線（1/2）」; empty where the lines stand under no heading. */
export function sectionName(
  { name = '', part }: Pick<Section, 'name' | 'part'>,
  max: number = LIMITS.lineText.max,
): string {
  const which = part === undefined ? '' : `（${part.number}/${part.of}）`
  return `${clipText(cleanText(name).replaceAll('\n', ' '), max - which.length)}${which}`
}

/** So much of a note stands in a view; the form of its line has all of it. */
const NOTE_MAX = 150

/** A section: its heading, a box for each line, and below it whose the lines are, who did them, and what was noted: that only with `notes`. */
export function sectionBlocks(
  shown: ShownRun,
  section: Section,
  { factsMax = LIMITS.contextText.max, notes = false }: { factsMax?: number; notes?: boolean } = {},
): KnownBlock[] {
  const heading = sectionName(section)
  const open = isOpen(shown)
  const written = open ? section.items.filter((item) => halvesOf(item) === undefined) : section.items
  const above = [
    ...(heading === '' ? [] : [[run(heading, true)]]),
    ...written.map((item) => [run(open ? lineOf(item) : `${markOf(shown, item)} ${lineOf(item)}`)]),
  ]
  const facts = factsOf(shown, section.items, !notes)
  const noted = notes ? notesOf(shown, section.items) : ''
  return [
    ...(above.length === 0 ? [] : [richText(lines(...above))]),
    ...(open ? [boxesBlock(shown, section)] : []),
    ...(facts === '' ? [] : [contextLine(clipText(facts, factsMax))]),
    ...(noted === '' ? [] : [contextLine(noted)]),
  ]
}

function boxesBlock(shown: ShownRun, section: Section): KnownBlock {
  const options = section.items.map(boxOf)
  const ticked = section.items.map(({ id }) => isTicked(shown.run, id))
  const initial = options.filter((_, i) => ticked[i])
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: `${ACTIONS.tick}:${section.index}`,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  }
  const changes = section.items.map(({ id }) => {
    const { ticked: done, cleared } = shown.run?.items[id] ?? {}
    return Math.max(done?.at ?? 0, cleared?.at ?? 0)
  })
  const changedAt = Math.max(0, ...changes)
  const block_id = renderBoxesRef({
    ...{ ref: refOf(shown), version: shown.list.version, section: section.index, shown: ticked, changedAt },
  })
  return { type: 'actions', block_id, elements: [element] }
}

/** A line that its box cannot hold stands above the boxes, whole. */
function boxOf(item: NumberedItem): PlainTextOption {
  const [first, second] = halvesOf(item) ?? [clipText(lineOf(item), HALF)]
  return {
    text: plain(first, HALF),
    value: item.id,
    ...(second !== undefined && { description: plain(second, HALF) }),
  }
}

function lineOf({ number, text }: NumberedItem): string {
  return `${number}. ${cleanText(text).replaceAll('\n', ' ')}`
}

/** One line, or two, of which Slack writes the second smaller; undefined where two do not hold it. */
function halvesOf(item: NumberedItem): [string] | [string, string] | undefined {
  const line = lineOf(item)
  if (line.length <= HALF) return [line]
  const head = clipText(line, HALF + 1).slice(0, -1)
  const clause = Math.max(...['、', '。', '）'].map((sign) => head.lastIndexOf(sign))) + 1
  const cut = clause > HALF - NEAR_END && line.length - clause <= HALF ? clause : head.length
  return line.length - cut <= HALF ? [line.slice(0, cut), line.slice(cut)] : undefined
}

/** Of a list that rests: a word, because what looks like a box wants to be ticked. */
function markOf({ run }: ShownRun, { id }: NumberedItem): string {
  return isTicked(run, id) ? '済' : '未'
}

/** 「✓ 1・2番 佐藤 花 11/20　担当 3番 鈴木 健　期日 3番 12/1　メモ 2番」. */
function factsOf(shown: ShownRun, items: readonly NumberedItem[], withNotes: boolean): string {
  const { run, today } = shown
  if (run === undefined) return ''
  const shared = isShared(shown)
  const ticks = new Map<string, number[]>()
  const owners = new Map<string, number[]>()
  const dues = new Map<string, number[]>()
  const notes: number[] = []
  for (const { id, number } of items) {
    const { ticked, owner, due, note = '' } = run.items[id] ?? {}
    if (ticked !== undefined && shared)
      add(ticks, `${nameIn(shown, ticked.user)} ${shortDayAt(ticked.at, shown)}`, number)
    if (owner !== undefined && ticked === undefined && shared) add(owners, nameIn(shown, owner), number)
    if (due !== undefined && ticked === undefined)
      add(dues, `${shortDay(due, shown)}${due < today ? ' 期限切れ' : ''}`, number)
    if (note !== '' && withNotes) notes.push(number)
  }
  return [
    ...wordsOf('✓', ticks),
    ...wordsOf('担当', owners),
    ...wordsOf('期日', dues),
    ...(notes.length === 0 ? [] : [`メモ ${numbered(notes)}`]),
  ].join('　')
}

/** 「メモ 4番: 支店の分も」, a line each. */
function notesOf({ run: begun }: ShownRun, items: readonly NumberedItem[]): string {
  return items
    .flatMap(({ id, number }) => {
      const note = cleanText(begun?.items[id]?.note ?? '').replaceAll(/\s+/g, ' ')
      return note.trim() === '' ? [] : [`メモ ${number}番: ${clipText(note, NOTE_MAX)}`]
    })
    .join('\n')
}

function add(to: Map<string, number[]>, name: string, number: number): void {
  to.set(name, [...(to.get(name) ?? []), number])
}

/** 「1・2番」: of which lines. */
function numbered(numbers: readonly number[]): string {
  return `${numbers.join('・')}番`
}

function wordsOf(sign: string, facts: ReadonlyMap<string, number[]>): string[] {
  if (facts.size === 0) return []
  return [`${sign} ${[...facts].map(([name, numbers]) => `${numbered(numbers)} ${name}`).join('、')}`]
}
