import { isForEveryone } from '../../../core/corpus/audience.js'
import type { TaughtAnswer, TaughtState, TaughtText } from '../../stores/taught-store.js'
import {
  groupsIn,
  isRowId,
  linesIn,
  type Record,
  type RowProblem,
  recordsOf,
  sameRows,
  type TableRow,
  tidy,
} from './table.js'

const ID = 'ID'
const QUESTIONS = '質問'
const TEXT = '回答'
const SOURCE = '出典'
const AUDIENCE = '見せる相手'
const REVIEW_ON = '見直しの期日'
const SYNONYMS = '言い換え'
export const STATE = '状態'

/** What the first row of a table of taught answers says. */
const ANSWER_COLUMNS = [ID, QUESTIONS, TEXT, SOURCE, AUDIENCE, REVIEW_ON, SYNONYMS, STATE] as const

/** What people read for whom an answer is for, and for what becomes of it. */
export const AUDIENCE_NAMES = { everyone: '全員', hr: '人事のみ' } as const
/** `STATE_NAMES` of files that were exported before they were called so. */
const FORMER_STATES: { [name: string]: TaughtState } = { 取り消し: 'undone' }
export const STATE_NAMES: { [State in TaughtState]: string } = {
  approved: '使用中',
  draft: '下書き',
  returned: '差し戻し',
  undone: '引用をやめた',
  discarded: '破棄',
}
/** As the forms in Slack have it. */
const MOST = { [QUESTIONS]: 3000, [TEXT]: 3000, [SOURCE]: 200, [SYNONYMS]: 3000 }
const NO_SOURCE = '社内回答'

export function isAnswerHead(head: readonly string[]): boolean {
  return head.includes(TEXT)
}

/** A row that was read, whole and right. */
export interface AnswerRow {
  row: number
  /** Absent where the row names none: it is another answer, or the one with its first question. */
  id?: string
  text: TaughtText
  state: TaughtState
}

/** The newest version of each answer, a row each under the head. */
export function answerTable(answers: readonly TaughtAnswer[]): string[][] {
  return [
    [...ANSWER_COLUMNS],
    ...answers.map(({ id, newest }) => [
      id,
      newest.questions.join('\n'),
      newest.text,
      newest.source,
      AUDIENCE_NAMES[newest.audience],
      newest.reviewOn ?? '',
      newest.synonyms.map((group) => group.join('、')).join('\n'),
      STATE_NAMES[newest.state],
    ]),
  ]
}

/** The rows of a table, each with what is wrong with it; columns that say nothing here are named. */
export function readAnswerTable(rows: readonly TableRow[]): {
  answers: AnswerRow[]
  problems: RowProblem[]
  ignored: string[]
} {
  const { head, records, ignored } = recordsOf(rows, ANSWER_COLUMNS)
  const missing = [QUESTIONS, TEXT].filter((column) => !head.includes(column))
  if (missing.length > 0)
    return { answers: [], problems: missing.map((column) => ({ row: 1, column, reason: 'noColumn' })), ignored }
  if (records.length === 0) return { answers: [], problems: [{ row: 1, column: QUESTIONS, reason: 'noRows' }], ignored }
  const problems: RowProblem[] = []
  const answers = records.map((record) => readRow(record, problems))
  const same = sameRows(answers, { [ID]: ({ id }) => id, [QUESTIONS]: ({ text }) => text.questions[0] })
  return { answers, problems: [...problems, ...same], ignored }
}

function readRow({ row, get }: Record, problems: RowProblem[]): AnswerRow {
  const report = (column: string, reason: RowProblem['reason'], detail?: number) =>
    problems.push({ row, column, reason, ...(detail !== undefined && { detail }) })
  const id = get(ID)
  if (!isRowId(id)) report(ID, 'id')
  const questions = [...new Set(linesIn(get(QUESTIONS)))]
  if (questions.length === 0) report(QUESTIONS, 'empty')
  if (get(TEXT) === '') report(TEXT, 'empty')
  for (const [column, most] of Object.entries(MOST)) if (get(column).length > most) report(column, 'tooLong', most)
  const audience = audienceOf(get(AUDIENCE))
  if (audience === undefined) report(AUDIENCE, 'audience')
  const reviewOn = dayIn(get(REVIEW_ON))
  if (reviewOn === undefined) report(REVIEW_ON, 'date')
  const groups = groupsIn(get(SYNONYMS))
  if (groups.some(({ length }) => length < 2)) report(SYNONYMS, 'oneWord')
  const word = get(STATE)
  const state =
    word === ''
      ? 'approved'
      : ((Object.keys(STATE_NAMES) as TaughtState[]).find((each) => STATE_NAMES[each] === word) ?? FORMER_STATES[word])
  if (state === undefined) report(STATE, 'state')
  return {
    row,
    ...(id !== '' && { id }),
    text: {
      ...{ questions, text: get(TEXT), source: get(SOURCE) || NO_SOURCE, audience: audience ?? 'hr', synonyms: groups },
      ...(reviewOn !== undefined && reviewOn !== '' && { reviewOn }),
    },
    state: state ?? 'draft',
  }
}

/** Only what is surely everybody is for everybody: what is shown too widely cannot be taken back. */
function audienceOf(word: string): TaughtText['audience'] | undefined {
  if (word === '' || isForEveryone(word)) return 'everyone'
  return /^(人事(のみ|部|だけ)?|hr)$/i.test(word) ? 'hr' : undefined
}

/** YYYY-MM-DD of a date as a spreadsheet leaves it; empty for none, undefined for what is no day. */
function dayIn(text: string): string | undefined {
  if (text === '') return ''
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** The same text, as a table can tell: space at the ends of lines is none of it. */
export function isSameText(a: TaughtText, b: TaughtText): boolean {
  return JSON.stringify(asTold(a)) === JSON.stringify(asTold(b))
}

function asTold({ questions, text, source, audience, reviewOn = '', synonyms }: TaughtText): unknown {
  return [questions.map((each) => each.trim()), tidy(text), tidy(source), audience, reviewOn, synonyms]
}
