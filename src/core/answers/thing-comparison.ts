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
  { folded }: Understanding,
  found: Answer,
  documents: Documents,
  find: (thing: string) => Findings,
): Promise<Answer> {
  const things = comparedThings(folded)
  if (!things) return found
  const sides = await Promise.all(things.map((thing) => find(thing).bestOn()))
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
