import type { Explanation } from '../../../core/answers/answer.js'
import type { PassageNames } from './passage-names.js'
import { ANSWER_TYPE_NAMES, nameFor, slotChips } from './reason-names.js'
import './slot-list.css'

/** The names, facts and sort of answer that were recognised beside the words; nothing where there are none. */
export function SlotList({ explain: { answerType, slots }, names }: { explain: Explanation; names: PassageNames }) {
  const chips = [
    ...(answerType === undefined ? [] : [{ label: '答えの形', value: nameFor(ANSWER_TYPE_NAMES, answerType) }]),
    ...slotChips(slots, (id) => names.ofCase(id)),
  ]
  if (chips.length === 0) return null
  return (
    <dl className="slots">
      {chips.map(({ label, value }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
