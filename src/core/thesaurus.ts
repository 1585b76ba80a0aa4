import type { Analyzer } from './ports.js'
import { termsOf } from './terms.js'
import { foldPlain } from './width.js'

interface Member {
  folded: string
  /** The terms that must all be in a question for the member to be said; one where the member is one word. */
  keys: string[]
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
  private readonly groups: Member[][]
  private readonly groupsByKey = new Map<string, number[]>()
  private readonly kanaMembers: { folded: string; group: number }[] = []

  constructor(groups: string[][], analyzer: Analyzer) {
    this.groups = groups.map((group) => group.map((word) => toMember(word, analyzer)))
    this.groups.forEach((group, i) => {
      for (const { keys, folded } of group) {
        const key = keys[0]
        if (key !== undefined) this.groupsByKey.set(key, [...(this.groupsByKey.get(key) ?? []), i])
        if (/^[ぁ-ゖァ-ヺー]{3,}$/.test(folded)) this.kanaMembers.push({ folded, group: i })
      }
    })
  }

  /** Every synonym of what the question says; `folded` is the question's folded text. */
  synonymsOf(questionTerms: ReadonlySet<string>, folded: string): Synonym[] {
    const found: Synonym[] = []
    const seen = new Set<number>()
    for (const term of questionTerms) for (const group of this.groupsByKey.get(term) ?? []) seen.add(group)
    for (const { folded: kana, group } of this.kanaMembers) if (folded.includes(kana)) seen.add(group)
    for (const index of seen) {
      const group = this.groups[index]!
      const said = group.find(
        (member) =>
          (member.keys.length > 0 && member.keys.every((key) => questionTerms.has(key))) ||
          (member.folded.length > 2 && /^[ぁ-ゖァ-ヺー]+$/.test(member.folded) && folded.includes(member.folded)),
      )
      if (!said) continue
      for (const other of group) {
        if (other === said) continue
        const share = 1 / Math.sqrt(Math.max(1, other.keys.length))
        for (const term of other.keys) {
          if (!said.keys.includes(term)) found.push({ said: said.folded, saidKeys: said.keys, term, share })
        }
      }
    }
    return found
  }
}

function toMember(word: string, analyzer: Analyzer): Member {
  const terms = termsOf(analyzer.analyze(word))
  const whole = terms.find((term) => term.compound && term.start === 0 && term.end === word.length)
  const keys = whole ? [whole.term] : [...new Set(terms.filter((term) => !term.compound).map(({ term }) => term))]
  return { folded: foldPlain(word), keys }
}
