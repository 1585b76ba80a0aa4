import type { Answer } from '../../core/answers/answer.js'
import type { Asking, Want } from '../../service/asking.js'
import type { Service } from '../../service/service.js'
import { ACTIONS } from '../ids.js'
import { isDirect, type Press, placeForReader, placeInThread } from '../intake/press.js'
import { openView } from '../outbox/open-view.js'
import { searchingView } from '../render/ask-views.js'
import { readCaseListRef } from '../render/case-list-ref.js'
import type { RenderContext } from '../render/context.js'
import { type Quotes, requote, splitRefs } from '../render/excerpt-ref.js'
import type { Message } from '../render/message.js'
import { renderAnswer } from '../render/render-answer.js'
import { renderCaseSection } from '../render/render-case-section.js'
import { renderCompareChoice } from '../render/render-compare-choice.js'
import { renderExcerpts } from '../render/render-excerpts.js'
import type { Workspace } from '../workspace/workspace.js'
import { answerForm } from './ask.js'
import { onPress, type PressApp } from './on-press.js'
import { listenToReaders } from './reading.js'
import { sendReply } from './send-reply.js'

/** Every button under an answer but 共有, votes and 人に聞く. Values carry ids; each press is answered once. */
export function listenToButtons(parts: PressApp): void {
  const { service } = parts
  const { assistant } = service
  const quotes = (action: string, render: (quotes: Quotes, refs: string[]) => Message) => {
    onPress(parts, action, async (press, { outbox, roles }) => {
      const message = render(service.quotesFor(await roles.audienceOf(press.user)), splitRefs(press.value))
      await outbox.send(placeForReader(press), () => message)
    })
  }
  const opens = (action: string, toWant: (press: Press) => Want, render: RenderPress = renderAnswer) => {
    onPress(parts, action, async (press, workspace) => {
      const { team, user } = press
      const reply = await service.reply({ want: toWant(press), asker: { team, user } })
      await sendReply(workspace, reply, {
        place: placeForReader(press),
        surface: surfaceOf(press),
        render: (answer, context) => render(answer, context, press),
      })
    })
  }

  listenToReaders(parts)
  quotes(ACTIONS.others, (quotes, refs) => renderExcerpts(requote(quotes, refs), assistant.sources()))
  opens(ACTIONS.openCase, ({ value }) => ({ kind: 'openCase', id: value }))
  opens(
    ACTIONS.caseSection,
    ({ value }) => ({ kind: 'openCase', ...sectionIn(value) }),
    (answer, context, { value }) => renderCaseSection(answer, sectionIn(value).section, context),
  )
  opens(ACTIONS.similarCases, ({ value }) => ({ kind: 'similarCases', id: value }))
  opens(ACTIONS.moreCases, ({ value }) => ({ kind: 'openCases', ...readCaseListRef(value) }))
  opens(ACTIONS.findCases, ({ value }) => ({ kind: 'cases', words: value }))
  opens(ACTIONS.compareWith, ({ value }) => ({ kind: 'compareCases', ids: splitRefs(value) }))
  opens(
    ACTIONS.compare,
    ({ value }) => {
      const ids = splitRefs(value)
      return ids.length > 1 ? { kind: 'compareCases', ids } : { kind: 'similarCases', id: value }
    },
    (answer, context, { value }) =>
      answer.kind === 'cases'
        ? renderCompareChoice(
            value,
            answer.cases.map(({ id }) => id),
            assistant.cases(),
          )
        : renderAnswer(answer, context),
  )
  onPress(parts, ACTIONS.ask, (press, workspace) => answerPress(service, workspace, press))
  onPress(parts, ACTIONS.askTyped, async (press, workspace) => {
    const typed = press.value.trim()
    if (typed !== '') await answerPress(service, workspace, { ...press, value: typed })
  })
}

type RenderPress = (answer: Answer, context: RenderContext, press: Press) => Message

/** A case's id and the name of one of its sections. */
function sectionIn(value: string): { id: string; section: string } {
  const [id = '', section = ''] = splitRefs(value)
  return { id, section }
}

/** The question of a button, where the button stands: in the modal, in the thread, or privately. */
async function answerPress(service: Service, workspace: Workspace, press: Press): Promise<void> {
  const { team, user, channel, thread, modal, value } = press
  const asker = await workspace.roles.asker({ team, user })
  if (modal?.isRoot) {
    await answerForm(service, workspace, asker, modal.id, { words: value, turn: modal.turn })
    return
  }
  if (channel === undefined && modal === undefined) {
    // On the Home tab nobody would see an answer in the DM.
    const opened = await openView(workspace.client, workspace.features, press.triggerId, searchingView())
    if (opened !== undefined && 'view_id' in opened) {
      await answerForm(service, workspace, asker, opened.view_id, { words: value, turn: 0 })
      return
    }
  }
  const asking: Asking = { want: { kind: 'question', text: value }, asker, alone: surfaceOf(press) !== 'channel' }
  if (channel !== undefined && !press.isPrivate) asking.thread = { team, channel, thread }
  await sendReply(workspace, await service.reply(asking), {
    place: placeInThread(press),
    surface: surfaceOf(press),
    carriesQuestion: true,
    // On top of the modal, its own field is the place to put a question in other words.
    ...(modal !== undefined && { question: '' }),
  })
}

function surfaceOf(press: Press) {
  if (press.isPrivate || press.modal !== undefined) return 'private'
  return press.channel === undefined || isDirect(press.channel) ? 'dm' : 'channel'
}
