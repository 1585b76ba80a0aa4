import type { Case } from '../corpus/corpus.js'
import { type Condition, type Criterion, labelOf } from '../question/condition.js'
import { leftoverWords } from '../question/leftover-words.js'
import type { Understanding } from '../question/understanding.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Analyzer } from '../text/analyzer.js'
import type { Answer, CasesAnswer, LookedFor, NoneAnswer } from './answer.js'
import type { Findings } from './answering.js'
import type { CaseAnswers } from './case-answers.js'
import { rowOf } from './case-facts.js'
import { filterCases, meets, withLess } from './case-filter.js'
import type { Documents } from './documents.js'

/** So sure is a list that conditions give; less so one that only words in the texts do. */
const BY_CONDITIONS = 0.9
const BY_WORDS = 0.7

/** Looks cases up by what they have to be like. */
export class CaseLookUp {
  private readonly documents: Documents
  private readonly cases: CaseAnswers
  private readonly analyzer: Analyzer

  constructor(documents: Documents, cases: CaseAnswers, analyzer: Analyzer) {
    this.documents = documents
    this.cases = cases
    this.analyzer = analyzer
  }

  /** `/telework-case`: the card of the one organisation that is named, several side by side, or a list. */
  async find(findings: Findings): Promise<Answer> {
    const { understanding } = findings
    const { slots, concepts, folded } = understanding
    const named = slots.caseIds.flatMap((id) => this.documents.case(id) ?? [])
    const organisations = this.cases.organisations(named)
    if (organisations.length >= 2 && /比|違|vs/.test(folded)) return this.cases.compare(named)
    const [only, ...others] = organisations
    if (only && others.length === 0 && this.isMeantItself(only, slots.conditions)) {
      const found = concepts.length > 0 ? await findings.text(new Set()) : undefined
      const told = this.documents.toldOf(only.id)
      const unread = this.wordsOf(understanding, true).filter((word) => !told.includes(word))
      return { ...this.cases.one(only, found?.excerpts ?? []), unread }
    }
    return (
      (await this.list(findings, true)) ?? {
        ...nothing({ filters: [], conditions: [], withLess: [] }),
        unread: this.wordsOf(understanding, true),
      }
    )
  }

  /**
   * The cases that meet the conditions of a question or a look-up; of these, those whose texts hold its other words. A
   * word that none of them holds is left unread. Undefined where there is nothing but such words, and none comes near.
   */
  async list(findings: Findings, isLookUp: boolean): Promise<CasesAnswer | NoneAnswer | undefined> {
    const { understanding } = findings
    const words = this.wordsOf(understanding, isLookUp)
    const { conditions, unread } = this.narrowed(this.inTexts(understanding.slots.conditions), words)
    if (conditions.length > 0 || words.length === 0) {
      const found = await this.byConditions(findings, conditions)
      return { ...(isLookUp || found.kind === 'cases' ? found : await this.nearest(findings, found)), unread }
    }
    const near = await this.cases.byWords(findings, words.join(' '))
    return near && { ...near, unread: unread.filter((word) => !isKnown(understanding, word)) }
  }

  /** To a question, what meets the most telling conditions, and that it does not meet all. */
  private async nearest(findings: Findings, found: NoneAnswer): Promise<CasesAnswer | NoneAnswer> {
    const { lookedFor } = found
    const fewest = lookedFor?.withLess.at(-1)
    if (!lookedFor || !fewest) return found
    const near = await this.byConditions(findings, fewest.conditions)
    return near.kind === 'cases' ? { ...near, insteadOf: { ...lookedFor, withLess: [fewest] } } : found
  }

  /** The cases that meet all of these; where none does, what would with less asked. */
  async byConditions(findings: Findings, conditions: Condition[]): Promise<CasesAnswer | NoneAnswer> {
    const { corpus, toldOf } = this.documents
    const filters = conditions.map(labelOf)
    const met = corpus.cases.filter((value) => conditions.every((condition) => meets(value, condition, toldOf)))
    if (met.length === 0) return nothing({ filters, conditions, withLess: withLess(corpus.cases, conditions, toldOf) })
    const { caseIds, excerpt } = await findings.bestOfCases(new Set(met.map(({ id }) => id)))
    const placeOf = (id: string) => (caseIds.includes(id) ? caseIds.indexOf(id) : caseIds.length)
    const inOrder = met.sort((a, b) => placeOf(a.id) - placeOf(b.id))
    const found = filterCases(inOrder, conditions, toldOf)
    const rows = found.map(({ value, matched }) => rowOf(value, matched, this.cases.citeFacts(value)))
    const excerpts = found.slice(0, MAX_EXCERPTS).map(({ value }) => excerpt(value.id) ?? this.cases.facts(value))
    return { ...this.cases.list(rows, filters, conditions.length > 0 ? BY_CONDITIONS : BY_WORDS, excerpts), conditions }
  }

  /** 広島市, 高知県 制度; not NEC以外, 高知か愛媛, nor 大分県, where others are too. */
  private isMeantItself({ id, prefecture }: Case, conditions: readonly Condition[]): boolean {
    const isPlace = ({ fact, oneOf }: Criterion) =>
      fact === 'prefecture' && oneOf.length === 1 && oneOf[0] === prefecture
    const isName = ({ fact, oneOf }: Criterion) => fact === 'case' && oneOf.includes(id)
    return conditions.every(({ anyOf, excluded }) => {
      if (!anyOf.some((criterion) => isName(criterion) || isPlace(criterion))) return true
      return !excluded && anyOf.length === 1 && (isName(anyOf[0]!) || this.isAloneIn(prefecture))
    })
  }

  private isAloneIn(prefecture: string | undefined): boolean {
    return (
      this.cases.organisations(this.documents.corpus.cases.filter((value) => value.prefecture === prefecture))
        .length === 1
    )
  }

  /** The words beside the conditions, folded. */
  private wordsOf({ leftover }: Understanding, withVerbs: boolean): string[] {
    return leftoverWords(leftover, this.analyzer, withVerbs)
  }

  /** A purpose that no case names among its own, but that texts speak of, is looked for there. */
  private inTexts(conditions: readonly Condition[]): Condition[] {
    const { corpus, toldOf } = this.documents
    return conditions.map((condition) => {
      const [only] = condition.anyOf
      if (condition.anyOf.length > 1 || only!.fact !== 'purpose') return condition
      if (corpus.cases.some((value) => meets(value, { ...condition, excluded: false }, toldOf))) return condition
      return { ...condition, anyOf: [inText(only!.said)] }
    })
  }

  /** One condition more for each word that a case which meets the others holds. */
  private narrowed(given: Condition[], words: readonly string[]): { conditions: Condition[]; unread: string[] } {
    const { corpus, toldOf } = this.documents
    const conditions = [...given]
    const unread: string[] = []
    let left = corpus.cases.filter((value) => conditions.every((condition) => meets(value, condition, toldOf)))
    for (const word of words) {
      const condition = { anyOf: [inText(word)], excluded: false }
      const holding = left.filter((value) => meets(value, condition, toldOf))
      if (holding.length === 0) unread.push(word)
      else {
        conditions.push(condition)
        left = holding
      }
    }
    return { conditions, unread }
  }
}

function nothing(lookedFor: LookedFor): NoneAnswer {
  return { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [], lookedFor }
}

function inText(word: string): Condition['anyOf'][number] {
  return { fact: 'text', label: `「${word}」`, oneOf: [word], said: word }
}

function isKnown({ concepts }: Understanding, word: string): boolean {
  return concepts.some(({ known, said }) => known && (word.includes(said) || said.includes(word)))
}
