import type { Case, Corpus } from '../corpus/corpus.js'
import type { KnownName } from '../index/known-names.js'
import { isKana, toHiragana } from '../text/kana.js'
import { blanked, type Span } from '../text/span.js'
import { foldPlain } from '../text/width.js'
import { WordLookup } from '../text/word-lookup.js'
import { MisspeltNames, mayBeMisspelt } from './misspelt-names.js'
import { PREFECTURES } from './place-words.js'

/** A name found in a question. */
export interface NamedCase {
  caseId: string
  /** The words of the folded question that name it. */
  said: string
  /** Where they begin. */
  start: number
  /** False for a name that many documents speak of (総務省): a mention, not a choice. */
  distinctive: boolean
}

/** The names in a folded question. */
export interface NameReading {
  named: NamedCase[]
  /** What is asked about: the question without the names that choose a case. A name that is only mentioned is part of it. */
  subject: string
  /** The question without any name. */
  unnamed: string
}

export interface Name {
  folded: string
  /** What is looked for: the name, in hiragana where it is long enough and all kana. */
  needle: string
  /** Looked for in the text's hiragana. */
  inKana: boolean
  /** The signs that must not touch it on either side; undefined where any may. */
  apartFrom: RegExp | undefined
  caseIds: string[]
  distinctive: boolean
  /** True where it is a word of the trade as well (セールスレップ): it stays part of what is asked. */
  isTerm: boolean
}

/** A name in kana this long is known in either kana. */
const MIN_KANA_NAME = 4

/** A name this short may be a part of a longer one that is misspelt. */
const MAX_PART = 4

/** More organisations than this make no choice to offer. */
const MAX_MEANT = 5

/** Finds the corpus's organisations in questions; built once over the corpus. */
export class CaseNames {
  private readonly lookup: WordLookup<Name>
  private readonly misspelt: MisspeltNames
  private readonly cases: { value: Case; names: string[] }[]

  constructor(corpus: Corpus, known: readonly KnownName[]) {
    const names = namesOf(corpus, known)
    this.lookup = new WordLookup(names, ({ needle }) => needle)
    this.misspelt = new MisspeltNames(names.filter(mayBeMisspelt))
    this.cases = corpus.cases.map((value) => ({
      value,
      names: [value.name, ...value.aliases].map((one) => foldPlain(one).replace(/^(株式会社|npo)\s*/, '')),
    }))
  }

  /** Longest names first; a name's characters are taken only once. Near spellings only where nothing fits exactly. */
  read(folded: string): NameReading {
    const named: NamedCase[] = []
    let unnamed = folded
    let kana = toHiragana(folded)
    const mentioned: Span[] = []
    for (const name of this.lookup.within(folded, kana)) {
      const at = placeOf(name, unnamed, kana)
      if (at === undefined) continue
      const said = unnamed.slice(at.start, at.end)
      for (const caseId of name.caseIds) named.push({ caseId, said, start: at.start, distinctive: name.distinctive })
      if (name.isTerm) continue
      unnamed = blanked(unnamed, [at])
      kana = toHiragana(unnamed)
      if (!name.distinctive) mentioned.push(at)
    }
    const chosen = named.filter((name) => name.distinctive)
    const near = chosen.every(({ said }) => said.length <= MAX_PART)
      ? this.misspelt.nearest(chosen.length > 0 ? folded : unnamed)
      : undefined
    // 向洋電気土木: a part of the name stands there to the letter, but the whole is the name.
    const isWhole = ({ caseId, said }: NamedCase) => near!.name.caseIds.includes(caseId) && near!.said.includes(said)
    if (near && (chosen.length === 0 || chosen.some(isWhole))) {
      const start = folded.indexOf(near.said)
      if (chosen.length === 0)
        for (const caseId of near.name.caseIds) named.push({ caseId, said: near.said, start, distinctive: true })
      unnamed = blanked(unnamed, [{ start, end: start + near.said.length }])
    }
    let subject = unnamed
    for (const { start, end } of mentioned) {
      subject = subject.slice(0, start) + folded.slice(start, end) + subject.slice(end)
    }
    return { named, subject, unnamed }
  }

  /** Organisations that a word of the question may mean, where it begins the names of several (NTT); else none. */
  readAmbiguous(folded: string): Case[] {
    for (const [, head] of folded.matchAll(/([a-z]{2,}|\p{sc=Han}{2,})/gu)) {
      const meant = this.cases.filter(({ names }) => names.some((one) => one.startsWith(head!) && one !== head))
      if (meant.length >= 2 && meant.length <= MAX_MEANT) return meant.map(({ value }) => value)
    }
    return []
  }
}

/** How many organisations the names are of: 広島市 and 広島市役所 are one, and so are two cases of one name. */
export function countOrganisations(named: readonly NamedCase[]): number {
  const organisations: Set<string>[] = []
  for (const { start } of named) {
    const ids = named.filter((name) => name.start === start).map(({ caseId }) => caseId)
    const known = organisations.find((organisation) => ids.some((id) => organisation.has(id)))
    if (known) for (const id of ids) known.add(id)
    else organisations.push(new Set(ids))
  }
  return organisations.length
}

function namesOf({ cases, glossary }: Corpus, known: readonly KnownName[]): Name[] {
  const terms = new Set(glossary.map(({ term }) => foldPlain(term).replace(/\s+/g, '')))
  return known
    .map(({ folded, caseIds, common }) => {
      const inKana = isKana(folded) && folded.length >= MIN_KANA_NAME
      return {
        ...{ folded, inKana, caseIds },
        needle: inKana ? toHiragana(folded) : folded,
        apartFrom: apartFrom(folded),
        isTerm: terms.has(folded),
        distinctive: !common && !isSharedPlace(folded, new Set(caseIds), cases),
      }
    })
    .sort((a, b) => b.folded.length - a.folded.length)
}

/** Where a name stands in the text; `kana` is the text in hiragana. */
function placeOf(
  { needle, inKana, apartFrom }: Name,
  text: string,
  kana: string,
): { start: number; end: number } | undefined {
  const haystack = inKana ? kana : text
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const end = at + needle.length
    if (apartFrom && (apartFrom.test(haystack[at - 1] ?? '') || apartFrom.test(haystack[end] ?? ''))) continue
    return { start: at, end }
  }
  return undefined
}

/** Short Latin or kana names must not touch letters of their own kind: ana is not in canada; but ドコモの is ドコモ. */
function apartFrom(name: string): RegExp | undefined {
  if (/^[a-z0-9&.-]+$/.test(name)) return /[a-z0-9]/
  if (!isKana(name) || name.length >= MIN_KANA_NAME) return undefined
  return /^[ァ-ヺー]+$/.test(name) ? /[ァ-ヺー]/ : /[ぁ-ゖァ-ヺー]/
}

/** 広島 by itself is a place, where cases other than the city's stand too; 青森 can only mean the one. */
function isSharedPlace(name: string, ids: ReadonlySet<string>, cases: readonly Case[]): boolean {
  const prefecture = PREFECTURES.find(({ short }) => short === name)?.name
  return prefecture !== undefined && cases.some((value) => value.prefecture === prefecture && !ids.has(value.id))
}
