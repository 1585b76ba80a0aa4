import type { Answer } from '../../core/answers/answer.js'
import type { Assistant } from '../../core/answers/assistant.js'
import type { Reader } from '../../core/answers/readers.js'
import type { Taught, TaughtDocument } from '../../core/library/taught.js'
import type { Settings } from '../settings.js'
import type { TaughtAnswer, TaughtStore, TaughtText, TaughtVersion } from '../stores/taught-store.js'

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
}

interface TeachingParts {
  store: TaughtStore
  settings: Settings
  library: TaughtLibrary
  assistant: Pick<Assistant, 'answer'>
  log: (line: string) => void
  now: () => number
}

/** Each question that is tried costs two answers. */
const MOST_TRIED = 3
const MOST_COUNTED = 1000

/** Answers that people give to be quoted from then on. Who may do what is decided before. */
export class Teaching {
  private readonly parts: TeachingParts
  /** What is in use here, by workspace. */
  private readonly stamps = new Map<string, number>()
  private readonly live = new Map<string, TaughtDocument[]>()
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
    const decided = await this.parts.store.list(team, { states: ['approved', 'undone'], limit: MOST_COUNTED })
    const all = [...waiting, ...decided]
    return { shown: all.slice(0, limit), count: all.length }
  }

  /** The questions of a draft, answered as now and as with it. */
  async tryOut(team: string, draft: TaughtAnswer): Promise<Trial[]> {
    const { library, assistant } = this.parts
    const { id, newest } = draft
    const { timeZone } = await this.parts.settings.workspace(team)
    const live = await this.documentsOf(team)
    const others = [...this.live].flatMap(([of, documents]) => (of === team ? [] : documents))
    const documents = [...others, ...live.filter((each) => each.id !== id), toDocument(id, newest, timeZone)]
    const taught = await library.tryOut({ documents, noted: [], synonyms: [] })
    const reader: Reader = { audience: newest.audience }
    return Promise.all(
      newest.questions.slice(0, MOST_TRIED).map(async (text) => {
        const [before, after] = await Promise.all([assistant.answer({ text }, reader), taught.answer({ text }, reader)])
        return { question: text, before, after }
      }),
    )
  }

  /** Takes into use what is live by now, whoever changed it. Resolves when it is; false where it cannot be used here. */
  async refresh(team: string): Promise<boolean> {
    const stamp = await this.parts.store.stamp(team)
    if (stamp === (this.stamps.get(team) ?? 0)) return true
    this.live.set(team, await this.documentsOf(team))
    const used = await this.parts.library.teach({ documents: [...this.live.values()].flat(), noted: [], synonyms: [] })
    if (used) this.stamps.set(team, stamp)
    return used
  }

  /** Looks every so often whether another process changed something. */
  follow(team: string, everyMs: number): void {
    const look = () =>
      this.refresh(team).catch((error: unknown) =>
        this.parts.log(`error taught answers: not looked for: ${String(error)}`),
      )
    void look()
    this.timer = setInterval(look, everyMs)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private async documentsOf(team: string): Promise<TaughtDocument[]> {
    const { timeZone } = await this.parts.settings.workspace(team)
    const live = await this.parts.store.live(team)
    return live.flatMap(({ id, live: version }) => (version ? [toDocument(id, version, timeZone)] : []))
  }
}

function toDocument(id: string, { at, ...version }: TaughtVersion, timeZone: string): TaughtDocument {
  const { questions, text, source, audience, reviewOn, synonyms } = version
  return {
    ...{ id, questions, text, source, audience, synonyms, on: dayOf(at, timeZone) },
    ...(reviewOn !== undefined && { reviewOn }),
  }
}

/** YYYY-MM-DD. */
export function dayOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at)
}
