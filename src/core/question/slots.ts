import type { Case, Corpus } from '../corpus/corpus.js'
import type { KnownName } from '../index/known-names.js'
import { CaseNames, type NamedCase, type NameReading } from './case-names.js'
import { readRoleAndPhase } from './checklist-words.js'
import { PREFECTURES } from './place-words.js'
import { type NamedStretch, readConditions } from './read-conditions.js'
import type { Slots } from './slot-values.js'

export interface SlotReading extends NameReading {
  slots: Slots
  /** What is neither a name nor a condition. */
  leftover: string
}

/** Finds organisations and facts in folded questions; built once over the corpus. */
export class SlotReader {
  private readonly names: CaseNames
  private readonly nameOf: Map<string, string>

  constructor(corpus: Corpus, names: readonly KnownName[]) {
    this.names = new CaseNames(corpus, names)
    this.nameOf = new Map(corpus.cases.map(({ id, name }) => [id, name]))
  }

  read(folded: string): SlotReading {
    const reading = this.names.read(folded)
    const caseIds = [...new Set(reading.named.filter(({ distinctive }) => distinctive).map(({ caseId }) => caseId))]
    const { words, names } = this.asLookUp(folded, reading)
    const { conditions, rest: leftover } = readConditions(words, names)
    return { ...reading, slots: { caseIds, conditions, ...readRoleAndPhase(reading.unnamed) }, leftover }
  }

  /** Organisations that a word of the question may mean, where it begins the names of several (NTT); else none. */
  readAmbiguous(folded: string): Case[] {
    return this.names.readAmbiguous(folded)
  }

  /** The words with the names' places; 高知 is the prefecture for 「高知以外」 and the organisation by itself: it stays. */
  private asLookUp(folded: string, { named, subject }: NameReading): { words: string; names: NamedStretch[] } {
    const byStart = new Map<number, NamedCase[]>()
    for (const name of named) if (name.distinctive) byStart.set(name.start, [...(byStart.get(name.start) ?? []), name])
    let words = subject
    const names: NamedStretch[] = []
    for (const [start, cases] of byStart) {
      const { said } = cases[0]!
      const end = start + said.length
      if (isPlace(said)) {
        // 青森以 was blanked as a misspelt 青森県.
        const upTo = start + /^ */.exec(words.slice(start))![0].length
        words = words.slice(0, start) + folded.slice(start, upTo) + words.slice(upTo)
      } else {
        const caseIds = cases.map(({ caseId }) => caseId)
        names.push({ start, end, caseIds, label: this.nameOf.get(caseIds[0]!)! })
      }
    }
    return { words, names }
  }
}

const PLACES: ReadonlySet<string> = new Set(PREFECTURES.flatMap(({ name, short }) => [name, short]))

function isPlace(said: string): boolean {
  return PLACES.has(said)
}
