import type { ChecklistAnswer } from '../../core/answers/answer.js'
import type { ChecklistStep } from '../../core/corpus/corpus.js'
import { sourceWords } from '../../core/corpus/line-sources.js'
import { checklistTitle, stepText } from '../../core/corpus/step-text.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, buttons, contextLine, header, lines, richText, run } from './blocks.js'
import { renderRunRef } from './checklists/run-ref.js'
import type { RenderContext } from './context.js'
import { newerLine } from './excerpts.js'
import type { Draft, Later } from './message.js'
import { clipText } from './plain-text.js'

const MAX_OTHERS = 5

/** A checklist's steps in order, under their groups; where others see the answer too, nobody's ticks are in it. */
export function draftChecklist(answer: ChecklistAnswer, context: RenderContext): Draft {
  const { checklist } = answer
  const { steps } = checklist
  const title = `${checklistTitle(checklist)}（${steps.length}項目）`
  const ref = renderRunRef({ list: checklist.id })
  const others = answer.others
    .slice(0, MAX_OTHERS)
    .map(({ id, title }) => ({ text: title, value: renderRunRef({ list: id }) }))
  return {
    summary: `${title}: ${steps.map(stepText).join(' ')}`,
    head: [
      header(title),
      ...(checklist.intro === undefined ? [] : [contextLine(clipText(checklist.intro, LIMITS.lineText.max))]),
    ],
    later: steps.map((step, i) => stepLine(step, i, steps[i - 1]?.group)),
    counter: '項目',
    tail: [
      ...sourceWords(
        answer.citations.map((origin, i) => ({ number: i + 1, origin })),
        LIMITS.sources.max,
      ).map((line) => contextLine(line)),
      ...newerLine(checklist.source, checklist.newer, context.sources),
      ...actions([
        button({
          text: '開いて印を付ける',
          ...{ action: ACTIONS.openRun, value: ref, label: '開いて印を付ける（自分だけに見えます）' },
        }),
        button({ text: 'チャンネルで進める', action: ACTIONS.startRun, value: ref, of: title }),
        button({ text: '共有', action: ACTIONS.shareList, value: ref, label: '共有（チャンネルに投稿します）' }),
      ]),
      ...(others.length === 0
        ? []
        : [contextLine('ほかのチェックリスト'), ...actions(buttons(ACTIONS.openRun, others))]),
    ],
  }
}

function stepLine(step: ChecklistStep, index: number, groupBefore: string | undefined): Later {
  const line = [run(`${index + 1}. ${clipText(stepText(step, index), LIMITS.lineText.max)}`)]
  const group = step.group !== undefined && step.group !== groupBefore ? step.group : undefined
  const heading = group === undefined ? [] : [[run(clipText(group, LIMITS.lineText.max), true)]]
  return { blocks: [richText(lines(...heading, line))], ref: String(index) }
}
