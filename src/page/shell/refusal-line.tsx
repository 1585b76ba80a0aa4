import { memo } from 'react'
import type { Call } from '../protocol.js'
import './refusal-line.css'
import { clockTime } from './time-labels.js'

/** A call of the app that Slack did not take, where its message would have stood. */
export const RefusalLine = memo(function RefusalLine({ call }: { call: Call }) {
  const { method, error, details, args, at } = call
  return (
    <li className="refusal">
      <details>
        <summary>
          Slackが受け付けませんでした: {method}（{error ?? '理由なし'}）
          <time className="refusal-time">{clockTime(new Date(at))}</time>
        </summary>
        {details.length > 0 && (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{JSON.stringify(args, undefined, 2)}</pre>
      </details>
    </li>
  )
})
