import type { ThreadKey } from '../../service/stores.js'
import { ASK_FIELD } from '../ids.js'
import { toPlainWords } from './plain-words.js'

/** The asking modal as it stands with a person. */
export interface AskForm {
  /** The id of the field's block. */
  field: string
  /** How often was asked in this modal before. */
  turn: number
  /** What is typed so far, in plain words. */
  words: string
}

/** The parts of a view's payload that matter here. */
interface RawView {
  state?: { values?: Record<string, Record<string, { value?: string | null }>> }
}

const FIELD_OF_TURN = new RegExp(`^${ASK_FIELD}:(\\d+)$`)

export function fieldOfTurn(turn: number): string {
  return `${ASK_FIELD}:${turn}`
}

/** Of the first turn, with nothing typed, where the view is none of ours. */
export function toAskForm(view: object): AskForm {
  for (const [field, elements] of Object.entries((view as RawView).state?.values ?? {})) {
    const turn = FIELD_OF_TURN.exec(field)?.[1]
    if (turn !== undefined) return { field, turn: Number(turn), words: toPlainWords(elements[ASK_FIELD]?.value ?? '') }
  }
  return { field: fieldOfTurn(0), turn: 0, words: '' }
}

/** What is asked in one modal is one conversation, as in a thread. */
export function modalThread(team: string, viewId: string): ThreadKey {
  return { team, channel: 'modal', thread: viewId }
}
