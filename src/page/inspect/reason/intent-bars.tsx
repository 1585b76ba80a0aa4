import type { CSSProperties } from 'react'
import type { Explanation } from '../../../core/answers/answer.js'
import './intent-bars.css'
import { percent } from '../numbers.js'
import type { PassageNames } from './passage-names.js'
import { DECISION_NAMES, INTENT_NAMES, KIND_NAMES, nameFor } from './reason-names.js'
import { SlotList } from './slot-list.js'

const SHOWN = 4

/** What the person may have wanted, with how likely each is, and what was made of it. */
export function IntentBars({ explain, names }: { explain: Explanation; names: PassageNames }) {
  const { intents, decision } = explain
  const others = intents.slice(SHOWN)
  return (
    <>
      <ol className="intents">
        {intents.slice(0, SHOWN).map(({ intent, score }, i) => (
          <li key={intent} data-winner={i === 0} style={{ '--share': score } as CSSProperties}>
            <span>
              {nameFor(INTENT_NAMES, intent)}
              {i === 0 && <small className="badge">一番近い</small>}
            </span>
            <b>{percent(score)}</b>
            <span className="intent-bar" aria-hidden="true" />
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <p className="inspect-note">
          ほかの{others.length}種類は、合わせて{percent(others.reduce((sum, { score }) => sum + score, 0))}です。
        </p>
      )}
      <p className="decision">
        <b>→ {KIND_NAMES[decision.kind]}</b>　{DECISION_NAMES[decision.reason]}
      </p>
      <SlotList explain={explain} names={names} />
    </>
  )
}
