import type { Case, Corpus } from '../corpus/corpus.js'
import { CaseNames, type NameReading } from './case-names.js'
import { readFacts } from './facts.js'
import type { Slots } from './slot-values.js'

export interface SlotReading extends NameReading {
  slots: Slots
}

/** Finds organisations and facts in folded questions; built once over the corpus. */
export class SlotReader {
  private readonly names: CaseNames

  constructor(corpus: Corpus) {
    this.names = new CaseNames(corpus)
  }

  read(folded: string): SlotReading {
    const { named, subject, unnamed } = this.names.read(folded)
    const caseIds = [...new Set(named.filter(({ distinctive }) => distinctive).map(({ caseId }) => caseId))]
    return { slots: { ...readFacts(folded, unnamed), caseIds }, named, subject, unnamed }
  }

  /** Organisations that a word of the question may mean, where it begins the names of several (NTT); else none. */
  readAmbiguous(folded: string): Case[] {
    return this.names.readAmbiguous(folded)
  }
}
