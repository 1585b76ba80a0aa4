import type { DefinitionAnswer, ShareAnswer, TextAnswer } from '../../core/answers/answer.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import { LIMITS } from '../limits.js'
import { actions, contextLine, lines, markedRuns, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import {
  excerptButtons,
  feedbackButtons,
  furtherExcerpts,
  mainExcerpt,
  newerLine,
  shareButton,
  sourceLine,
  summaryOf,
} from './excerpts.js'
import type { Draft } from './message.js'
import { clipText } from './plain-text.js'

/** Excerpts that answer: the first in full view, the others after the buttons. */
export function draftText(answer: TextAnswer, context: RenderContext): Draft {
  const [first, ...others] = answer.excerpts
  if (first === undefined)
    return {
      summary: '資料の中に答えが見つかりませんでした。',
      head: [contextLine('資料の中に答えが見つかりませんでした。')],
      later: [],
      counter: '件',
      tail: [],
    }
  return {
    summary: summaryOf(answer.excerpts),
    head: [...mainExcerpt(first, context.sources), ...excerptButtons(answer.excerpts)],
    ...furtherExcerpts(others, context),
    tail: feedbackButtons(answer.excerpts),
  }
}

export function draftDefinition(answer: DefinitionAnswer, context: RenderContext): Draft {
  const { entry } = answer
  const others = answer.excerpts.filter((excerpt) => excerpt.citation.passageId !== entry.passageId)
  const own = answer.excerpts.find((excerpt) => excerpt.citation.passageId === entry.passageId)
  const reading = entry.reading === undefined ? '' : `（${entry.reading}）`
  return {
    summary: `${entry.term}: ${entry.definition}`,
    head: [
      richText(
        lines(
          [
            run(clipText(entry.term, LIMITS.lineText.max), true),
            ...(reading === '' ? [] : [run(clipText(reading, LIMITS.lineText.max))]),
          ],
          markedRuns(entry.definition, [], LIMITS.excerptText.max),
        ),
      ),
      ...(own === undefined
        ? sourceLine(entry.source, entry.place, context.sources)
        : [contextLine(own.citation.label), ...newerLine(entry.source, own.newer, context.sources)]),
      ...excerptButtons(answer.excerpts),
    ],
    ...furtherExcerpts(others, context),
    tail: answer.excerpts.length === 0 ? [] : feedbackButtons(answer.excerpts),
  }
}

/** Excerpts to choose from, with the button that opens the preview. */
export function draftShare(answer: ShareAnswer, context: RenderContext): Draft {
  const excerpts: Excerpt[] = answer.excerpts
  const [first, ...others] = excerpts
  if (first === undefined) {
    const ask =
      '共有したい内容を教えてください。たとえば「/telework-share 持ち出し」で、抜粋を選んでチャンネルに投稿できます。'
    return { summary: ask, head: [richText(section(run(ask)))], later: [], counter: '件', tail: [] }
  }
  return {
    summary: `共有できる箇所: ${summaryOf(excerpts)}`,
    head: [
      richText(section(run('次の抜粋を共有できます。「共有」を押すと、投稿する前に内容とチャンネルを選べます。'))),
      ...mainExcerpt(first, context.sources),
      ...actions([shareButton(excerpts)]),
    ],
    ...furtherExcerpts(others, context),
    tail: [],
  }
}
