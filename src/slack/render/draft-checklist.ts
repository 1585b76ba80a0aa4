import type { ChecklistAnswer } from '../../core/answers/answer.js'
import type { ChecklistStep } from '../../core/corpus/corpus.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, buttons, contextLine, header, lines, richText, run } from './blocks.js'
import type { RenderContext } from './context.js'
import { joinRefs } from './excerpt-ref.js'
import { newerLine, shareButton } from './excerpts.js'
import type { Draft, Later } from './message.js'
import { clipText } from './plain-text.js'

const MAX_OTHERS = 5

/** A checklist's steps in order, under their groups. `skip` steps of it have been shown before. */
export function draftChecklist(answer: ChecklistAnswer, context: RenderContext, skip = 0): Draft {
  const { checklist } = answer
  const count = checklist.steps.length
  const role = checklist.role === undefined ? '' : ` — ${checklist.role}`
  const steps = checklist.steps.slice(skip)
  const others = answer.others.slice(0, MAX_OTHERS).map(({ id, title }) => ({ text: title, value: `${id}\n0` }))
  return {
    summary: `${checklist.title}${role}（${count}項目）: ${steps.map((step) => step.text).join(' ')}`,
    head: [
      header(`${checklist.title}${role}（${count}項目）`),
      ...(skip === 0 && checklist.intro !== undefined
        ? [contextLine(clipText(checklist.intro, LIMITS.lineText.max))]
        : []),
    ],
    later: steps.map((step, i) => stepLine(step, skip + i, i === 0 ? undefined : steps[i - 1]?.group)),
    counter: '項目',
    whenDropped: (refs) =>
      actions([
        button({
          text: '続きを見る',
          action: ACTIONS.openChecklist,
          value: joinRefs([checklist.id, refs[0] ?? '0'], LIMITS.buttonValue.max),
        }),
      ]),
    tail: [
      contextLine(`出典: ${clipText(answer.citation.label, LIMITS.citationLabel.max)}`),
      ...newerLine(checklist.source, checklist.newer, context.sources),
      ...actions(answer.excerpts.length === 0 ? [] : [shareButton(answer.excerpts)]),
      ...(others.length === 0
        ? []
        : [contextLine('ほかのチェックリスト'), ...actions(buttons(ACTIONS.openChecklist, others))]),
    ],
  }
}

function stepLine(step: ChecklistStep, index: number, groupBefore: string | undefined): Later {
  const line = [run(`${index + 1}. ${clipText(step.text, LIMITS.lineText.max)}`)]
  const group = step.group !== undefined && step.group !== groupBefore ? step.group : undefined
  const heading = group === undefined ? [] : [[run(clipText(group, LIMITS.lineText.max), true)]]
  return { blocks: [richText(lines(...heading, line))], ref: String(index) }
}
