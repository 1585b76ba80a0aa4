import type { Case, Corpus } from './corpus.js'
import { editDistance } from './edit-distance.js'
import { PREFECTURES } from './facts.js'
import { isKana, toHiragana } from './kana.js'
import { foldPlain } from './width.js'

/** A name found in a question. */
export interface NamedCase {
  caseId: string
  /** The words of the folded question that name it. */
  said: string
  /** False for a name that many documents speak of (総務省): a mention, not a choice. */
  distinctive: boolean
}

/** The names in a folded question, and the question without them, for comparing the rest. */
export interface NameReading {
  named: NamedCase[]
  rest: string
}

interface Name {
  folded: string
  /** What is looked for: the name, in hiragana where it is long enough and all kana. */
  needle: string
  /** Looked for in the text's hiragana. */
  inKana: boolean
  /** The signs that must not touch it on either side; undefined where any may. */
  apartFrom: RegExp | undefined
  pairs: string[]
  caseIds: string[]
  distinctive: boolean
  /** True where it is a word of the trade as well (セールスレップ): it stays part of what is asked. */
  isTerm: boolean
}

/** A name in kana this long is known in either kana. */
const MIN_KANA_NAME = 4

/** More organisations than this make no choice to offer. */
const MAX_MEANT = 5

/** A name that this many other documents speak of, and more often than its own, says little about which is meant. */
const COMMON_NAME_DOCUMENTS = 5

/** Finds the corpus's organisations in questions; built once over the corpus. */
export class CaseNames {
  private readonly names: Name[]
  private readonly cases: Case[]

  constructor(corpus: Corpus) {
    this.cases = corpus.cases
    this.names = namesOf(corpus)
  }

  /** Longest names first; a name's characters are taken only once. Near spellings only where nothing fits exactly. */
  read(folded: string): NameReading {
    const named: NamedCase[] = []
    let rest = folded
    let kana = toHiragana(folded)
    for (const name of this.names) {
      const at = placeOf(name, rest, kana)
      if (at === undefined) continue
      const said = rest.slice(at.start, at.end)
      for (const caseId of name.caseIds) named.push({ caseId, said, distinctive: name.distinctive })
      if (name.isTerm) continue
      rest = `${rest.slice(0, at.start)}${' '.repeat(at.end - at.start)}${rest.slice(at.end)}`
      kana = toHiragana(rest)
    }
    if (named.some((name) => name.distinctive)) return { named, rest }
    const near = this.nearName(rest)
    if (!near) return { named, rest }
    for (const caseId of near.name.caseIds) named.push({ caseId, said: near.said, distinctive: true })
    return { named, rest: rest.replace(near.said, ' '.repeat(near.said.length)) }
  }

  /** The name that a stretch of the text misspells by one unit (two from seven on). */
  private nearName(folded: string): { name: Name; said: string } | undefined {
    let best: { name: Name; said: string; share: number } | undefined
    const present = new Set(pairsOf(folded))
    for (const name of this.names) {
      const { length } = name.folded
      const limit = length >= 7 ? 2 : 1
      if (!mayBeMisspelt(name)) continue
      // One edit breaks at most two pairs of neighbours.
      const kept = name.pairs.filter((pair) => present.has(pair)).length
      if (kept < name.pairs.length - 2 * limit) continue
      for (const said of stretchesOf(folded, name, limit)) {
        const distance = editDistance(said, name.folded, limit)
        if (distance <= limit && (!best || distance / length < best.share))
          best = { name, said, share: distance / length }
      }
    }
    return best
  }

  /** Organisations that a word of the question may mean, where it begins the names of several (NTT); else none. */
  readAmbiguous(folded: string): Case[] {
    for (const [, head] of folded.matchAll(/([a-z]{2,}|\p{sc=Han}{2,})/gu)) {
      const meant = this.cases.filter(({ name, aliases }) => {
        const names = [name, ...aliases].map((one) => foldPlain(one).replace(/^(株式会社|npo)\s*/, ''))
        return names.some((one) => one.startsWith(head!) && one !== head)
      })
      if (meant.length >= 2 && meant.length <= MAX_MEANT) return meant
    }
    return []
  }
}

function namesOf(corpus: Corpus): Name[] {
  const byName = new Map<string, Set<string>>()
  for (const { id, name, aliases } of corpus.cases) {
    for (const alias of [name, ...aliases]) {
      const folded = foldPlain(alias).replace(/\s+/g, '')
      if (folded.length < 2) continue
      byName.set(folded, (byName.get(folded) ?? new Set()).add(id))
    }
  }
  const texts = new Map<string, string>()
  for (const { documentId, kind, text, verbatim } of corpus.passages) {
    // What is imported changes nothing in how well a name is known; and a large library would take its time.
    if (verbatim) continue
    if (kind === 'case' || kind === 'guide') texts.set(documentId, `${texts.get(documentId) ?? ''}\n${foldPlain(text)}`)
  }
  const terms = new Set(corpus.glossary.map(({ term }) => foldPlain(term).replace(/\s+/g, '')))
  // Where two documents tell of one organisation, the fuller one comes first.
  const sizes = new Map([...texts].map(([id, text]) => [id, text.length]))
  const countIn = (text: string, name: string) => text.split(name).length - 1
  return [...byName]
    .map(([folded, ids]) => {
      const counts = [...texts].map(([id, text]) => ({ own: ids.has(id), count: countIn(text, folded) }))
      const others = counts.filter(({ own, count }) => !own && count > 0)
      const elsewhere = others.reduce((sum, { count }) => sum + count, 0)
      const own = counts.reduce((sum, { own: mine, count }) => sum + (mine ? count : 0), 0)
      const common = others.length >= COMMON_NAME_DOCUMENTS && elsewhere >= own
      const inKana = isKana(folded) && folded.length >= MIN_KANA_NAME
      return {
        folded,
        needle: inKana ? toHiragana(folded) : folded,
        inKana,
        apartFrom: apartFrom(folded),
        pairs: pairsOf(folded),
        caseIds: [...ids].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)),
        isTerm: terms.has(folded),
        distinctive: !common && !isSharedPlace(folded, ids, corpus.cases),
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

/** Short names are too near to other words. */
function mayBeMisspelt({ folded, distinctive }: Name): boolean {
  return distinctive && (folded.length >= 4 || (folded.length === 3 && /\p{sc=Han}{2}/u.test(folded)))
}

/** Stretches about as long as the name, of its own kind of signs; those of short names begin or end as it does. */
function stretchesOf(text: string, { folded }: Name, limit: number): string[] {
  const stretches: string[] = []
  const isKanji = /^\p{sc=Han}+$/u
  const onlyKanji = isKanji.test(folded)
  const spread = folded.length < 4 ? 0 : limit
  for (let size = folded.length - spread; size <= folded.length + spread; size += 1) {
    for (let i = 0; i + size <= text.length; i += 1) {
      const said = text.slice(i, i + size)
      if (/[\s、。？?！!]/.test(said) || (onlyKanji && !isKanji.test(said))) continue
      if (folded.length < 5 && said[0] !== folded[0] && said.at(-1) !== folded.at(-1)) continue
      stretches.push(said)
    }
  }
  return stretches
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

/** 広島 by itself is a place, where cases other than the city's stand too; 青森 can only mean the one. */
function isSharedPlace(name: string, ids: ReadonlySet<string>, cases: readonly Case[]): boolean {
  const prefecture = PREFECTURES.find((full) => full.slice(0, -1) === name)
  return prefecture !== undefined && cases.some((value) => value.prefecture === prefecture && !ids.has(value.id))
}
