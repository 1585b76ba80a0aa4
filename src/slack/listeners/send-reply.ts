import type { Answer } from '../../core/answers/answer.js'
import type { Reply } from '../../service/asking.js'
import type { Place } from '../outbox/place.js'
import type { RenderContext } from '../render/context.js'
import type { Message } from '../render/message.js'
import { renderAnswer } from '../render/render-answer.js'
import { nameReply, nameVote } from '../reply-names.js'
import type { Workspace } from '../workspace/workspace.js'

export interface Showing {
  place: Place
  surface: RenderContext['surface']
  /** The words that may be put in another way; those that were asked where not said. */
  question?: string
  /** Nobody sees what was asked beside it: the answer carries it. */
  carriesQuestion?: boolean
  /** How it is shown, where not as the answer that it is. */
  render?: (answer: Answer, context: RenderContext) => Message
}

/** Shows a reply where it belongs. The message carries the reply's name, so that one can come back to it. */
export async function sendReply(workspace: Workspace, reply: Reply, showing: Showing): Promise<void> {
  const { place, surface, question = questionOf(reply), render = renderAnswer, carriesQuestion } = showing
  const edited = place.kind === 'instead'
  const { answer, sources, id } = reply
  const isPrivate = place.kind === 'private' || place.kind === 'aside'
  const desk = await workspace.desk()
  return workspace.outbox.send(
    place,
    (showable) => {
      const context: RenderContext = {
        ...{ surface, ...showable, sources, desk },
        ...(question !== '' && { question }),
        ...(carriesQuestion && reply.words !== '' && { asked: reply.words }),
        ...(edited && { edited }),
      }
      const message = nameVote(nameReply(render(answer, context), id), id)
      // The fullest form is drawn first, and is most likely what is seen.
      if (isPrivate && workspace.privately.get(id) === undefined) workspace.privately.remember(id, message)
      return message
    },
    id,
  )
}

/** 人事につないで is no question itself: what was asked before it is. */
function questionOf({ answer, words, askedBefore = '' }: Reply): string {
  return answer.kind === 'help' && answer.person ? askedBefore : words
}
