import type { DefinitionAnswer, ShareAnswer, TextAnswer } from '../../core/answers/answer.js'
import { prefaceOf } from '../../core/answers/preface.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import { foldPlain } from '../../core/text/width.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, lines, markedRuns, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import {
  excerptButtons,
  feedbackButtons,
  fullExcerpt,
  furtherExcerpts,
  newerLine,
  newerLines,
  shareButton,
  shownExcerpts,
  sourceLine,
  spokenOf,
} from './excerpts.js'
import type { Draft } from './message.js'
import { clipText } from './plain-text.js'

/** Excerpts that answer: those that come close to the best in full view, the others after the buttons. */
export function draftText(answer: TextAnswer, context: RenderContext): Draft {
  const shown = answer.excerpts.slice(0, answer.leading)
  if (shown.length === 0)
    return {
      summary: '資料の中に答えが見つかりませんでした。',
      head: [contextLine('資料の中に答えが見つかりませんでした。')],
      later: [],
      counter: '件',
      tail: [],
    }
  const preface = prefaceOf(answer)
  return {
    summary: `${preface}${spokenOf(shown)}`,
    head: [
      ...(preface === '' ? [] : [richText(section(run(preface)))]),
      ...shownExcerpts(shown),
      ...excerptButtons(shown, answer.excerpts, context),
    ],
    ...furtherExcerpts(answer.excerpts.slice(answer.leading), context),
    tail: [...newerLines(shown, context.sources), ...feedbackButtons(answer.excerpts)],
  }
}

export function draftDefinition(answer: DefinitionAnswer, context: RenderContext): Draft {
  const { entry } = answer
  const others = answer.excerpts.filter((excerpt) => excerpt.citation.passageId !== entry.passageId)
  const own = answer.excerpts.find((excerpt) => excerpt.citation.passageId === entry.passageId)
  const called = askedAs(answer, context)
  return {
    summary: `${called === undefined ? entry.term : `${called}（資料では「${entry.term}」）`}: ${entry.definition}${own === undefined ? '' : `（${own.citation.short}）`}`,
    head: [
      richText(
        lines(
          [
            run(clipText(called ?? entry.term, LIMITS.lineText.max), true),
            ...(called === undefined ? [] : [run(clipText(`（資料では「${entry.term}」）`, LIMITS.lineText.max))]),
          ],
          markedRuns(entry.definition, [], LIMITS.excerptText.max),
        ),
      ),
      ...(own === undefined
        ? sourceLine(entry.source, entry.place, context.sources)
        : [contextLine(own.citation.short), ...newerLine(entry.source, own.newer, context.sources)]),
      ...excerptButtons(answer.excerpts.slice(0, 1), answer.excerpts, context),
    ],
    ...furtherExcerpts(others, context),
    tail: answer.excerpts.length === 0 ? [] : feedbackButtons(answer.excerpts),
  }
}

/** The other name of the term that was asked by; undefined where the documents' own was. */
function askedAs({ entry: { term, aliases } }: DefinitionAnswer, { question = '' }: RenderContext): string | undefined {
  const asked = foldPlain(question)
  if (asked.includes(foldPlain(term))) return undefined
  return aliases.find((alias) => asked.includes(foldPlain(alias)))
}

/** Excerpts to choose from, with the button that opens the preview. */
export function draftShare(answer: ShareAnswer, context: RenderContext): Draft {
  const excerpts: Excerpt[] = answer.excerpts
  const [first, ...others] = excerpts
  if (first === undefined) {
    const ask =
      '共有したい内容を教えてください。たとえば「/telework-share 持ち出し」で、抜粋を選んでチャンネルに投稿できます。'
    const find = actions([button({ text: '探して共有する', action: ACTIONS.findShare, value: 'find' })])
    return { summary: ask, head: [richText(section(run(ask)))], later: [], counter: '件', tail: find }
  }
  return {
    summary: `共有できる箇所: ${spokenOf(excerpts)}`,
    head: [
      richText(section(run('次の抜粋を共有できます。「共有」を押すと、投稿する前に内容とチャンネルを選べます。'))),
      ...fullExcerpt(first, context.sources),
      ...actions([shareButton(excerpts)]),
    ],
    ...furtherExcerpts(others, context),
    tail: [],
  }
}
