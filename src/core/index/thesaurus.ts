import type { Analyzer } from '../text/analyzer.js'
import { type Term, termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import { pairAt, WordLookup } from '../text/word-lookup.js'

export interface ThesaurusMember {
  folded: string
  /** The terms that must all be in a question for the member to be said; one where the member is one word. */
  keys: string[]
  /** True where the keys alone do not say it (どこの会社: 会社), or the analyzer cannot cut it: the words must stand there. */
  literal: boolean
}

/** Words that other people use for what was said. */
export interface Synonym {
  /** The member of the group that the question holds. */
  said: string
  saidKeys: string[]
  term: string
  /** 1 where the other word is one term; less where it takes several. */
  share: number
}

/** Groups of words that people use for one thing, analysed once. */
export class Thesaurus {
  private readonly groups: ThesaurusMember[][]
  private readonly groupsByKey = new Map<string, number[]>()
  private readonly literalMembers: WordLookup<{ folded: string; group: number }>
  /** By their first two units, the longest first. */
  private readonly members = new Map<number, { said: string; group: number }[]>()

  constructor(groups: ThesaurusMember[][]) {
    this.groups = groups
    const literalMembers: { folded: string; group: number }[] = []
    this.groups.forEach((group, i) => {
      for (const { keys, folded, literal } of group) {
        const key = keys[0]
        if (key !== undefined && !literal) this.groupsByKey.set(key, [...(this.groupsByKey.get(key) ?? []), i])
        if (literal && folded.length > 2) literalMembers.push({ folded, group: i })
      }
    })
    this.literalMembers = new WordLookup(literalMembers, ({ folded }) => folded)
    const members = groups.flatMap((group, i) => group.map(({ folded }) => ({ said: folded, group: i })))
    for (const member of members.toSorted((a, b) => b.said.length - a.said.length)) {
      if (member.said.length < 2) continue
      const start = pairAt(member.said, 0)
      const here = this.members.get(start)
      if (here === undefined) this.members.set(start, [member])
      else here.push(member)
    }
  }

  /** Words of groups that stand in a folded text, from its beginning on, the longest at each place. */
  wordsIn(folded: string): { group: number; start: number; end: number }[] {
    const found: { group: number; start: number; end: number }[] = []
    for (let i = 0; i + 1 < folded.length; i += 1) {
      const member = this.members
        .get(pairAt(folded, i))
        ?.find(({ said }) => folded.startsWith(said, i) && !goesOnAround(said, folded, i))
      if (member === undefined) continue
      found.push({ group: member.group, start: i, end: i + member.said.length })
      i += member.said.length - 1
    }
    return found
  }

  /** True for a word of a group, as it stands there. */
  knows(folded: string): boolean {
    return folded.length > 1 && this.members.get(pairAt(folded, 0))?.some(({ said }) => said === folded) === true
  }

  /** The terms by which a group is known. */
  termsOf(group: number): string[] {
    return this.groups[group]!.flatMap(({ keys }) => keys)
  }

  /** True for a word of a group. */
  has(term: string): boolean {
    return this.groupsByKey.has(term)
  }

  /** Every synonym of what the question says; `folded` is the question's folded text. */
  synonymsOf(questionTerms: ReadonlySet<string>, folded: string): Synonym[] {
    const found: Synonym[] = []
    const seen = new Set<number>()
    for (const term of questionTerms) for (const group of this.groupsByKey.get(term) ?? []) seen.add(group)
    for (const member of this.literalMembers.within(folded))
      if (standsAsWord(member.folded, folded)) seen.add(member.group)
    for (const index of seen) {
      const group = this.groups[index]!
      const said = group.find(({ literal, keys, folded: word }) =>
        literal
          ? word.length > 2 && folded.includes(word)
          : keys.length > 0 && keys.every((key) => questionTerms.has(key)),
      )
      if (!said) continue
      for (const other of group) {
        if (other === said || other.literal) continue
        const share = 1 / Math.sqrt(Math.max(1, other.keys.length))
        for (const term of other.keys) {
          if (!said.keys.includes(term)) found.push({ said: said.folded, saidKeys: said.keys, term, share })
        }
      }
    }
    return found
  }
}

/** The groups with their words cut into terms. */
export function analyseThesaurus(groups: string[][], analyzer: Analyzer): ThesaurusMember[][] {
  return groups.map((group) => group.map((word) => toMember(word, analyzer)))
}

/** A word that begins with = is taken to the letter. */
function toMember(noted: string, analyzer: Analyzer): ThesaurusMember {
  const toTheLetter = noted.startsWith('=')
  const word = toTheLetter ? noted.slice(1) : noted
  const terms = termsOf(analyzer.analyze(word))
  const whole = terms.find((term) => term.compound && term.start === 0 && term.end === word.length)
  const keys = whole ? [whole.term] : [...new Set(terms.filter((term) => !term.compound).map(({ term }) => term))]
  const folded = foldPlain(word)
  const kana = /^[ぁ-ゖー]+$/.test(folded) && keys.join('') !== folded
  return {
    folded,
    keys,
    literal: toTheLetter || kana || (keys.length === 1 && keys[0] !== folded && !endsInInflection(terms, folded)),
  }
}

/** True where the word stands in the text and katakana does not go on on either side (メリット is not in デメリット). */
function standsAsWord(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!goesOnAround(word, text, at)) return true
  }
  return false
}

const KATAKANA = /[ァ-ヺー]/

/** True where katakana goes on before or behind a word that stands there. */
function goesOnAround(word: string, text: string, at: number): boolean {
  const goesOn = KATAKANA.test(text[at - 1] ?? '') && KATAKANA.test(word[0]!)
  return goesOn || (KATAKANA.test(text[at + word.length] ?? '') && KATAKANA.test(word.at(-1)!))
}

/** 持ち帰った for 持ち帰る: one word in another form is no phrase. */
function endsInInflection(terms: Term[], folded: string): boolean {
  const [only] = terms
  return terms.length === 1 && only !== undefined && only.start === 0 && only.end >= folded.length - 2
}
