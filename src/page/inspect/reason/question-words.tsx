import type { Explanation } from '../../../core/answers/answer.js'
import './question-words.css'
import { type QuestionPart, questionParts } from './question-parts.js'
import { nameFor, READ_BY_NAMES, WORD_CLASS_NAMES } from './reason-names.js'

/** The question cut into words, in reading order, each with its base form and word class. */
export function QuestionWords({ question, explain }: { question: string; explain: Explanation }) {
  const parts = questionParts(question, explain)
  return (
    <ol className="words-read" aria-label="質問の言葉">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; the list comes all at once.
        <li key={i}>
          <Part part={part} named={explain.slots.caseIds.length > 0} />
        </li>
      ))}
    </ol>
  )
}

function Part({ part, named }: { part: QuestionPart; named: boolean }) {
  switch (part.kind) {
    case 'token':
      return <Word token={part.token} />
    case 'before':
      return <Word token={part.token} note="前の質問から" />
    case 'apart':
      return (
        <span className="word-read" data-sort="apart">
          <span>{part.text}</span>
          <small>{named ? '名前として別に' : '読まずに除く'}</small>
        </span>
      )
    case 'restated': {
      const { said, as, by } = part.restatement
      return (
        <span className="word-restated">
          <span className="word-read" data-sort="said">
            <del>{said}</del>
            <small>{READ_BY_NAMES[by]}</small>
          </span>
          <svg aria-hidden="true" width="26" height="12" viewBox="0 0 26 12">
            <path d="M1 6h22M18 1.5 23.5 6 18 10.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          <span className="unseen">を「{as}」と読んだ:</span>
          {part.tokens.map((token) => (
            <Word key={token.surface} token={token} />
          ))}
        </span>
      )
    }
  }
}

function Word({ token, note }: { token: Explanation['tokens'][number]; note?: string }) {
  const { surface, term, wordClass, content } = token
  const base = term === surface ? '' : `原形 ${term}`
  return (
    <span className="word-read" data-sort={content ? 'content' : 'faint'}>
      <span>{surface}</span>
      <small>{[nameFor(WORD_CLASS_NAMES, wordClass), base, note ?? ''].filter((each) => each !== '').join('・')}</small>
    </span>
  )
}
