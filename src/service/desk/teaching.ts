import type { Answer } from '../../core/answers/answer.js'
import type { Assistant } from '../../core/answers/assistant.js'
import type { Reader } from '../../core/answers/readers.js'
import type { Taught, TaughtDocument } from '../../core/library/taught.js'
import { dayIn } from '../checklists/days.js'
import type { Settings } from '../settings.js'
import { tellFault } from '../store-away.js'
import type { Added, AdditionStore } from '../stores/addition-store.js'
import type { TaughtAnswer, TaughtStore, TaughtText, TaughtVersion } from '../stores/taught-store.js'
import type { UploadStore } from '../stores/upload-store.js'
import { placeOfRef } from './additions.js'

/** The documents, as far as people add to them while the program runs. */
export interface TaughtLibrary {
  /** Answers from it too, from when it resolves; false where it cannot, which is logged. */
  teach(taught: Taught): Promise<boolean>
  /** What would answer if this were taught. Throws where it cannot be made. */
  tryOut(taught: Taught): Promise<Pick<Assistant, 'answer'>>
}

/** One question, as it is answered now and as it would be with a draft. */
export interface Trial {
  question: string
  before: Answer
  after: Answer
  /** Of a saved test question, the passage that is to come first. */
  expected?: string
}

interface TeachingParts {
  store: TaughtStore
  additions: AdditionStore
  uploads: Pick<UploadStore, 'live' | 'stamp'>
  settings: Settings
  library: TaughtLibrary
  assistant: Pick<Assistant, 'answer' | 'quoted'>
  /** Called when something else is in use than before, here or in another process. */
  onChange?: (team: string) => Promise<void>
  log: (line: string) => void
  now: () => number
}

/** Each question that is tried costs two answers. */
const MOST_TRIED = 3
const MOST_COUNTED = 1000
const MOST_TESTS = 20
const MOST_ADDITIONS = 5000

/** The stamps of stores in which nothing ever was. */
const NOTHING_LIVE = '0 0 '

/** Answers that people give to be quoted from then on. Who may do what is decided before. */
export class Teaching {
  private readonly parts: TeachingParts
  /** The one workspace whose answers are quoted here: what a process quotes from, it quotes to everybody that it answers. */
  private team: string | undefined
  /** What is in use here. */
  private stamp = NOTHING_LIVE
  private timer: NodeJS.Timeout | undefined

  constructor(parts: TeachingParts) {
    this.parts = parts
  }

  /** A first draft. False where it is kept already. */
  async draft(team: string, id: string, text: TaughtText, by: { user: string; request?: string }): Promise<boolean> {
    if ((await this.parts.store.get(team, id)) !== undefined) return false
    await this.parts.store.add({ ...by, id, team, text, at: this.parts.now() })
    return true
  }

  /** False where somebody changed it meanwhile. */
  edit(team: string, id: string, based: number, text: TaughtText, user: string): Promise<boolean> {
    return this.parts.store.edit(team, id, based, { text, user, at: this.parts.now() })
  }

  sendBack(team: string, id: string, version: number, user: string, remark: string): Promise<boolean> {
    return this.parts.store.sendBack(team, id, version, { user, at: this.parts.now(), remark })
  }

  discard(team: string, id: string, version: number, user: string): Promise<boolean> {
    return this.parts.store.discard(team, id, version, { user, at: this.parts.now() })
  }

  /** What was made of the answer to a request, the newest first. */
  async ofRequest(team: string, request: string): Promise<TaughtAnswer | undefined> {
    const made = await this.parts.store.list(team, { request, limit: MOST_COUNTED })
    return made.find(({ newest, live }) => live !== undefined || newest.state !== 'discarded')
  }

  /** An old version's words as a draft to be decided on. */
  async draftAgain(team: string, id: string, old: number, based: number, user: string): Promise<boolean> {
    const version = (await this.parts.store.versions(team, id)).find((each) => each.version === old)
    if (version === undefined) return false
    const { questions, text, source, audience, reviewOn, synonyms } = version
    const words = { questions, text, source, audience, synonyms, ...(reviewOn !== undefined && { reviewOn }) }
    return this.edit(team, id, based, words, user)
  }

  /** From then on it is quoted; here when `refresh` has resolved, in other processes seconds later. */
  approve(team: string, id: string, version: number, user: string): Promise<boolean> {
    return this.parts.store.approve(team, id, version, { user, at: this.parts.now() })
  }

  undo(team: string, id: string, live: number, user: string): Promise<boolean> {
    return this.parts.store.undo(team, id, live, { user, at: this.parts.now() })
  }

  get(team: string, id: string): Promise<TaughtAnswer | undefined> {
    return this.parts.store.get(team, id)
  }

  /** Every version, the newest first. */
  async history(team: string, id: string): Promise<TaughtVersion[]> {
    return (await this.parts.store.versions(team, id)).toReversed()
  }

  /** Those to be decided on first, then those in use, the one changed last first; and how many there are in all. */
  async list(team: string, limit: number): Promise<{ shown: TaughtAnswer[]; count: number }> {
    const waiting = await this.parts.store.list(team, { states: ['draft', 'returned'], limit: MOST_COUNTED })
    const states = ['approved', 'undone', 'discarded'] as const
    const decided = await this.parts.store.list(team, { states, limit: MOST_COUNTED })
    const all = [...waiting, ...decided.filter(({ newest, live }) => live || newest.state !== 'discarded')]
    return { shown: all.slice(0, limit), count: all.length }
  }

  /** Drafts to be decided on. */
  waiting(team: string, limit: number): Promise<TaughtAnswer[]> {
    return this.parts.store.list(team, { states: ['draft'], limit })
  }

  /** The questions of a draft and the saved test questions, answered as now and as with it. */
  async tryOut(team: string, draft: TaughtAnswer): Promise<Trial[]> {
    const { library, assistant } = this.parts
    const { id, newest } = draft
    const { timeZone } = await this.parts.settings.workspace(team)
    const live = await this.liveOf(team)
    const documents = [...live.documents.filter((each) => each.id !== id), toDocument(id, newest, timeZone)]
    const taught = await library.tryOut({ ...live, documents })
    const ask = async (text: string, reader: Reader): Promise<Trial> => {
      const [before, after] = await Promise.all([assistant.answer({ text }, reader), taught.answer({ text }, reader)])
      return { question: text, before, after }
    }
    const own = newest.questions.slice(0, MOST_TRIED).map((text) => ask(text, { audience: newest.audience }))
    const tests = (await this.additions(team, MOST_TESTS, 'test')).map(async ({ added }) =>
      added.kind === 'test'
        ? [{ ...(await ask(added.question, { audience: 'everyone' })), expected: added.passageId }]
        : [],
    )
    return [...(await Promise.all(own)), ...(await Promise.all(tests)).flat()]
  }

  /** Takes into use what is live by now, whoever changed it. Resolves when it is; false where it cannot be used here. */
  async refresh(team: string): Promise<boolean> {
    const { store, additions, uploads, library, log } = this.parts
    this.team ??= team
    if (team !== this.team) {
      log(`error taught answers: those of ${team} are not used here: this process answers from those of ${this.team}`)
      return false
    }
    const stamp = `${await store.stamp(team)} ${await additions.stamp(team)} ${await uploads.stamp(team)}`
    if (stamp === this.stamp) return true
    if (!(await library.teach(await this.liveOf(team)))) return false
    this.stamp = stamp
    await this.parts.onChange?.(team)
    return true
  }

  /** Looks every so often whether another process changed something. */
  follow(team: string, everyMs: number): void {
    const look = () =>
      this.refresh(team).catch((error: unknown) => tellFault(this.parts.log, 'taught answers: not looked for', error))
    void look()
    this.timer = setInterval(look, everyMs)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** What is in use in a workspace. A noted question whose place says something else by now is left out. */
  private async liveOf(team: string): Promise<Taught> {
    const { timeZone } = await this.parts.settings.workspace(team)
    const live = await this.parts.store.live(team)
    const added = (await this.additions(team, MOST_ADDITIONS)).map((each) => each.added)
    return {
      uploads: (await this.parts.uploads.live(team)).map(({ document, file }) => ({ id: document, file })),
      documents: live.flatMap(({ id, live: version }) => (version ? [toDocument(id, version, timeZone)] : [])),
      noted: added.flatMap((each) => {
        const place = each.kind === 'noted' ? this.placeNow(each.ref) : undefined
        return each.kind === 'noted' && place !== undefined ? [{ ...place, question: each.question }] : []
      }),
      synonyms: added.flatMap((each) => (each.kind === 'synonym' && each.words.length > 1 ? [each.words] : [])),
    }
  }

  private additions(team: string, limit: number, kind?: Added['kind']) {
    return this.parts.additions.list(team, { states: ['live'], limit, ...(kind !== undefined && { kind }) })
  }

  /** What is not among the documents yet may be among them when they are made anew: a taught answer. */
  private placeNow(ref: string): { passageId: string; start: number } | undefined {
    const found = this.parts.assistant.quoted(ref, { audience: 'hr' })
    if (found.state === 'changed') return undefined
    if (found.state === 'gone') return placeOfRef(ref)
    return { passageId: found.excerpt.citation.passageId, start: found.excerpt.start }
  }
}

function toDocument(id: string, { at, ...version }: TaughtVersion, timeZone: string): TaughtDocument {
  const { questions, text, source, audience, reviewOn, synonyms } = version
  const on = dayIn(at, timeZone)
  return {
    ...{ id, questions, text, source: dated(source, on), audience, synonyms, on },
    ...(reviewOn !== undefined && { reviewOn }),
  }
}

/** A line that says when it was written; with the day, where it does not. */
function dated(source: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return /\d{4}|令和|平成/.test(source) ? source : `${source}・${year}年${month}月${date}日`
}
