import type { AckFn, Context, ViewResponseAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { Service } from '../../service/service.js'
import { showView } from '../outbox/change-shown.js'
import { sentenceView } from '../render/form-views.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import { sentDelivery } from './form.js'
import { takeIn } from './inbox.js'

const TAKEN = 'この内容は、もう受け取っています。この画面は閉じてかまいません。'

/** A form that was sent off, and how it is answered. */
interface SentForm {
  body: object
  context: Context
  ack: AckFn<void> | AckFn<ViewResponseAction>
  sender: { team: string; user: string }
  view: { id: string; hash: string }
  /** What it shows while it is worked on; without it the form closes. */
  working: ModalView | undefined
}

/**
 * Works once on a form. Where it is sent again, either acknowledgement may be drawn over what stands there by then: so a repeat draws what
 * the first did, or `working` until that is there. Of what another process did it knows nothing, and says that the form was taken.
 */
export async function takeInForm(
  service: Service,
  { body, context, ack, sender, view, working }: SentForm,
  work: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const { deliveries } = service
  const workspace = workspaceOf(context)
  const { drawn } = workspace
  const delivery = sentDelivery(sender.team, sender.user, view)
  if (working === undefined) return takeIn(service, { body, context, ack: () => ack() }, delivery, work)
  const answer = (shown: ModalView) => (ack as AckFn<ViewResponseAction>)({ response_action: 'update', view: shown })
  let isRepeat = false
  const arrived = {
    ...{ body, context },
    ack: () => {
      drawn.forget(view.id)
      return answer(working)
    },
    ackAgain: (repeat: 'under way' | 'over') => {
      isRepeat = true
      const pending = repeat === 'under way' ? working : sentenceView(working.title.text, TAKEN)
      return answer(drawn.get(view.id) ?? pending)
    },
  }
  await takeIn(service, arrived, delivery, work)
  if (!isRepeat) return
  await deliveries.ended(delivery.key)
  const result = drawn.get(view.id)
  if (result !== undefined) await showView(workspace, view.id, result)
}
