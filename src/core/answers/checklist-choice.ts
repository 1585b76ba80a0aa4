import type { Checklist } from '../corpus/corpus.js'
import type { PassageIndex } from '../index/passage-index.js'
import type { Concept } from '../question/concepts.js'
import type { Understanding } from '../question/understanding.js'
import { editDistance } from '../text/edit-distance.js'

/** Words that ask for a list, or that every list is about: none of them says which. */
export const LIST_WORDS =
  /^(チェック|リスト|一覧|項目|確認|手順|まとめ|まとめる|点検|表|シート|事項|todo|やること|やる|必要|準備|注意|対策|作業|タスク|段取り|流れ|順番|順|形|ステップ|ポイント|点|漏れ|抜け|見落とし|最初|全部|出す|作る|並べる|決める|始める|進める|導入)+$/
const LIST_NAMES = [
  'チェックリスト',
  'チェックシート',
  'チェック',
  'リスト',
  'シート',
  '確認事項',
  '一覧表',
  '点検表',
  '手順',
]
export const SUBJECT = /^(テレワーク|在宅勤務|在宅|勤務)$/
const HEAD_WEIGHT = 2
const STEP_WEIGHT = 0.6
const ROLE_WEIGHT = 0.8
const PHASE_WEIGHT = 0.9
const LEAST_SCORE = 0.3

/** What a question says of which list is meant, beside asking for one. */
export function subjectsOf(concepts: readonly Concept[]): Concept[] {
  return concepts.filter(({ said, known }) => !LIST_WORDS.test(said) && !SUBJECT.test(said) && (known || !isSlip(said)))
}

/** チェクリスト, リトス, くだちい: an unknown word that is more likely a slip of the pen than a subject. */
function isSlip(said: string): boolean {
  if (/^([ぁ-ゖー]+|.)$/u.test(said)) return true
  return LIST_NAMES.some((name) => {
    const edits = name.length > 4 ? 2 : 1
    return editDistance(said, name, edits) <= edits
  })
}

/** True where a list speaks of the thing. */
export function speaksOf({ steps }: Checklist, { variants }: Concept, index: PassageIndex): boolean {
  const ids = new Set([...variants.keys()].map((term) => index.terms.ids.get(term)!))
  const holds = (terms: Int32Array) => terms.some((id) => ids.has(id))
  return steps.some(({ passageId }) => {
    const { headTerms, sentences, notedTerms } = index.byId.get(passageId)!
    return holds(headTerms) || sentences.some(({ terms }) => holds(terms)) || notedTerms.some(holds)
  })
}

/** Checklists that fit the question, best first; none where nothing speaks for any of them. */
export function chooseChecklists(
  checklists: readonly Checklist[],
  { concepts, slots, folded }: Understanding,
  index: PassageIndex,
): { checklist: Checklist; confidence: number }[] {
  const asked = subjectsOf(concepts).filter(({ known }) => known)
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
  return (
    checklists
      .map((checklist) => {
        const steps = checklist.steps.map(({ passageId }) => index.byId.get(passageId)!)
        const head = steps.slice(0, 1).map(({ headTerms }) => headTerms)
        const body = steps.flatMap(({ sentences, notedTerms }) => [
          ...sentences.map(({ terms }) => terms),
          ...notedTerms,
        ])
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
      // Of two that fit alike the fuller one.
      .sort((a, b) => b.score - a.score || b.checklist.steps.length - a.checklist.steps.length)
      .map(({ checklist, confidence }) => ({ checklist, confidence }))
  )
}
