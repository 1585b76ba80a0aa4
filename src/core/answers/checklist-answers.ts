import type { Checklist } from '../corpus/corpus.js'
import type { PassageIndex } from '../index/passage-index.js'
import { roleAndPhaseSpans } from '../question/checklist-words.js'
import { asTyped, type LeftoverWord, leftoverWords } from '../question/leftover-words.js'
import type { Understanding } from '../question/understanding.js'
import type { Analyzer } from '../text/analyzer.js'
import { blanked } from '../text/span.js'
import type { ChecklistAnswer, ClarifyAnswer } from './answer.js'
import { chooseChecklists, LIST_WORDS, SUBJECT, speaksOf, subjectsOf } from './checklist-choice.js'
import type { Documents } from './documents.js'

/** What is looked up when a checklist is wanted and no subject is named. */
export const GENERAL_CHECKLIST = 'テレワーク導入のプロセス'

const MAX_OTHERS = 4
/** So sure that a list is wanted that words which speak for none of the lists do not count. */
const SURE = 0.6

/** Answers that are checklists. */
export class ChecklistAnswers {
  private readonly documents: Documents
  private readonly index: PassageIndex

  private readonly analyzer: Analyzer

  constructor(documents: Documents, index: PassageIndex, analyzer: Analyzer) {
    this.documents = documents
    this.index = index
    this.analyzer = analyzer
  }

  /** `/telework-checklist`: the list that fits best, and which words it has nothing to do with; else the choice of lists. */
  find(understanding: Understanding, general: () => Understanding): ChecklistAnswer | ClarifyAnswer {
    const { folded } = understanding
    const best = folded === '' ? undefined : this.best(understanding, general)
    const leftover = blanked(folded, roleAndPhaseSpans(folded))
    const isUsed = ({ word }: LeftoverWord) =>
      LIST_WORDS.test(word) ||
      SUBJECT.test(word) ||
      (best !== undefined &&
        understanding.concepts.some(
          (concept) =>
            (word.includes(concept.said) || concept.said.includes(word)) &&
            speaksOf(best.checklist, concept, this.index),
        ))
    const unread = leftoverWords(leftover, this.analyzer, true).filter((word) => !isUsed(word))
    return { ...(best ?? this.choices()), unread: asTyped(unread, leftover) }
  }

  /** The list that fits best, and others that fit too; `general` stands in where no subject is named that has a list. */
  best(understanding: Understanding, general: () => Understanding): ChecklistAnswer | undefined {
    const fitting = this.fitting(understanding)
    const subjects = subjectsOf(understanding.concepts)
    const sure = understanding.intents[0]!.intent.kind === 'checklist' && understanding.intents[0]!.score >= SURE
    const namesNothing = sure ? subjects.every(({ known }) => known) : subjects.length === 0
    const [best, ...rest] = fitting.length > 0 || !namesNothing ? fitting : this.fitting(general())
    if (!best) return undefined
    return this.one(
      best.checklist,
      best.confidence,
      rest.slice(0, MAX_OTHERS).map(({ checklist }) => checklist),
    )
  }

  one(checklist: Checklist, confidence = 1, others: Checklist[] = []): ChecklistAnswer {
    const steps = checklist.steps.map(({ passageId }) => this.documents.passage(passageId)!)
    return {
      kind: 'checklist',
      checklist,
      citations: steps.map((step) => this.documents.cite(step)),
      others: others.map(({ id, title }) => ({ id, title })),
      confidence,
      excerpts: this.documents.heads(steps),
    }
  }

  /** The choice of every list. */
  choices(): ClarifyAnswer {
    return {
      kind: 'clarify',
      question: 'どのチェックリストをご覧になりますか。',
      choices: this.documents.corpus.checklists.map(({ title }) => ({
        label: title,
        question: `${title}のチェックリスト`,
      })),
      confidence: 1,
      excerpts: [],
    }
  }

  private fitting(understanding: Understanding) {
    return chooseChecklists(this.documents.corpus.checklists, understanding, this.index)
  }
}
