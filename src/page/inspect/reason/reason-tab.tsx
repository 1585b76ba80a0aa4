import { act } from '../../world.js'
import { milliseconds } from '../numbers.js'
import { useAsked } from '../use-asked.js'
import { WaitingLine } from '../waiting-line.js'
import { outcomeOf } from './outcome.js'
import './reason.css'
import { ReadingView, ReasonView } from './reason-view.js'

/** Why the app answered as it did in a message. */
export function ReasonTab({ channel, ts, version }: { channel: string; ts: string; version: unknown }) {
  const { value, problem } = useAsked(`${channel}/${ts}`, version, () => act({ do: 'explain', channel, ts }))
  if (value === undefined) return <WaitingLine problem={problem} />
  const { question, because, words, answer, ms } = value
  if (question !== undefined && answer?.explain !== undefined)
    return <ReasonView question={question} answer={answer} explain={answer.explain} ms={ms} />
  return (
    <>
      <section className="reason-none">
        <p>質問への答えではないため、文の選び方の理由はありません。</p>
        {because !== undefined && <p>きっかけ: {because}</p>}
        {answer !== undefined && <p>{outcomeOf(answer)}</p>}
        {ms !== undefined && <p>アシスタントの中でかかった時間は{milliseconds(ms)}ミリ秒です。</p>}
      </section>
      {words !== undefined && answer?.explain !== undefined && (
        <ReadingView words={words} answer={answer} explain={answer.explain} />
      )}
    </>
  )
}
