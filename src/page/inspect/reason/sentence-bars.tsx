import type { Answer, Explanation } from '../../../core/answers/answer.js'
import './sentence-bars.css'
import { fixed } from '../numbers.js'
import { familyShares, sumOf } from './contributions.js'
import { FAMILIES, type Family, RANKING_NAMES } from './feature-names.js'
import { FoldedList } from './folded-list.js'
import { type Quoted, quotedAs, quotedFromElsewhere } from './outcome.js'
import { PassageLine } from './passage-line.js'
import type { PassageNames } from './passage-names.js'
import { ScoreBar } from './score-bar.js'
import { ScoreTable } from './score-table.js'

const SHOWN = 5
const LISTED = 10

interface SentenceBarsProps {
  explain: Explanation
  answer: Answer
  names: PassageNames
}

/** The best sentences with what their scores are made of, all drawn to one scale. */
export function SentenceBars({ explain, answer, names }: SentenceBarsProps) {
  const sentences = explain.sentences.slice(0, LISTED)
  const first = sentences[0]
  if (first === undefined) return <p>点数の付いた文はありませんでした。</p>
  const shares = sentences.map(({ features }) => familyShares(features))
  const scale = {
    adds: Math.max(...shares.map(({ adds }) => sumOf(adds))),
    takes: Math.max(...shares.map(({ takes }) => -sumOf(takes))),
  }
  const elsewhere = quotedFromElsewhere(sentences, answer)
  const families = (Object.keys(FAMILIES) as Family[]).filter((family) =>
    shares.some(({ adds, takes }) => [...adds, ...takes].some((each) => each.family === family)),
  )
  const row = (sentence: Explanation['sentences'][number], i: number) => (
    <li key={`${sentence.passageId} ${sentence.text}`}>
      <div className="hit-head">
        <span className="hit-rank">{i + 1}</span>
        <PassageLine passageId={sentence.passageId} names={names} />
        <QuotedBadge quoted={quotedAs(sentence, answer)} />
        <b className="hit-score">{fixed(sentence.score, 2)}</b>
      </div>
      <p className="sentence-text">{sentence.text}</p>
      <ScoreBar shares={shares[i]!} scale={scale} score={sentence.score} />
      <MatchedWords matched={sentence.matched} />
      <details className="numbers">
        <summary>数値で見る</summary>
        <ScoreTable features={sentence.features} {...(i > 0 && { against: first.features })} score={sentence.score} />
      </details>
    </li>
  )
  return (
    <>
      <Legend families={families} />
      <FoldedList items={sentences} shown={SHOWN} row={row} />
      {elsewhere.length > 0 && (
        <p className="inspect-note">引用{elsewhere.join('・')}は、この一覧の外の文（原文など）から採りました。</p>
      )}
    </>
  )
}

function MatchedWords({ matched }: Pick<Explanation['sentences'][number], 'matched'>) {
  if (matched.length === 0) return null
  return (
    <p className="matched-words">
      {matched.map(({ said, by }) => (
        <span key={said}>{by === said || by === '' ? said : `${said} ← ${by}`}</span>
      ))}
    </p>
  )
}

function QuotedBadge({ quoted }: { quoted: Quoted | undefined }) {
  if (quoted === undefined) return null
  return (
    <small className="badge">{quoted.as === 'answers' ? `引用${quoted.place}の文` : `引用${quoted.place}の前後`}</small>
  )
}

function Legend({ families }: { families: Family[] }) {
  return (
    <>
      <ul className="families" aria-label="棒の見分け方">
        {families.map((family) => (
          <li key={family}>
            <span className="family" data-family={family} aria-hidden="true">
              {FAMILIES[family].sign}
            </span>
            {FAMILIES[family].name}
          </li>
        ))}
      </ul>
      <details className="more">
        <summary>特徴の意味</summary>
        <dl className="feature-meanings">
          {Object.values(RANKING_NAMES).map(({ family, name, says }) => (
            <div key={name}>
              <dt>
                <span className="family" data-family={family} aria-hidden="true">
                  {FAMILIES[family].sign}
                </span>
                {name}
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
