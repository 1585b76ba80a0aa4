import type { Case } from '../corpus/corpus.js'
import { type Condition, type Criterion, labelOf } from '../question/condition.js'
import { asTyped, type LeftoverWord, leftoverWords } from '../question/leftover-words.js'
import { readConditions } from '../question/read-conditions.js'
import type { Understanding } from '../question/understanding.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Analyzer } from '../text/analyzer.js'
import type { Answer, CasesAnswer, LookedFor, NoneAnswer } from './answer.js'
import type { Findings } from './answering.js'
import type { CaseAnswers } from './case-answers.js'
import { rowOf } from './case-facts.js'
import { filterCases, meets, withLess } from './case-filter.js'
import type { Documents } from './documents.js'

/** ライブドアみたいな会社: others that are like it. */
const LIKE = /みたい|のような|に似|似た|と同じような/

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
    if (only && others.length === 0 && LIKE.test(folded)) return this.cases.similarTo(only)
    if (only && others.length === 0 && this.isMeantItself(only, slots.conditions)) {
      const found = concepts.length > 0 ? await findings.text() : undefined
      const told = this.documents.toldOf(only.id)
      const words = this.wordsOf(understanding, true).filter(({ core }) => !told.includes(core))
      return { ...this.cases.one(only, found?.excerpts ?? []), unread: asTyped(words, understanding.leftover) }
    }
    return this.list(findings)
  }

  /**
   * The cases that meet the conditions of a look-up; of these, those whose texts hold its other words. A word that none of
   * them holds is left unread.
   */
  private async list(findings: Findings): Promise<CasesAnswer | NoneAnswer> {
    const { understanding } = findings
    const words = this.wordsOf(understanding, true)
    const { conditions, unread } = this.narrowed(understanding, words)
    if (conditions.length > 0 || words.length === 0)
      return { ...(await this.byConditions(findings, conditions)), unread }
    return { ...nothing({ filters: [], conditions, withLess: [] }), unread }
  }

  /**
   * The list that a question means, read as a look-up is; what meets less than was asked where nothing meets all.
   * Undefined where there are only words that no case holds, and none comes near.
   */
  async answer(findings: Findings): Promise<CasesAnswer | NoneAnswer | undefined> {
    const { understanding } = findings
    const words = this.wordsOf(understanding, false)
    const { conditions, unread } = this.narrowed(understanding, words)
    if (!isTelling(conditions) && unread.length > 0)
      return this.cases.byWords(findings, words.map(({ word }) => word).join(' '))
    const found = await this.byConditions(findings, conditions)
    return { ...(found.kind === 'cases' ? found : await this.nearest(findings, found)), unread }
  }

  /** What else is in the list that a question means; where all was shown, that, and what is a little larger or smaller. */
  async further(findings: Findings, seen: readonly string[]): Promise<CasesAnswer | NoneAnswer> {
    const found = await this.answer(findings)
    if (found?.kind !== 'cases') return nothing({ filters: [], conditions: [], withLess: [] })
    const others = await this.unseen(findings, found, seen)
    if (others) return { ...others, goesOn: true }
    const { filters, conditions } = found
    const insteadOf = { filters, conditions, withLess: [], shown: found.cases.length }
    for (const wider of widened(conditions)) {
      const near = await this.byConditions(findings, wider)
      const left = near.kind === 'cases' && (await this.unseen(findings, near, seen))
      if (left) return { ...left, insteadOf, goesOn: true }
    }
    return nothing(insteadOf)
  }

  private async unseen(
    findings: Findings,
    list: CasesAnswer,
    seen: readonly string[],
  ): Promise<CasesAnswer | undefined> {
    const cases = list.cases.filter(({ id }) => !seen.includes(id))
    if (cases.length === 0) return undefined
    const { excerpt } = await findings.bestOfCases(new Set(cases.map(({ id }) => id)))
    const shown = cases.slice(0, MAX_EXCERPTS).flatMap(({ id }) => this.documents.case(id) ?? [])
    return { ...list, cases, excerpts: shown.map((value) => excerpt(value.id) ?? this.cases.facts(value)) }
  }

  /** To a question, what meets the most telling conditions, and that it does not meet all. */
  private async nearest(findings: Findings, found: NoneAnswer): Promise<CasesAnswer | NoneAnswer> {
    const { lookedFor } = found
    const fewest = lookedFor?.withLess.at(-1)
    if (!lookedFor || !fewest || !isTelling(fewest.conditions)) return found
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
  private wordsOf({ leftover }: Understanding, withVerbs: boolean): LeftoverWord[] {
    return leftoverWords(leftover, this.analyzer, withVerbs)
  }

  /**
   * The conditions, and one more for each word that the texts of a case hold which meets the others. A purpose that no
   * case has is such a word too.
   */
  private narrowed(
    understanding: Understanding,
    words: readonly LeftoverWord[],
  ): { conditions: Condition[]; unread: string[] } {
    const { corpus, toldOf } = this.documents
    const { conditions: read } = understanding.slots
    const foreign = read.filter((condition) => this.isForeignPurpose(condition))
    const conditions = read.filter((condition) => !foreign.includes(condition))
    const asWords = foreign.map(({ anyOf: [only] }) => {
      const { said } = only!
      return { word: said, core: said, isThing: true, start: -1, end: -1 }
    })
    const isAlone = !isTelling(conditions) && asWords.length + words.length === 1
    const unread: LeftoverWord[] = []
    let left = corpus.cases.filter((value) => conditions.every((condition) => meets(value, condition, toldOf)))
    for (const leftover of [...asWords, ...words]) {
      const { word, core, isThing } = leftover
      // A single sign beside a condition is more often what is left of a word: 建設行.
      const tries =
        isThing && (core.length > 1 || conditions.length === 0)
          ? this.waysToSay(understanding, [word, core], isAlone)
          : []
      const condition = tries.find((one) => left.some((value) => meets(value, one, toldOf)))
      if (condition) {
        conditions.push(condition)
        left = left.filter((value) => meets(value, condition, toldOf))
      } else unread.push(leftover)
    }
    return { conditions, unread: asTyped(unread, understanding.leftover) }
  }

  private isForeignPurpose({ anyOf, excluded }: Condition): boolean {
    const { corpus, toldOf } = this.documents
    const [only] = anyOf
    if (anyOf.length > 1 || only!.fact !== 'purpose' || excluded) return false
    return !corpus.cases.some((value) => meets(value, { anyOf, excluded }, toldOf))
  }

  /** The word itself; where it is all that is asked, also what the documents say for it: 電気代 is 光熱費. */
  private waysToSay({ concepts }: Understanding, words: string[], isAlone: boolean): Condition[] {
    const said = !isAlone ? [] : concepts.filter((concept) => words.includes(concept.said))
    const others = said.flatMap(({ variants }) => [...variants.keys()])
    return [...new Set([...words, ...others])].map((word) => ({ anyOf: [inText(word)], excluded: false }))
  }
}

/** 会社 alone narrows hardly anything. */
function isTelling(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => condition.excluded || labelOf(condition) !== '企業')
}

/** Numbers of employees that people think in. */
const SIZES = [30, 50, 100, 300, 500, 1000, 5000, 10_000]

/** The conditions with the next larger or smaller numbers of employees, nearest first; none where no number is asked. */
function widened(conditions: readonly Condition[]): Condition[][] {
  const sized = conditions.find(
    ({ anyOf, excluded }) => !excluded && anyOf.length === 1 && anyOf[0]!.fact === 'employees',
  )
  const bounds = sized?.anyOf[0]?.bounds
  if (!sized || !bounds) return []
  const { min, max } = bounds
  const words = [
    ...(max === undefined ? [] : SIZES.filter((size) => size > max).map((size) => `${size}人以下`)),
    ...(min === undefined
      ? []
      : SIZES.filter((size) => size < min)
          .toReversed()
          .map((size) => `${size}人以上`)),
  ]
  return words.map((said) => conditions.flatMap((one) => (one === sized ? readConditions(said).conditions : [one])))
}

function nothing(lookedFor: LookedFor): NoneAnswer {
  return { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [], lookedFor }
}

function inText(word: string): Condition['anyOf'][number] {
  // Folded words are put as people write them: VPN.
  return { fact: 'text', label: `「${word.toUpperCase()}」`, oneOf: [word], said: word }
}
