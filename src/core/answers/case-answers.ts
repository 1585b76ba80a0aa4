import type { Citation, Excerpt } from '../corpus/citation.js'
import type { Case, Passage } from '../corpus/corpus.js'
import { CONFIDENCE_THRESHOLD } from '../ranking/confidence.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Answer, CaseAnswer, CasesAnswer, ClarifyAnswer, CompareAnswer } from './answer.js'
import type { Findings } from './answering.js'
import { cardOf, compareRows, likeness, rowOf } from './case-facts.js'
import type { Documents } from './documents.js'

/** How many cases are listed that no fact, only words, brought up. */
const MAX_FOUND = 10
/** More side by side cannot be read. */
const MAX_COMPARED = 3
const MAIN_SECTIONS = ['概要', '背景・目的', '制度・運用', '効果', '課題と対策']

/** Answers about cases: one, a list, several side by side. */
export class CaseAnswers {
  private readonly documents: Documents

  constructor(documents: Documents) {
    this.documents = documents
  }

  /** One case's card; the excerpts are its main sections where none are given. */
  one(value: Case, excerpts: Excerpt[] = [], confidence = 1): CaseAnswer {
    const shown = excerpts.length > 0 ? excerpts : this.overview(value)
    const card = cardOf(value, this.documents.passagesOf(value.id), this.citeFacts(value))
    return { kind: 'case', case: value, card, confidence, excerpts: shown }
  }

  /** The card again, with what was not shown of the case yet. */
  further(value: Case, shown: ReadonlySet<string>): CaseAnswer {
    const left = this.documents.passagesOf(value.id).filter(({ id }) => !shown.has(id))
    return this.one(value, this.documents.heads(left))
  }

  /** One section of a case. */
  section(value: Case, section: string): CaseAnswer {
    const own = this.documents.passagesOf(value.id).filter(({ id }) => id.startsWith(`${value.id}#${section}`))
    return this.one(value, this.documents.heads(own))
  }

  /** Cases that speak of the words; undefined where none does well enough. */
  async byWords(findings: Findings, words: string): Promise<CasesAnswer | undefined> {
    const { confidence, caseIds, excerpt } = await findings.bestOfCases()
    if (confidence < CONFIDENCE_THRESHOLD) return undefined
    const found = caseIds.slice(0, MAX_FOUND).map((id) => this.documents.case(id)!)
    const rows = found.map((value) => rowOf(value, [], this.citeFacts(value)))
    const excerpts = found.slice(0, MAX_EXCERPTS).flatMap(({ id }) => excerpt(id) ?? [])
    return this.list(rows, [`${words}に近い記述`], confidence, excerpts)
  }

  /** Cases most alike in facts. */
  similarTo(value: Case): CasesAnswer {
    const others = this.documents.corpus.cases
      .filter((other) => other.id !== value.id)
      .map((other) => ({ other, score: likeness(value, other) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, MAX_EXCERPTS)
      .map(({ other }) => other)
    const shared = (other: Case) => other.purposes.tags.filter((tag) => value.purposes.tags.includes(tag))
    const rows = others.map((other) => rowOf(other, shared(other), this.citeFacts(other)))
    return this.list(
      rows,
      [`${value.name}に似た事例`],
      1,
      others.map((other) => this.facts(other)),
    )
  }

  /**
   * Two or three cases, field by field; one a name, where two documents tell of one organisation. Of `found`, the excerpts
   * of these cases are shown; a case without any is cited by its facts.
   */
  compare(cases: Case[], found: Excerpt[] = []): CompareAnswer {
    const compared = this.organisations(cases).slice(0, MAX_COMPARED)
    const caseOf = ({ citation }: Excerpt) => {
      const id = this.documents.passage(citation.passageId)?.documentId
      return compared.find((value) => value.id === id)
    }
    const own = found.filter((excerpt) => caseOf(excerpt) !== undefined).slice(0, MAX_EXCERPTS - compared.length)
    const named = new Set(own.map((excerpt) => caseOf(excerpt)?.name))
    const facts = compared.filter(({ name }) => !named.has(name)).map((value) => this.facts(value))
    return {
      kind: 'compare',
      subjects: compared.map(({ name }) => name),
      cases: compared,
      rows: compareRows(compared),
      confidence: 0.9,
      excerpts: [...own, ...facts],
    }
  }

  /** One case an organisation, where two documents tell of one. */
  organisations(cases: Case[]): Case[] {
    return cases.filter((value, i) => firstOfName(cases, value) === i)
  }

  /** Which of several organisations is meant. */
  which(meant: Case[]): ClarifyAnswer {
    return {
      kind: 'clarify',
      question: 'どの事例をご覧になりますか。',
      choices: meant.map(({ name }) => ({ label: name, question: `${name}の事例` })),
      confidence: 0.5,
      excerpts: [],
    }
  }

  /** The cases that an answer is about; else the one that it quotes first. */
  idsOf(answer: Answer): string[] {
    if (answer.kind === 'case') return [answer.case.id]
    if (answer.kind === 'compare' && answer.cases.length > 0) return answer.cases.map(({ id }) => id)
    return this.idsIn(answer.excerpts.slice(0, 1))
  }

  /** The cases that excerpts are from, in their order. */
  idsIn(excerpts: readonly Excerpt[]): string[] {
    const passages = excerpts.map(({ citation }) => this.documents.passage(citation.passageId))
    return [...new Set(passages.flatMap((passage) => (passage?.kind === 'case' ? [passage.documentId] : [])))]
  }

  list(cases: CasesAnswer['cases'], filters: string[], confidence: number, excerpts: Excerpt[]): CasesAnswer {
    const total = this.documents.corpus.cases.length
    return { kind: 'cases', cases, filters, conditions: [], total, confidence, excerpts }
  }

  private overview(value: Case): Excerpt[] {
    const all = this.documents.passagesOf(value.id)
    const telling = all.filter((passage) => !repeatsFacts(passage, value))
    const own = telling.length > 0 ? telling : all
    const main = MAIN_SECTIONS.flatMap((name) => own.find(({ id }) => id.startsWith(`${value.id}#${name}`)) ?? [])
    return this.documents.openings([...new Set([...main, ...own])])
  }

  facts(value: Case): Excerpt {
    return this.documents.heads(this.documents.passagesOf(value.id))[0]!
  }

  citeFacts(value: Case): Citation {
    return this.documents.cite(this.documents.passagesOf(value.id)[0]!)
  }
}

const FACTS = '基本情報'

/** True where the card says already what a section begins with: the facts, the profile, or the purpose as printed. */
function repeatsFacts({ section, text, sentences: [first] }: Passage, { purposes: { printed } }: Case): boolean {
  if (section === FACTS) return true
  const opening = text.slice(first?.start, first?.end)
  return /業種(?:は|、)/.test(opening) || (printed !== undefined && printed !== '' && opening.includes(printed))
}

function firstOfName(cases: Case[], { id, aliases }: Case): number {
  return cases.findIndex((other) => other.id === id || other.aliases.some((alias) => aliases.includes(alias)))
}
