import type { Kysely } from 'kysely'

/** The tables as the newest migration leaves them. Times are milliseconds since 1970, lists and states are JSON. */
export interface Tables {
  threads: { team: string; channel: string; thread: string; state: string; until: number }
  /** The keys name the workspace where Slack's own do. */
  deliveries: { key: string; state: 'received' | 'done'; until: number }
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
