import type { Checklist } from './corpus.js'
import type { PassageIndex } from './passage-index.js'
import type { Understanding } from './understanding.js'

const LIST_WORDS =
  /^(チェックリスト|チェック|リスト|一覧|項目|確認|手順|まとめ|点検|表|シート|事項|確認事項|todo|やること)+$/
const HEAD_WEIGHT = 2
const STEP_WEIGHT = 0.6
const ROLE_WEIGHT = 0.8
const PHASE_WEIGHT = 0.9
const LEAST_SCORE = 0.3

/** Checklists that fit the question, best first; none where nothing speaks for any of them. */
export function chooseChecklists(
  checklists: readonly Checklist[],
  { concepts, slots, folded }: Understanding,
  index: PassageIndex,
): { checklist: Checklist; confidence: number }[] {
  const asked = concepts.filter(
    ({ said, known }) => known && !LIST_WORDS.test(said) && !/^テレワーク$|^在宅勤務$|^在宅$|^勤務$/.test(said),
  )
  const total = asked.reduce((sum, { weight }) => sum + weight, 0) || 1
  const idOf = (term: string) => index.terms.ids.get(term)!
  const ids = new Set(asked.flatMap(({ variants }) => [...variants.keys()].map(idOf)))
  const share = (lists: Int32Array[]) => {
    const held = new Set<number>()
    for (const list of lists) for (let i = 0; i < list.length; i += 1) if (ids.has(list[i]!)) held.add(list[i]!)
    let covered = 0
    for (const { weight, variants } of asked) {
      let best = 0
      for (const [term, { factor }] of variants) if (factor > best && held.has(idOf(term))) best = factor
      covered += weight * best
    }
    return covered / total
  }
  return checklists
    .map((checklist) => {
      const steps = checklist.steps.map(({ passageId }) => index.byId.get(passageId)!)
      const head = steps.slice(0, 1).map(({ headTerms }) => headTerms)
      const body = steps.flatMap(({ sentences, askedTerms }) => [...sentences.map(({ terms }) => terms), ...askedTerms])
      const role = checklist.role !== undefined && slots.roles.includes(checklist.role) ? 1 : 0
      const phase = checklist.phase !== undefined && slots.phases.includes(checklist.phase) ? 1 : 0
      const otherRole = slots.roles.length > 0 && role === 0 ? 0.3 : 0
      const title = folded.includes(checklist.title.toLowerCase()) ? 3 : 0
      const score =
        HEAD_WEIGHT * share(head) +
        STEP_WEIGHT * share(body) +
        ROLE_WEIGHT * role +
        PHASE_WEIGHT * phase +
        title -
        otherRole
      return { checklist, score, confidence: Math.min(1, score / 3) }
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .map(({ checklist, confidence }) => ({ checklist, confidence }))
}
