import type { Tables } from './tables.js'

/** Columns that hold a person's id and nothing else. */
type PersonColumn<Row> = Extract<keyof Row, 'person' | `${string}_by`>

/** What becomes of a row whose column names a person who wants to be forgotten. */
interface Fate<Row> {
  /** The row goes, where it says so; always where it says 'always'. */
  remove?: 'always' | { [Column in keyof Row]?: Row[Column] }
  /** What is put in, where it stays. */
  put?: Partial<Row>
}

/** Columns in which a person's id may stand among other text. */
interface Mention<Row> {
  column: keyof Row & string
  /** What stands on both sides of an id. */
  between: [before: string, after: string]
  /** The id goes from the text; or the row goes, where it is in this state. */
  fate: 'erase' | { removeIn: string[] }
}

type Columns<Row> = { [Column in PersonColumn<Row>]: Fate<Row> }

interface People<Row> {
  columns: Columns<Row>
  mentions?: Mention<Row>[]
}

const DONE = ['done', 'sent', 'refused']
const erase = <Row>(column: keyof Row & string): Mention<Row> => ({ column, between: ['"', '"'], fate: 'erase' })

/** Where people stand in the tables, and what forgetting one does there. The compiler asks for every table and column. */
export const PEOPLE_IN_TABLES: { [Table in keyof Tables]: People<Tables[Table]> } = {
  threads: { columns: { person: { remove: 'always' } } },
  deliveries: {
    columns: {},
    mentions: [
      { column: 'key', between: [':', ':'], fate: { removeIn: DONE } },
      { column: 'payload', between: ['"', '"'], fate: { removeIn: DONE } },
    ],
  },
  outbox: { columns: {}, mentions: [{ column: 'body', between: ['"', '"'], fate: { removeIn: DONE } }] },
  votes: { columns: { person: { put: { person: null } } } },
  questions: {
    columns: { person: { put: { person: null, text: null } }, settled_by: { put: { settled_by: null } } },
  },
  settings: { columns: {}, mentions: [erase('value')] },
  setting_changes: { columns: { person: { put: { person: null } } }, mentions: [erase('before'), erase('after')] },
  jobs: { columns: { person: { remove: 'always' } }, mentions: [erase('data')] },
  // Whoever has it no longer has it: it is to be taken up by another.
  requests: {
    columns: { person: { remove: 'always' }, taken_by: { put: { taken_by: null } } },
  },
  // What a person of the desk answered stays: it is the company's.
  request_events: { columns: { person: { put: { person: null } } } },
  taught_answers: { columns: {} },
  taught_versions: {
    columns: { person: { put: { person: null } }, decided_by: { put: { decided_by: null } } },
  },
  additions: {
    columns: { person: { put: { person: null } }, decided_by: { put: { decided_by: null } } },
  },
  // A document of the company's rules stays: it is the company's.
  uploads: {
    columns: { person: { put: { person: null } }, decided_by: { put: { decided_by: null } } },
  },
  lists: { columns: {} },
  list_versions: { columns: { person: { put: { person: null } } } },
  // Nobody else sees a private run.
  runs: {
    columns: { person: { remove: { channel: null }, put: { person: null } }, state_by: { put: { state_by: null } } },
  },
  run_items: {
    columns: {
      ...{ ticked_by: { put: { ticked_by: null } }, cleared_by: { put: { cleared_by: null } } },
      ...{ owned_by: { put: { owned_by: null, untold: 0 } }, given_by: { put: { given_by: null } } },
    },
  },
  shares: { columns: { person: { put: { person: null, words: '' } } } },
  installations: { columns: {} },
  org_teams: { columns: {} },
  roles: { columns: {}, mentions: [erase('hr_users'), erase('admin_users')] },
  install_states: { columns: {} },
}
