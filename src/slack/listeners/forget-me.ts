import type { App } from '@slack/bolt'
import type { Service } from '../../service/service.js'
import { ACTIONS } from '../ids.js'
import { takeIn } from '../intake/inbox.js'
import { placeAside, toPress } from '../intake/press.js'
import { renderForgotten } from '../render/render-forget-me.js'

/** The button under what would be forgotten: it does so, for whoever pressed it. */
export function listenToForgetMe(app: App, service: Service): void {
  app.action(ACTIONS.forgetMe, async ({ ack, body, action, context }) => {
    const press = toPress(body, action)
    await takeIn(service, { ack, body, context }, press, async ({ outbox }) => {
      const forgotten = await service.forget(press)
      await outbox.send(placeAside(press), () => renderForgotten(forgotten))
    })
  })
}
