import type { Kysely } from 'kysely'

/**
 * The tables as the newest migration leaves them. Times are milliseconds since 1970, lists and states are JSON. A column that
 * names a person is called `person` or ends in `_by`: `people-store.ts` must say for each what becomes of it.
 */
export interface Tables {
  /** `person` asked last. */
  threads: { team: string; channel: string; thread: string; person: string | null; state: string; until: number }
  /** `holder` and `payload` are null once it is done. */
  deliveries: {
    key: string
    team: string
    state: 'received' | 'done'
    holder: string | null
    until: number
    payload: string | null
    takes: number
    at: number
  }
  /** `body` is null once it is over. */
  outbox: {
    id: string
    team: string
    queue: string
    place: number
    state: 'waiting' | 'sending' | 'sent' | 'refused'
    holder: string | null
    until: number
    sends: number
    body: string | null
    refused: string | null
    at: number
  }
  /** `person` is null once the vote is older than what is kept of people. */
  votes: {
    team: string
    channel: string
    message: string
    person: string | null
    helpful: number
    reason: string | null
    reply: string | null
    passage_ids: string
    at: number
  }
  questions: {
    id: string
    team: string
    channel: string
    person: string | null
    text: string | null
    asked: string
    kind: string
    confidence: number
    shown: string
    at: number
    settled: string | null
    settled_by: string | null
    settled_at: number | null
    thread: string | null
    message: string | null
    answer: string | null
  }
  /** `channel` is empty for what holds in the whole workspace. */
  settings: { team: string; channel: string; name: string; value: string }
  setting_changes: {
    id: string
    team: string
    channel: string
    name: string
    before: string | null
    after: string | null
    person: string | null
    at: number
  }
  jobs: {
    team: string
    key: string
    kind: string
    data: string
    person: string | null
    due: number
    claim: string | null
    claimed_until: number | null
    tries: number
    done_at: number | null
  }
  requests: {
    team: string
    id: string
    person: string | null
    anonymous: number
    question: string
    words: string
    reply: string | null
    shown: string
    topic: string | null
    state: string
    taken_by: string | null
    channel: string | null
    message: string | null
    at: number
    changed_at: number
  }
  request_events: {
    team: string
    request: string
    number: number
    kind: string
    person: string | null
    words: string
    shown: string
    at: number
  }
  /** `newest` and `live` are numbers of versions; `changes` counts what was done to the answer. */
  taught_answers: {
    team: string
    id: string
    request: string | null
    newest: number
    live: number | null
    changes: number
    changed_at: number
  }
  taught_versions: {
    team: string
    answer: string
    version: number
    state: string
    questions: string
    text: string
    source: string
    audience: string
    review_on: string | null
    synonyms: string
    person: string | null
    at: number
    decided_by: string | null
    decided_at: number | null
    remark: string
  }
  /** `content` is JSON, by `kind`; `changes` counts what was done to it. */
  additions: {
    team: string
    id: string
    kind: string
    content: string
    state: string
    person: string | null
    at: number
    decided_by: string | null
    decided_at: number | null
    changed_at: number
    changes: number
  }
  /** `file` is its text as a file of the library. */
  uploads: {
    team: string
    id: string
    document: string
    state: string
    revision: number
    name: string
    title: string
    audience: string
    review_on: string | null
    file: string
    passages: number
    kept: number
    left_out: number
    person: string | null
    at: number
    decided_by: string | null
    decided_at: number | null
    changed_at: number
  }
  /** `own`: people of the team wrote it; the others are lists of the documents that somebody works through. */
  lists: { team: string; id: string; newest: number; own: number; retired: number }
  list_versions: {
    team: string
    list: string
    version: number
    title: string
    items: string
    person: string | null
    at: number
  }
  runs: {
    team: string
    id: string
    list: string
    version: number
    title: string
    person: string | null
    channel: string | null
    message: string | null
    state: string
    state_by: string | null
    state_at: number | null
    nudges: number
    at: number
    changed_at: number
    revision: number
  }
  run_items: {
    team: string
    run: string
    item: string
    ticked_by: string | null
    ticked_at: number | null
    cleared_by: string | null
    cleared_at: number | null
    note: string
    owned_by: string | null
    given_by: string | null
    untold: number
    due: string | null
  }
  shares: {
    team: string
    id: string
    channel: string
    person: string | null
    words: string
    refs: string
    at: number
    message: string | null
  }
  /** `team`: of a team or an organisation. `token` and `refresh_token` are sealed; null once it has ended. */
  installations: {
    team: string
    org: string | null
    name: string
    bot_user: string
    scopes: string
    token: string | null
    refresh_token: string | null
    expires_at: number | null
    generation: number
    refreshing_until: number
    installed_at: number
    ended_at: number | null
    changes: number
  }
  /** Teams that an organisation's installation answers. */
  org_teams: { team: string; org: string }
  /** `hr_users` and `admin_users` are JSON. */
  roles: { team: string; hr_group: string | null; hr_users: string; admin_users: string }
  /** `state` is a digest. */
  install_states: { state: string; until: number }
}

export type Database = Kysely<Tables>
export type Clock = () => number
