import type { Answer } from '../core/answers/answer.js'
import { askedMost, type Known } from './asked-most.js'
import type { Asker } from './asking.js'
import { tellFault } from './store-away.js'
import type { KeptQuestion, QuestionStore } from './stores/question-store.js'

const LATELY_MS = 30 * 24 * 60 * 60 * 1000
const KNOWN_MS = 60 * 60 * 1000
const MOST_LOOKED_AT = 1000
/** Of what somebody asked themselves, so many are shown to them again. */
const MOST_OWN_LOOKED_AT = 20
const MOST_OWN = 3
/** Nobody asks these again. */
const PASSING: ReadonlySet<Answer['kind']> = new Set(['help', 'smalltalk', 'clarify', 'share'])

interface Parts {
  questions: Pick<QuestionStore, 'list'>
  known: Known
  log: (line: string) => void
  now: () => number
}

/** What was asked in the last weeks, for whoever is offered a question. Where it cannot be read, nothing is offered. */
export class AskedLately {
  private readonly parts: Parts
  private readonly byTeam = new Map<string, { questions: string[]; until: number }>()

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** What people of the workspace ask most; known for an hour. */
  async most(team: string, most: number): Promise<string[]> {
    const now = this.parts.now()
    const before = this.byTeam.get(team)
    if (before !== undefined && before.until > now) return before.questions
    const kept = await this.kept(team, {
      kinds: ['answer', 'definition'],
      from: now - LATELY_MS,
      limit: MOST_LOOKED_AT,
    })
    const questions = askedMost(kept, this.parts.known, most)
    this.byTeam.set(team, { questions, until: now + KNOWN_MS })
    return questions
  }

  /** What somebody asked last, the newest first, nothing twice; nothing where words are not kept. */
  async last({ team, user }: Asker): Promise<string[]> {
    const which = { user, from: this.parts.now() - LATELY_MS, limit: MOST_OWN_LOOKED_AT }
    const words = (await this.kept(team, which)).flatMap((each) =>
      each.asked === 'question' && !PASSING.has(each.kind) ? (each.words ?? []) : [],
    )
    return [...new Set(words)].slice(0, MOST_OWN)
  }

  private async kept(team: string, which: Parameters<QuestionStore['list']>[1]): Promise<KeptQuestion[]> {
    try {
      return await this.parts.questions.list(team, which)
    } catch (error) {
      tellFault(this.parts.log, 'questions: not read', error)
      return []
    }
  }
}
