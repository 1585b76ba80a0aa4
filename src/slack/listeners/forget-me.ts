import { ACTIONS } from '../ids.js'
import { placeAside } from '../intake/press.js'
import { renderForgotten } from '../render/render-forget-me.js'
import { onPress, type PressApp } from './on-press.js'

/** The button under what would be forgotten: it does so, for whoever pressed it. */
export function listenToForgetMe(parts: PressApp): void {
  onPress(parts, ACTIONS.forgetMe, async (press, { outbox }) => {
    const forgotten = await parts.service.forget(press)
    await outbox.send(placeAside(press), () => renderForgotten(forgotten))
  })
}
