import type { Button, KnownBlock } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import { unreadLines } from '../../core/answers/look-up-lines.js'
import { OWN_UNSEARCHED } from '../../core/answers/preface.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, contextLine, questionLine, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { draftCase } from './draft-case.js'
import { draftCases } from './draft-cases.js'
import { draftChecklist } from './draft-checklist.js'
import { draftCompare } from './draft-compare.js'
import { draftHelp } from './draft-help.js'
import { canAskPerson, contactWords, draftPerson, personButton } from './draft-person.js'
import { draftClarify, draftNone, draftSmalltalk } from './draft-replies.js'
import { draftStatistics } from './draft-statistics.js'
import { draftDefinition, draftShare, draftText } from './draft-text.js'
import { type Draft, fitMessage, type Message } from './message.js'

/** The message for an answer, inside every limit. Pure: the same answer and context give the same message. */
export function renderAnswer(answer: Answer, context: RenderContext): Message {
  return fitMessage(draftWhole(answer, context))
}

/** All that stands in it, before it is fitted. */
export function draftWhole(answer: Answer, context: RenderContext): Draft {
  return withQuestion(
    withMark(
      withPerson(withUnread(withUnsearched(draftAnswer(answer, context), answer), answer), answer, context),
      context,
    ),
    context,
  )
}

/** Of several answers to one person in a row, each says what it answers. */
function withQuestion(draft: Draft, { asked = '' }: RenderContext): Draft {
  if (asked === '') return draft
  return { ...draft, head: [questionLine(asked), ...draft.head] }
}

const EDITED = '質問が編集されたため、回答を更新しました。'

/** Readers who saw the answer before are to know why it is another. */
function withMark(draft: Draft, { edited }: RenderContext): Draft {
  if (!edited) return draft
  return { ...draft, summary: `${EDITED}${draft.summary}`, tail: [...draft.tail, contextLine(EDITED)] }
}

/** Excerpts say it in what stands before them. */
function withUnsearched(draft: Draft, { kind, ownUnsearched }: Answer): Draft {
  if (!ownUnsearched || kind === 'answer') return draft
  return {
    ...draft,
    summary: `${OWN_UNSEARCHED}${draft.summary}`,
    head: [richText(section(run(OWN_UNSEARCHED))), ...draft.head],
  }
}

/** Words of a look-up that were not used are named, whatever it found. */
function withUnread(draft: Draft, { unread }: Answer): Draft {
  const lines = unreadLines(unread)
  if (lines.length === 0) return draft
  return { ...draft, summary: [draft.summary, ...lines].join('\n'), head: [...draft.head, ...lines.map(contextLine)] }
}

/** What is no answer to a question needs nobody else's. */
const NOT_ASKED = new Set<Answer['kind']>(['help', 'smalltalk', 'clarify', 'share'])

/** 人に聞く, beside the buttons under what answers. */
function withPerson(draft: Draft, answer: Answer, context: RenderContext): Draft {
  if (NOT_ASKED.has(answer.kind)) return draft
  if (!canAskPerson(context)) {
    const contact = context.desk?.contact ?? ''
    return answer.kind === 'none' ? { ...draft, tail: [...draft.tail, contextLine(contactWords(contact))] } : draft
  }
  const asking = personButton(answer, context)
  const beside = (blocks: KnownBlock[]) => {
    const at = blocks.findLastIndex((block) => block.type === 'actions' && block.elements.some(isMainButton))
    return at < 0 ? undefined : blocks.map((block, i) => (i === at ? withButton(block, asking) : block))
  }
  const head = beside(draft.head)
  if (head !== undefined) return { ...draft, head }
  return { ...draft, tail: beside(draft.tail) ?? [...draft.tail, ...actions([asking])] }
}

const MAIN_BUTTONS: unknown[] = [ACTIONS.share, ACTIONS.shareList, ACTIONS.rephrase]

function isMainButton({ action_id }: { action_id?: string }): boolean {
  return MAIN_BUTTONS.includes(action_id)
}

function withButton(block: KnownBlock, added: Button): KnownBlock {
  if (block.type !== 'actions' || block.elements.length >= LIMITS.actionsElements.max) return block
  return { ...block, elements: [...block.elements, added] }
}

function draftAnswer(answer: Answer, context: RenderContext) {
  switch (answer.kind) {
    case 'answer':
      return draftText(answer, context)
    case 'definition':
      return draftDefinition(answer, context)
    case 'statistics':
      return draftStatistics(answer, context)
    case 'case':
      return draftCase(answer, context)
    case 'cases':
      return draftCases(answer, context)
    case 'compare':
      return draftCompare(answer, context)
    case 'checklist':
      return draftChecklist(answer, context)
    case 'share':
      return draftShare(answer, context)
    case 'help':
      return answer.person ? draftPerson(answer, context) : draftHelp(context)
    case 'smalltalk':
      return draftSmalltalk(answer)
    case 'clarify':
      return draftClarify(answer)
    case 'none':
      return draftNone(answer, context)
  }
}
