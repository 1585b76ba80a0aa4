import type { Corpus } from '../corpus/corpus.js'
import { foldPlain } from '../text/width.js'

/** A name of the corpus's organisations, as its documents use it. */
export interface KnownName {
  folded: string
  /** Whose name it is: where two documents tell of one organisation, the fuller one comes first. */
  caseIds: string[]
  /** True where so many other documents speak of it that it says little about which is meant. */
  common: boolean
}

/** A name that this many other documents speak of, and more often than its own, says little about which is meant. */
const COMMON_NAME_DOCUMENTS = 5

/** The names of all organisations. Reads every text for each: done when the corpus is compiled. */
export function knownNames(corpus: Pick<Corpus, 'cases' | 'passages'>): KnownName[] {
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
  const sizes = new Map([...texts].map(([id, text]) => [id, text.length]))
  const countIn = (text: string, name: string) => text.split(name).length - 1
  return [...byName].map(([folded, ids]) => {
    const counts = [...texts].map(([id, text]) => ({ own: ids.has(id), count: countIn(text, folded) }))
    const others = counts.filter(({ own, count }) => !own && count > 0)
    const elsewhere = others.reduce((sum, { count }) => sum + count, 0)
    const own = counts.reduce((sum, { own: mine, count }) => sum + (mine ? count : 0), 0)
    return {
      folded,
      caseIds: [...ids].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)),
      common: others.length >= COMMON_NAME_DOCUMENTS && elsewhere >= own,
    }
  })
}
