import type { KnownBlock } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { LIMITS } from '../limits.js'
import { contextLine, lines, richText, run } from './blocks.js'
import { fullExcerpt } from './excerpts.js'
import { clipText } from './plain-text.js'

/** As much of a list as a preview shows. */
const STEPS = 3

/** A passage under its link: what it says first, and where it stands. */
export function passagePreview([first]: readonly Excerpt[], sources: readonly Source[]): KnownBlock[] | undefined {
  return first === undefined ? undefined : fullExcerpt(first, sources)
}

/** A case or a checklist under its link. */
export function answerPreview(answer: Answer): KnownBlock[] | undefined {
  if (answer.kind === 'case') {
    const { name, profile, scheme, citation } = answer.card
    return told(name, [profile, scheme], citation.label)
  }
  if (answer.kind !== 'checklist') return undefined
  const { title, steps } = answer.checklist
  const rest = steps.length - STEPS
  const first = steps.slice(0, STEPS).map(({ text }) => `・${text}`)
  return told(
    `チェックリスト: ${title}（${steps.length}項目）`,
    [...first, ...(rest > 0 ? [`ほか${rest}項目`] : [])],
    [...new Set(answer.citations.map(({ label }) => label))].join('、'),
  )
}

function told(title: string, words: readonly string[], place: string): KnownBlock[] {
  const said = words.filter((each) => each !== '').map((each) => [run(clipText(each, LIMITS.lineText.max))])
  return [
    richText(lines([run(clipText(title, LIMITS.lineText.max), true)], ...said)),
    contextLine(clipText(`出典: ${place}`, LIMITS.citationLabel.max)),
  ]
}
