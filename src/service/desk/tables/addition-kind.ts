import type {
  Addition,
  AdditionPut,
  AdditionState,
  AdditionStore,
  SynonymAdded,
  TestAdded,
} from '../../stores/addition-store.js'
import {
  byRow,
  groupsIn,
  isRowId,
  MOST_ROWS,
  newRowId,
  type PlannedRow,
  type ReadyPlan,
  type Record,
  type RowProblem,
  recordsOf,
  sameRows,
  type TableKind,
  type TableRow,
} from './table.js'

const ID = 'ID'
const WORDS = '言い換え'
const QUESTION = '質問'
const PLACE = '箇所'
const STATE = '状態'
const STATES: { [State in AdditionState]: string } = { live: '使用中', proposed: '下書き', undone: '取り消し' }

type Tabular = SynonymAdded | TestAdded

/** How one kind of addition stands in its columns. */
interface Columns<Of extends Tabular> {
  kind: Of['kind']
  names: readonly string[]
  cells(added: Of): string[]
  read(record: Record, report: (column: string, reason: RowProblem['reason']) => void): Of
  /** What two of them may not share; the column where it stands. */
  same: { column: string; key(added: Of): string }
}

/** Groups of words for one thing. */
export function synonymKind(store: AdditionStore): TableKind {
  return additionKind<SynonymAdded>(store, {
    kind: 'synonym',
    names: [WORDS],
    cells: ({ words }) => [words.join('、')],
    read: ({ get }, report) => {
      const words = groupsIn(get(WORDS)).flat()
      if (words.length === 0) report(WORDS, 'empty')
      else if (words.length === 1) report(WORDS, 'oneWord')
      return { kind: 'synonym', words }
    },
    same: { column: WORDS, key: ({ words }) => words.join('、') },
  })
}

/** Questions with the passage that is to come first for each. */
export function testKind(store: AdditionStore, isPassage: (id: string) => boolean): TableKind {
  return additionKind<TestAdded>(store, {
    kind: 'test',
    names: [QUESTION, PLACE],
    cells: ({ question, passageId }) => [question, passageId],
    read: ({ get }, report) => {
      const [question, passageId] = [get(QUESTION), get(PLACE)]
      if (question === '') report(QUESTION, 'empty')
      if (passageId === '') report(PLACE, 'empty')
      else if (!isPassage(passageId)) report(PLACE, 'unknownPassage')
      return { kind: 'test', question, passageId }
    },
    same: { column: QUESTION, key: ({ question }) => question },
  })
}

function additionKind<Of extends Tabular>(store: AdditionStore, columns: Columns<Of>): TableKind {
  const { kind, names } = columns
  const kept = (team: string) => store.list(team, { kind, limit: MOST_ROWS })
  const head = [ID, ...names, STATE]
  return {
    fits: (given) => names.every((name) => given.includes(name)),
    rows: async (team) => [
      head,
      ...(await kept(team)).map(({ id, added, state }) => [id, ...columns.cells(added as Of), STATES[state]]),
    ],
    plan: async (team, rows) => {
      const { puts, ...plan } = planAdditions(rows, head, columns, await kept(team))
      return { ...plan, put: (by) => store.putAll(team, puts, by) }
    },
  }
}

interface AdditionRow<Of> {
  row: number
  id?: string
  added: Of
  state: AdditionState
}

function planAdditions<Of extends Tabular>(
  rows: readonly TableRow[],
  head: readonly string[],
  { names, cells, read, same }: Columns<Of>,
  kept: readonly Addition[],
): Omit<ReadyPlan, 'put'> & { puts: AdditionPut[] } {
  const { records, ignored } = recordsOf(rows, head)
  const problems: RowProblem[] = records.length === 0 ? [{ row: 1, column: names[0] ?? ID, reason: 'noRows' }] : []
  const given = records.map((record): AdditionRow<Of> => {
    const report = (column: string, reason: RowProblem['reason']) => problems.push({ row: record.row, column, reason })
    const [id, word] = [record.get(ID), record.get(STATE)]
    if (!isRowId(id)) report(ID, 'id')
    const state = word === '' ? 'live' : (Object.keys(STATES) as AdditionState[]).find((each) => STATES[each] === word)
    if (state === undefined) report(STATE, 'state')
    return { row: record.row, ...(id !== '' && { id }), added: read(record, report), state: state ?? 'proposed' }
  })
  problems.push(...sameRows(given, { [ID]: ({ id }) => id, [same.column]: ({ added }) => same.key(added) }))
  const byId = new Map(kept.map((each) => [each.id, each]))
  const byKey = new Map(kept.map((each) => [same.key(each.added as Of), each]))
  const named = new Set(given.flatMap(({ id }) => id ?? []))
  const planned: PlannedRow[] = []
  const puts = given.flatMap((each): AdditionPut[] => {
    const alike = byKey.get(same.key(each.added))
    const before = each.id !== undefined ? byId.get(each.id) : alike && !named.has(alike.id) ? alike : undefined
    const isSame =
      before !== undefined &&
      before.state === each.state &&
      JSON.stringify(cells(before.added as Of)) === JSON.stringify(cells(each.added))
    if (isSame) return []
    if (each.state === 'undone') {
      problems.push({ row: each.row, column: STATE, reason: 'state' })
      return []
    }
    planned.push({ title: same.key(each.added), isNew: before === undefined, isLive: each.state === 'live' })
    return [
      {
        ...{ id: before?.id ?? each.id ?? newRowId(), added: each.added, state: each.state },
        ...(before !== undefined && { from: before.state }),
      },
    ]
  })
  const added = planned.filter(({ isNew }) => isNew).length
  return {
    rows: planned,
    ...{ added, changed: puts.length - added, unchanged: given.length - puts.length },
    ...{ problems: byRow(problems), ignored, puts },
  }
}
