import type { Kysely } from 'kysely'

/** The tables as the newest migration leaves them. Times are milliseconds since 1970, lists and states are JSON. */
export interface Tables {
  threads: { team: string; channel: string; thread: string; state: string; until: number }
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
    passage_ids: string
    helpful: number
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
  }
}

export type Database = Kysely<Tables>
export type Clock = () => number
