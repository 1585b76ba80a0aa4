import { type ReactNode, useMemo } from 'react'
import type { Answer, Explanation } from '../../../core/answers/answer.js'
import { milliseconds, percent } from '../numbers.js'
import { ConceptTree } from './concept-tree.js'
import { ConfidenceView } from './confidence-view.js'
import { HitBars } from './hit-bars.js'
import { IntentBars } from './intent-bars.js'
import { outcomeOf } from './outcome.js'
import { PassageNames } from './passage-names.js'
import { QuestionWords } from './question-words.js'
import { KIND_NAMES } from './reason-names.js'
import { SentenceBars } from './sentence-bars.js'
import { SlotList } from './slot-list.js'

interface ReasonViewProps {
  question: string
  answer: Answer
  explain: Explanation
  ms: number | undefined
}

/** From the question to the answer, step by step, for whoever keeps the thesaurus and the documents. */
export function ReasonView({ question, answer, explain, ms }: ReasonViewProps) {
  const names = useMemo(() => new PassageNames(answer), [answer])
  const { value } = explain.confidence
  return (
    <div className="reason">
      <header className="reason-head">
        <p className="reason-question">{question}</p>
        <p className="reason-outcome">{outcomeOf(answer)}</p>
        <dl className="reason-figures">
          <div>
            <dt>返事の種類</dt>
            <dd>{KIND_NAMES[answer.kind]}</dd>
          </div>
          <div>
            <dt>確からしさ</dt>
            <dd>{percent(value)}</dd>
          </div>
          {ms !== undefined && (
            <div>
              <dt>かかった時間</dt>
              <dd>{milliseconds(ms)} ミリ秒</dd>
            </div>
          )}
        </dl>
      </header>
      <ol className="steps-of-reason">
        <Step title="質問を読む" says="言葉に切り、意味を持つ語（濃い語）を選びます。">
          <QuestionWords question={question} explain={explain} />
        </Step>
        <Step title="言葉を広げる" says="類語集などで、資料の側の言い方に広げます。棒は質問の中での重みです。">
          <ConceptTree concepts={explain.concepts} hits={explain.hits} />
        </Step>
        <Step title="何を聞かれたか決める" says="言い方から、返事の種類を選びます。">
          <IntentBars explain={explain} names={names} />
        </Step>
        <Step title="資料を探す" says="広げた言葉で見つかった箇所です。棒は検索の点数です。">
          <HitBars explain={explain} answer={answer} names={names} />
        </Step>
        <Step title="文を選ぶ" says="見つかった箇所の文に点数を付け、高い順に選びます。">
          <SentenceBars explain={explain} answer={answer} names={names} />
        </Step>
        <Step title="答えてよいか確かめる" says="一番の文と質問から、答えになっている確からしさを見積もります。">
          <ConfidenceView answer={answer} confidence={explain.confidence} />
        </Step>
      </ol>
    </div>
  )
}

/** How the words of a look-up were read: no sentence is chosen for one, so that is all there is to draw. */
export function ReadingView({ words, answer, explain }: { words: string; answer: Answer; explain: Explanation }) {
  const names = useMemo(() => new PassageNames(answer), [answer])
  return (
    <div className="reason">
      <ol className="steps-of-reason">
        <Step title="言葉を読む" says="言葉に切り、意味を持つ語（濃い語）と、名前や条件を選びます。">
          <QuestionWords question={words} explain={explain} />
          <SlotList explain={explain} names={names} />
        </Step>
        <Step title="言葉を広げる" says="類語集などで、資料の側の言い方に広げます。棒は検索の言葉の中での重みです。">
          <ConceptTree concepts={explain.concepts} hits={explain.hits} />
        </Step>
      </ol>
    </div>
  )
}

function Step({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <li className="step-of-reason">
      <h3>{title}</h3>
      <p className="inspect-note">{says}</p>
      {children}
    </li>
  )
}
