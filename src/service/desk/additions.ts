import type { Assistant, UnheldWord } from '../../core/answers/assistant.js'
import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import type { Added, Addition, AdditionStore } from '../stores/addition-store.js'
import type { TaughtText } from '../stores/taught-store.js'

interface AdditionsParts {
  store: AdditionStore
  assistant: Pick<Assistant, 'unheldWords'>
  now: () => number
}

const MOST_LISTED = 500

/** Synonyms, questions noted under passages, saved test questions. Who may do what is decided before. */
export class Additions {
  private readonly parts: AdditionsParts

  constructor(parts: AdditionsParts) {
    this.parts = parts
  }

  /** In use from the next `refresh` of teaching on; false where it is in use already. */
  async add(team: string, id: string, added: Added, user: string): Promise<boolean> {
    if (await this.keep(team, id, added, 'live', user)) return true
    const again = { from: ['undone'], to: 'live', added } as const
    return this.parts.store.move(team, id, again, { user, at: this.parts.now() })
  }

  /** A proposal takes the words that a person gave it, and is in use. False where somebody was faster. */
  approve(team: string, id: string, words: readonly string[], user: string): Promise<boolean> {
    const move = { from: ['proposed'], to: 'live', added: { kind: 'synonym', words } } as const
    return this.parts.store.move(team, id, move, { user, at: this.parts.now() })
  }

  /** Out of use, or no longer proposed; false where that is so already. */
  undo(team: string, id: string, user: string): Promise<boolean> {
    const move = { from: ['proposed', 'live'], to: 'undone' } as const
    return this.parts.store.move(team, id, move, { user, at: this.parts.now() })
  }

  get(team: string, id: string): Promise<Addition | undefined> {
    return this.parts.store.get(team, id)
  }

  /** Those to be decided on first, then those in use; the one changed last first. */
  async list(team: string): Promise<Addition[]> {
    const proposed = await this.proposed(team, MOST_LISTED)
    return [...proposed, ...(await this.parts.store.list(team, { states: ['live'], limit: MOST_LISTED }))]
  }

  /** To be decided on. */
  proposed(team: string, limit: number): Promise<Addition[]> {
    return this.parts.store.list(team, { states: ['proposed'], limit })
  }

  /** Words of the questions that no document holds; with what they may be short for in the answer. */
  unheld({ questions, text }: Pick<TaughtText, 'questions' | 'text'>): UnheldWord[] {
    const found = questions.flatMap((question) => this.parts.assistant.unheldWords(question, text))
    return [...new Map(found.map((each) => [each.word, each])).values()]
  }

  /** Proposes a synonym for each word of a taught question that no document holds, unless the text has one for it. Each word once. */
  async propose(team: string, text: TaughtText, user: string): Promise<void> {
    const said = new Set(text.synonyms.flat())
    for (const { word, meant } of this.unheld(text)) {
      if (said.has(word)) continue
      const added: Added = { kind: 'synonym', words: meant === undefined ? [word] : [word, meant] }
      await this.keep(team, `word:${word}`, added, 'proposed', user)
    }
  }

  private keep(team: string, id: string, added: Added, state: 'proposed' | 'live', user: string): Promise<boolean> {
    return this.parts.store.add({ id, team, added, state, user, at: this.parts.now() })
  }
}

/** `passage@start-end…`. */
const START = /@(\d+)-\d+(?:\.\d+-\d+\.[0-9a-z]+)?$/

/** Where an excerpt that a reference names begins, as the passage stood when it was seen. */
export function placeOfRef(ref: string): { passageId: string; start: number } {
  return { passageId: passageIdOf(ref), start: Number(START.exec(ref)?.[1] ?? 0) }
}
