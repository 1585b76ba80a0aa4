import { Meter } from '@base-ui/react/meter'
import type { Size } from '../protocol.js'
import { percent } from './numbers.js'
import { sizeShares } from './size-share.js'

const SIGNS = { fine: '', near: '上限が近い', over: '上限を超えています' }

/** Each figure against what Slack takes at most, the fullest first. */
export function SizesTab({ sizes }: { sizes: Size[] }) {
  const shares = sizeShares(sizes)
  const near = shares.filter(({ state }) => state !== 'fine').length
  return (
    <section aria-labelledby="inspect-sizes">
      <h3 id="inspect-sizes">Slackの上限に対する大きさ</h3>
      <p className="inspect-note">
        {near === 0 ? 'どれも上限の8割に届いていません。' : `${near}つが上限の8割に届いています。`}
      </p>
      <div className="sizes">
        {shares.map(({ name, value, max, source, share, state }) => (
          <Meter.Root
            key={name}
            className="size"
            data-state={state}
            value={Math.min(value, max)}
            max={max}
            aria-valuetext={`${value}、上限は${max}${SIGNS[state] === '' ? '' : `、${SIGNS[state]}`}`}
          >
            <Meter.Label className="size-name">{name}</Meter.Label>
            <span className="size-figures">
              {SIGNS[state] !== '' && <b className="size-sign">⚠ {SIGNS[state]}</b>}
              <b>{value.toLocaleString('ja-JP')}</b> / {max.toLocaleString('ja-JP')}
              <span className="size-share">（{percent(share)}）</span>
            </span>
            <Meter.Track className="size-track">
              <Meter.Indicator className="size-fill" />
            </Meter.Track>
            <small>{source}</small>
          </Meter.Root>
        ))}
      </div>
    </section>
  )
}
