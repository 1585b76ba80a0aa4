import type { Answer } from '../core/answers/answer.js'
import type { Assistant, Question } from '../core/answers/assistant.js'
import type { Reader } from '../core/answers/readers.js'
import type { Audience } from '../core/corpus/audience.js'
import type { Excerpt } from '../core/corpus/citation.js'
import { dayInJapan } from '../core/corpus/day-in-japan.js'
import { begunWith, type ThreadState } from '../core/question/thread-state.js'
import { Arrivals } from './arrivals.js'
import { AskedLately } from './asked-lately.js'
import type { Asker, Asking, Exchange, Reply, Want } from './asking.js'
import { Deliveries } from './deliveries.js'
import { keptQuestion } from './kept-question.js'
import { lookUp } from './look-up.js'
import { answersSurely, asksSomething, HELP, SURE, saysNothing, wantsHelp, wantsPerson } from './manners.js'
import { type Meter, NO_METER } from './meter.js'
import { forgetPerson } from './own-data.js'
import { tellFault } from './store-away.js'
import type { OutboxStore } from './stores/outbox-store.js'
import type { Forgotten } from './stores/people-store.js'
import type { Share } from './stores/share-store.js'
import type { Vote, VoteKey } from './stores/vote-store.js'
import type { ServiceStores, ThreadKey } from './stores.js'
import { Turns } from './turns.js'

/** A conversation is picked up again for as long as this. */
const THREAD_TTL_MS = 30 * 24 * 60 * 60 * 1000

/** So long it is remembered that somebody was greeted. */
const MET_TTL_MS = 10 * 365 * 24 * 60 * 60 * 1000

export interface ServiceParts {
  assistant: Assistant
  stores: ServiceStores
  /** Takes one line on what could not be read or kept. */
  log: (line: string) => void
  /** False where neither words nor people are to be kept with what was asked. */
  keepsWords?: boolean
  /** Counts and times; nobody does where not said. */
  meter?: Meter
  /** Hears of everything that was asked and answered. */
  onExchange?: (exchange: Exchange) => void
  /** Another over other documents: what is delivered and who waits for their turn is one for both. */
  beside?: Service
  /** Milliseconds since 1970. */
  now?: () => number
}

interface Answered {
  answer: Answer
  /** Time inside the assistant. */
  ms: number
  question?: Question
  /** What the conversation is about from now on; absent for look-ups and choices, which change nothing in it. */
  state?: ThreadState
}

/**
 * The conversation with people, whatever front they use. `reply` is the one way in for everything that is asked: what every
 * front must do stands there once. A store that fails costs memory, never an answer.
 */
export class Service {
  /** For what is no answer: passages, names, sources. */
  readonly assistant: Assistant
  readonly deliveries: Deliveries
  /** What goes out, for the front that sends it. */
  readonly outbox: OutboxStore
  readonly meter: Meter
  private readonly stores: ServiceStores
  private readonly log: (line: string) => void
  /** The words of what was asked are kept, without which nobody sees them. */
  readonly keepsWords: boolean
  private readonly onExchange: (exchange: Exchange) => void
  private readonly now: () => number
  /** What waits for its acknowledgement goes before answers. */
  readonly arrivals: Arrivals
  private readonly turns: Turns
  private readonly askedLately: AskedLately

  constructor({
    assistant,
    stores,
    log,
    keepsWords = true,
    meter = NO_METER,
    onExchange,
    beside,
    now = Date.now,
  }: ServiceParts) {
    this.arrivals = beside?.arrivals ?? new Arrivals()
    this.turns = beside?.turns ?? new Turns(this.arrivals)
    this.assistant = assistant
    this.stores = stores
    this.log = log
    this.keepsWords = keepsWords
    this.onExchange = onExchange ?? (() => {})
    this.now = now
    this.outbox = stores.outbox
    this.meter = meter
    this.deliveries = beside?.deliveries ?? new Deliveries(stores.deliveries, log, meter)
    this.askedLately = new AskedLately({ questions: stores.questions, known: assistant, log, now })
  }

  /** Reads the thread, answers, notes what was asked and shown, and gives back what a front needs. */
  async reply(asking: Asking): Promise<Reply> {
    const reader = this.readerOf(mayReadOf(asking))
    const answered = await this.answer(asking, reader)
    const id = asking.again ?? crypto.randomUUID()
    const { answer } = answered
    const words = wordsOf(asking.want)
    const unwanted =
      (asking.overheard === true && saysNothing(answer) && !asksSomething(words)) ||
      (asking.volunteered === true && !isSure(answer)) ||
      (asking.pointedAt === true && !answersSurely(words, answer))
    const before = answered.question?.thread?.asked
    const reply: Reply = {
      ...{ id, answer, words, sources: this.assistant.sources(reader), unwanted },
      ...(wantsPerson(answer) && before !== undefined && { askedBefore: before }),
    }
    await this.note(reply, asking, answered)
    return reply
  }

  /** True where a conversation is kept: what is said there may be meant for the bot. */
  async isKnown(thread: ThreadKey): Promise<boolean> {
    return (await this.stateOf(thread)) !== undefined
  }

  /** What excerpts and passages are read from, by whoever may read so much. */
  quotesFor(audience: Audience = 'everyone'): Pick<Assistant, 'quoted' | 'passage' | 'besides'> {
    const reader = this.readerOf(audience)
    return {
      quoted: (ref) => this.assistant.quoted(ref, reader),
      passage: (id) => this.assistant.passage(id, reader),
      besides: (id) => this.assistant.besides(id, reader),
    }
  }

  /** Places that everybody may read, for whoever points others at one of them: looked up, and not kept as asked. */
  async placesFor(words: string): Promise<Excerpt[]> {
    const answer = await this.turns.take(() => this.assistant.snippets(words, this.readerOf()))
    return answer.kind === 'none' && answer.near !== undefined ? [answer.near] : answer.excerpts
  }

  /** What the documents hold on words that nobody asked as they stand: the answer and the places, looked up and not kept as asked. */
  async lookFor(words: string, audience: Audience): Promise<Answer[]> {
    if (words === '') return []
    const reader = this.readerOf(audience)
    const { answer, snippets } = await this.turns.take(async () => ({
      answer: await this.assistant.answer({ text: words }, reader),
      snippets: await this.assistant.snippets(words, reader),
    }))
    return answer.kind === 'none' ? [] : [answer, snippets]
  }

  private readerOf(audience: Audience = 'everyone'): Reader {
    return { audience, today: dayInJapan(new Date(this.now())) }
  }

  /** What is kept of the question that this post asked, or that the reply of this name answers. */
  async asked(team: string, which: { channel: string; message: string } | { reply: string }) {
    const { questions } = this.stores
    try {
      return await ('reply' in which ? questions.find(team, which.reply) : questions.findAsked(team, which))
    } catch (error) {
      tellFault(this.log, 'questions: not read', error)
      return undefined
    }
  }

  /** True once: nobody has been greeted there before. Where that cannot be known, nobody is. */
  async meets({ team, channel = '', user }: { team: string; channel?: string; user?: string }): Promise<boolean> {
    const key = { team, channel, thread: `met ${user ?? ''}` }
    try {
      if ((await this.stores.threads.get(key)) !== undefined) return false
      await this.stores.threads.set(key, begunWith(''), MET_TTL_MS, user)
      return true
    } catch (error) {
      tellFault(this.log, 'threads: not known whether it is the first meeting', error)
      return false
    }
  }

  /** What people of the workspace ask most these days; known for an hour. */
  askedMost(team: string, most: number): Promise<string[]> {
    return this.askedLately.most(team, most)
  }

  /** What somebody asked last, the newest first, nothing twice; nothing where words are not kept. */
  lastAsked(asker: Asker): Promise<string[]> {
    return this.askedLately.last(asker)
  }

  /** Says which message shows the reply; empty: it was taken away. */
  async noteAnswer(team: string, reply: string, message: string): Promise<void> {
    await this.keep('questions', () => this.stores.questions.noteAnswer(team, reply, message))
  }

  /** Keeps a person's word on a message, and gives what it was before. Throws where the store does: who voted is to know. */
  async judge(vote: Omit<Vote, 'at'>): Promise<Vote | undefined> {
    const { votes } = this.stores
    const before = await votes.get(vote)
    await votes.set({ ...vote, at: this.now() })
    return before
  }

  /** Keeps what somebody put into a channel; a failure costs the memory of it. */
  async noteShare(share: Omit<Share, 'at'>): Promise<void> {
    await this.keep('shares', async () => this.stores.shares?.add({ ...share, at: this.now() }))
  }

  /** It was not posted. */
  async dropShare(team: string, id: string): Promise<void> {
    await this.keep('shares', async () => this.stores.shares?.remove(team, id))
  }

  /** Says which message shows what was shared; empty: it was taken away. */
  async noteShared(team: string, id: string, message: string): Promise<void> {
    await this.keep('shares', async () => this.stores.shares?.noteMessage(team, id, message))
  }

  /** What is kept of what somebody shared. */
  async shared(team: string, which: { id: string } | { channel: string; message: string }): Promise<Share | undefined> {
    try {
      return await this.stores.shares?.find(team, which)
    } catch (error) {
      tellFault(this.log, 'shares: not read', error)
      return undefined
    }
  }

  /** Takes a person out of everything that is kept of the workspace; what was done where. Throws where the store does. */
  async forget({ team, user }: Asker): Promise<Forgotten[]> {
    const { people, runs, jobs } = this.stores
    if (people === undefined || runs === undefined || jobs === undefined) return []
    return forgetPerson({ people, runs, jobs }, { team, user }, this.now())
  }

  /** Forgets it again. */
  async unjudge(vote: VoteKey): Promise<void> {
    await this.stores.votes.retract(vote)
  }

  private async answer({ want, thread, beside, message, again }: Asking, reader: Reader): Promise<Answered> {
    if ('words' in want && wantsHelp(want.words)) return { answer: HELP, ms: 0 }
    if (want.kind !== 'question') {
      return this.turns.take(() => timed(async () => ({ answer: await lookUp(this.assistant, want, reader) })))
    }
    // What began the conversation had nothing before it, then as now.
    const isFirst = again !== undefined && message !== undefined && message === thread?.thread
    const known = isFirst ? undefined : await this.stateOf(thread ?? beside)
    if (wantsHelp(want.text)) return { answer: HELP, ms: 0, state: known ?? begunWith('') }
    const question: Question = { text: want.text, ...(known !== undefined && { thread: known }) }
    return this.turns.take(() =>
      timed(async () => {
        const { answer, thread: state } = await this.assistant.converse(question, reader)
        return { answer, question, state }
      }),
    )
  }

  private async note(reply: Reply, asking: Asking, { answer, ms, question, state }: Answered): Promise<void> {
    const { thread } = asking
    const at = this.now()
    const isLast = await this.isLast(asking)
    await Promise.all([
      thread !== undefined &&
        state !== undefined &&
        isLast &&
        asking.volunteered !== true &&
        !(asking.pointedAt && reply.unwanted) &&
        this.keep('threads', () => this.stores.threads.set(thread, state, THREAD_TTL_MS, asking.asker.user)),
      // What people said to each other was no question to the bot.
      !reply.unwanted &&
        this.keep('questions', () => this.stores.questions.add(keptQuestion(reply, asking, at, this.keepsWords))),
    ])
    if (!reply.unwanted) {
      this.meter.answered(asking.want.kind, answer, ms)
      const how = `${answer.kind}, confidence ${answer.confidence.toFixed(2)}, ${Math.round(ms)} ms`
      this.log(`info answered ${asking.want.kind}: ${how}`)
    }
    this.onExchange({ id: reply.id, asking, answer, ms, at, ...(question !== undefined && { question }) })
  }

  /** Nothing was asked in the conversation after it: what it is about goes on from here. */
  private async isLast({ again, thread }: Asking): Promise<boolean> {
    if (again === undefined || thread === undefined) return true
    const { team, channel, thread: within } = thread
    const [newest] = await this.stores.questions.list(team, { channel, thread: within, limit: 1 }).catch(() => [])
    return newest === undefined || newest.id === again
  }

  private async keep(what: string, write: () => Promise<void>): Promise<void> {
    try {
      await write()
    } catch (error) {
      tellFault(this.log, `${what}: not kept`, error)
    }
  }

  private async stateOf(thread: ThreadKey | undefined): Promise<ThreadState | undefined> {
    if (thread === undefined) return undefined
    try {
      return await this.stores.threads.get(thread)
    } catch (error) {
      tellFault(this.log, 'threads: not read, answered without', error)
      return undefined
    }
  }
}

function isSure(answer: Answer): boolean {
  const { kind, confidence } = answer
  const isOther = answer.ownUnsearched === true || (kind === 'answer' && answer.notOwn !== undefined)
  return (kind === 'answer' || kind === 'definition') && confidence >= SURE && !isOther
}

function wordsOf(want: Want): string {
  if (want.kind === 'question') return want.text
  return 'words' in want ? want.words : ''
}

async function timed<Result>(work: () => Promise<Result>): Promise<Result & { ms: number }> {
  const start = performance.now()
  return { ...(await work()), ms: performance.now() - start }
}

/** What stands in an answer that others see is for everyone, whoever asks; nothing inside is for somebody from outside. */
function mayReadOf({ alone, asker }: Asking): Audience | undefined {
  return alone || asker.audience === 'outside' ? asker.audience : undefined
}
