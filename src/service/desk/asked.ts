import { setImmediate as nextRound } from 'node:timers/promises'
import type { Assistant } from '../../core/answers/assistant.js'
import type { Settings } from '../settings.js'
import type { AskedQuestion, AskedRequest, AskedStore, Span, Wanting } from '../stores/asked-store.js'
import type { QuestionStore, Settlement } from '../stores/question-store.js'
import type { VoteReason } from '../stores/vote-store.js'
import { type Figures, figuresOf, UNSURE_BELOW } from './figures.js'

const DAY_MS = 24 * 60 * 60 * 1000
/** More than a busy year has; the newest are looked at. */
const MOST_QUESTIONS = 20_000
const MOST_WORDINGS = 5
/** Some milliseconds. */
const READ_AT_ONCE = 100

/** What of the questions is looked at. */
export interface AskedLook {
  days: number
  /** When they end, in milliseconds since 1970; now where not said. */
  until?: number
  wanting: readonly Wanting[]
  order: 'newest' | 'most'
  channel?: string
  /** Those about which something was done, in place of those about which nothing was. */
  settled?: boolean
}

/** Questions that ask the same; of whom they were, nothing tells. */
export interface AskedGroup {
  /** The newest question. */
  id: string
  words: string
  /** Other wordings, the newest first. */
  others: string[]
  ids: string[]
  /** When it was asked last. */
  at: number
  none: number
  unsure: number
  /** Of each いいえ its reason; empty where none was said. */
  reasons: (VoteReason | '')[]
  /** Requests to a person that began with one of them. */
  requests: AskedRequest[]
  settled?: Settlement['how']
}

interface AskedDeskParts {
  asked: AskedStore
  questions: QuestionStore
  settings: Settings
  assistant: Pick<Assistant, 'alike'>
  now: () => number
}

/** What was asked and not answered, or not well. Who may see it is decided before. */
export class AskedDesk {
  private readonly parts: AskedDeskParts

  constructor(parts: AskedDeskParts) {
    this.parts = parts
  }

  /** Groups of questions that ask the same, in the order looked for. */
  async groups(team: string, look: AskedLook): Promise<AskedGroup[]> {
    const { asked, assistant } = this.parts
    const span = this.span(look)
    const [questions, reasons, requests] = await Promise.all([
      this.questions(team, span, { ...look, settled: look.settled ? SETTLED : undefined }),
      asked.reasons(team, span),
      asked.requests(team, span),
    ])
    const byReply = new Map(requests.map((request) => [request.reply, request]))
    const groups = assistant.alike(questions.map(({ words }) => words)).map((places) =>
      toGroup(
        places.map((place) => questions[place]!),
        reasons,
        byReply,
      ),
    )
    // They stand as their newest question does.
    return look.order === 'most' ? groups.toSorted((a, b) => b.ids.length - a.ids.length || b.at - a.at) : groups
  }

  /** Reads what is there, a few at a time, and groups it once, so that nobody waits for it who looks at it later. */
  async readAhead(team: string): Promise<void> {
    const all = await this.questions(team, this.span({ days: LONGEST_DAYS }), { wanting: ALL_WANTING })
    const words = all.map((each) => each.words)
    for (let i = 0; i < words.length; i += READ_AT_ONCE) {
      this.parts.assistant.alike(words.slice(i, i + READ_AT_ONCE))
      await nextRound()
    }
    await this.groups(team, { days: USUAL_DAYS, wanting: ALL_WANTING, order: 'newest' })
  }

  /** The group that holds a question. */
  async groupOf(team: string, id: string, look: AskedLook): Promise<AskedGroup | undefined> {
    return (await this.groups(team, look)).find(({ ids }) => ids.includes(id))
  }

  /** The figures of the time looked at. */
  async figures(team: string, look: Pick<AskedLook, 'days' | 'until' | 'channel'>): Promise<Figures> {
    const { timeZone } = await this.parts.settings.workspace(team)
    const { days, channel } = look
    const which = { span: this.span(look), days, timeZone, ...(channel !== undefined && { channel }) }
    return figuresOf(this.parts.asked, team, which)
  }

  settle(team: string, ids: readonly string[], how: Settlement['how'] | undefined, user: string): Promise<void> {
    const settled = how === undefined ? undefined : { how, user, at: this.parts.now() }
    return this.parts.questions.settle(team, ids, settled)
  }

  /** Says of every question like one of these what was done about it. */
  async settleLike(team: string, words: readonly string[], how: Settlement['how'], user: string): Promise<void> {
    await this.settle(team, await this.like(team, words, undefined), how, user)
  }

  /** They are to be looked at again. */
  async reopenLike(team: string, words: readonly string[], how: Settlement['how'], user: string): Promise<void> {
    await this.settle(team, await this.like(team, words, [how]), undefined, user)
  }

  private span({ days, until = this.parts.now() + 1 }: Pick<AskedLook, 'days' | 'until'>): Span {
    return { from: until - days * DAY_MS, before: until }
  }

  private questions(team: string, span: Span, { wanting, channel, settled }: Wanted) {
    return this.parts.asked.list(team, {
      ...span,
      ...{ wanting, unsureBelow: UNSURE_BELOW, limit: MOST_QUESTIONS },
      ...(channel !== undefined && { channel }),
      ...(settled !== undefined && { settled }),
    })
  }

  private async like(
    team: string,
    words: readonly string[],
    settled: readonly Settlement['how'][] | undefined,
  ): Promise<string[]> {
    const all = await this.questions(team, this.span({ days: LONGEST_DAYS }), { wanting: ALL_WANTING, settled })
    // What begins a group was given first.
    return this.parts.assistant
      .alike([...words, ...all.map((question) => question.words)])
      .flatMap((places) =>
        places[0]! < words.length ? places.flatMap((place) => all[place - words.length]?.id ?? []) : [],
      )
  }
}

/** Which questions of a time. */
interface Wanted {
  wanting: readonly Wanting[]
  channel?: string
  /** Those about which something was done; those about which nothing was, where not said. */
  settled?: readonly Settlement['how'][] | undefined
}

const SETTLED: readonly Settlement['how'][] = ['answered', 'noted', 'ignored']
export const ALL_WANTING: readonly Wanting[] = ['none', 'unhelpful', 'unsure']
const LONGEST_DAYS = 90
/** As HR's Home begins. */
const USUAL_DAYS = 30

function toGroup(
  questions: readonly AskedQuestion[],
  reasons: ReadonlyMap<string, (VoteReason | '')[]>,
  requests: ReadonlyMap<string, AskedRequest>,
): AskedGroup {
  const [newest] = questions as [AskedQuestion]
  const wordings = [...new Set(questions.map(({ words }) => words))]
  return {
    ...{ id: newest.id, words: newest.words, at: newest.at },
    others: wordings.slice(1, MOST_WORDINGS),
    ids: questions.map(({ id }) => id),
    none: questions.filter(({ kind }) => kind === 'none').length,
    unsure: questions.filter(({ kind, confidence }) => kind !== 'none' && confidence < UNSURE_BELOW).length,
    reasons: questions.flatMap(({ id }) => reasons.get(id) ?? []),
    requests: questions.flatMap(({ id }) => requests.get(id) ?? []),
    ...(newest.settled !== undefined && { settled: newest.settled }),
  }
}
