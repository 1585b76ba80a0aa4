import { useMemo, useState } from 'react'
import '../shell/overlays.css'
import { jsonPieces } from './json-pieces.js'

/** What the app sent, as it sent it. */
export function JsonTab({ json }: { json: string }) {
  const [said, setSaid] = useState('')
  const pieces = useMemo(() => jsonPieces(json), [json])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(json)
      setSaid('コピーしました。')
    } catch {
      // Browsers keep the clipboard from pages that came over plain HTTP from another machine.
      setSaid('コピーできませんでした。選んでコピーしてください。')
    }
  }
  return (
    <>
      <div className="json-head">
        <h3 id="inspect-json">アプリが送ったJSON</h3>
        <span role="status">{said}</span>
        <button type="button" className="button" onClick={copy}>
          コピー
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="json" aria-labelledby="inspect-json" tabIndex={0}>
        <pre>
          {pieces.map(({ kind, text }, i) =>
            kind === 'plain' ? (
              text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and come all at once.
              <span key={i} className={`json-${kind}`}>
                {text}
              </span>
            ),
          )}
        </pre>
      </section>
    </>
  )
}
