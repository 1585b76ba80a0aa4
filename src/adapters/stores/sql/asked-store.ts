import type { ExpressionBuilder } from 'kysely'
import type { AnswerKind } from '../../../core/index/answer-kind.js'
import type { AskedFilter, AskedQuestion, AskedStore, Span, Wanting } from '../../../service/stores/asked-store.js'
import type { Settlement } from '../../../service/stores/question-store.js'
import type { VoteReason } from '../../../service/stores/vote-store.js'
import { sql } from './kysely.js'
import type { Database, Tables } from './tables.js'

/** What is asked in words, and not chosen from a list. Whoever has a checklist shown asks nothing. */
const IN_WORDS = ['question', 'cases', 'snippets']
/** Said to the bot itself. */
const NO_QUESTIONS: AnswerKind[] = ['help', 'smalltalk', 'share']
const QUARTER_MS = 15 * 60 * 1000

type Row = ExpressionBuilder<Tables, 'questions'>

export function createSqlAskedStore(db: Database): AskedStore {
  const asked = (team: string, { from, before }: Span) =>
    db
      .selectFrom('questions')
      .where('team', '=', team)
      .where('at', '>=', from)
      .where('at', '<', before)
      .where('asked', 'in', IN_WORDS)
      .where('kind', 'not in', NO_QUESTIONS)
  const votes = (team: string, { from, before }: Span) =>
    db.selectFrom('votes').where('team', '=', team).where('at', '>=', from).where('at', '<', before)
  return {
    list: async (team, which) => {
      const { wanting, channel, settled, limit } = which
      let questions = asked(team, which)
        .select(['id', 'text', 'channel', 'kind', 'confidence', 'at', 'settled'])
        .where('text', 'is not', null)
        .where((row) => row.or(wanting.map((why) => isWanting(row, team, why, which))))
      if (channel !== undefined) questions = questions.where('channel', '=', channel)
      questions =
        settled === undefined ? questions.where('settled', 'is', null) : questions.where('settled', 'in', settled)
      const rows = await questions.orderBy('at', 'desc').orderBy('id').limit(limit).execute()
      return rows.map(
        ({ text, at, kind, settled: how, ...row }): AskedQuestion => ({
          ...{ ...row, words: text ?? '', at: Number(at), kind: kind as AnswerKind },
          ...(how !== null && { settled: how as Settlement['how'] }),
        }),
      )
    },
    reasons: async (team, span) => {
      const rows = await votes(team, span)
        .select(['reply', 'reason'])
        .where('helpful', '=', 0)
        .where('reply', 'is not', null)
        .orderBy('at', 'desc')
        .execute()
      const reasons = new Map<string, (VoteReason | '')[]>()
      for (const { reply, reason } of rows) {
        reasons.set(reply!, [...(reasons.get(reply!) ?? []), (reason ?? '') as VoteReason | ''])
      }
      return reasons
    },
    requests: async (team, { from, before }) => {
      const rows = await db
        .selectFrom('requests')
        .select(['id', 'reply', 'state'])
        .where('team', '=', team)
        .where('at', '>=', from)
        .where('at', '<', before)
        .where('reply', 'is not', null)
        .execute()
      return rows.map(({ id, reply, state }) => ({ id, reply: reply!, state }))
    },
    counts: async (team, { unsureBelow, channel, ...span }) => {
      let questions = asked(team, span)
      if (channel !== undefined) questions = questions.where('channel', '=', channel)
      const quarter = sql<number>`at / ${sql.lit(QUARTER_MS)}`
      const rows = await questions
        .select((row) => [
          quarter.as('quarter'),
          row.fn.countAll().as('asked'),
          row.fn.sum(row.case().when('kind', '=', 'none').then(1).else(0).end()).as('none'),
          row.fn.sum(row.case().when(isUnsure(row, unsureBelow)).then(1).else(0).end()).as('unsure'),
        ])
        .groupBy(quarter)
        .orderBy(quarter)
        .execute()
      return rows.map((row) => ({
        ...{ at: Number(row.quarter) * QUARTER_MS, asked: Number(row.asked) },
        ...{ none: Number(row.none), unsure: Number(row.unsure) },
      }))
    },
    votes: async (team, span) => {
      const rows = await votes(team, span)
        .select((row) => ['helpful', row.fn.countAll().as('count')])
        .groupBy('helpful')
        .execute()
      const of = (helpful: number) => Number(rows.find((row) => row.helpful === helpful)?.count ?? 0)
      return { helpful: of(1), unhelpful: of(0) }
    },
    answerTimes: async (team, { from, before }) => {
      const rows = await db
        .selectFrom('requests as request')
        .innerJoin('request_events as event', (join) =>
          join.onRef('event.team', '=', 'request.team').onRef('event.request', '=', 'request.id'),
        )
        .select((row) => ['request.at', row.fn.min('event.at').as('answered')])
        .where('request.team', '=', team)
        .where('request.at', '>=', from)
        .where('request.at', '<', before)
        .where('event.kind', '=', 'answered')
        .groupBy(['request.id', 'request.at'])
        .execute()
      return rows.map(({ at, answered }) => Number(answered) - Number(at))
    },
  }
}

function isUnsure(row: Row, below: number) {
  return row.and([row('kind', '<>', 'none'), row('confidence', '<', below)])
}

function isWanting(row: Row, team: string, why: Wanting, { from, unsureBelow }: AskedFilter) {
  switch (why) {
    case 'none':
      return row('kind', '=', 'none')
    case 'unsure':
      return isUnsure(row, unsureBelow)
    case 'unhelpful':
      return row('id', 'in', (votes) =>
        votes
          .selectFrom('votes')
          .select('reply')
          .where('votes.team', '=', team)
          .where('votes.at', '>=', from)
          .where('helpful', '=', 0)
          .where('reply', 'is not', null)
          .$castTo<{ reply: string }>(),
      )
  }
}
