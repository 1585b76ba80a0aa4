import type { Excerpt } from '../corpus/citation.js'
import { comparedThings, entryIn } from '../question/decide-kind.js'
import type { Understanding } from '../question/understanding.js'
import { CONFIDENCE_THRESHOLD } from '../ranking/confidence.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Answer, CompareAnswer } from './answer.js'
import type { Findings } from './answering.js'
import type { Documents } from './documents.js'

/**
 * Things that are no organisations, with what they mean where the glossary has each, and what the documents say of each
 * first; `found` where they are no such things, or nothing is said of them. `find` looks one thing up.
 */
export async function compareThings(
  understanding: Understanding,
  found: Answer,
  documents: Documents,
  find: (thing: string) => Findings,
): Promise<Answer> {
  const things = comparedThings(understanding.folded)
  if (!things) return found
  const whose = ownerOf(things, understanding)
  const tellsOfOther = (excerpt: Excerpt | undefined) => {
    const passage = excerpt && documents.passage(excerpt.citation.passageId)
    return passage?.kind === 'case' && !whose?.caseIds.includes(passage.documentId)
  }
  const bestOn = async (thing: string) => {
    if (!whose) return find(thing).bestOn()
    const best = await find(thing.startsWith(whose.said) ? thing : `${whose.said}の${thing}`).bestOn()
    return tellsOfOther(best) ? undefined : best
  }
  const sides = await Promise.all(things.map(bestOn))
  const excerpts = sides.flatMap((side) => side ?? [])
  // One side alone is compared with nothing, unless the question as a whole has its answer.
  if (excerpts.length === 0 || (found.kind === 'none' && excerpts.length < sides.length)) return found
  const entries = things.flatMap((thing) => entryIn(thing, documents.corpus.glossary) ?? [])
  const rows: CompareAnswer['rows'] = [{ field: '資料の記述', cells: sides.map((side) => side?.text) }]
  const shown = [...(found.kind === 'none' ? excerpts : found.excerpts)]
  if (new Set(entries).size === things.length) {
    rows.unshift({ field: '意味', cells: entries.map(({ definition }) => definition) })
    shown.unshift(...entries.map((entry) => documents.definition(entry)))
  }
  const confidence = Math.max(found.confidence, CONFIDENCE_THRESHOLD)
  return { kind: 'compare', subjects: things, cases: [], rows, confidence, excerpts: shown.slice(0, MAX_EXCERPTS) }
}

/** 「日産の効果と課題」: both are of the organisation that is named before the first. */
function ownerOf(
  [first]: readonly string[],
  { named }: Understanding,
): { said: string; caseIds: string[] } | undefined {
  const said = named.find(({ distinctive, said }) => distinctive && first?.startsWith(`${said}の`))?.said
  if (said === undefined) return undefined
  return { said, caseIds: named.filter((name) => name.said === said).map(({ caseId }) => caseId) }
}
