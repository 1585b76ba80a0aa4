import type { Service } from '../../service/service.js'
import { takeIn } from '../intake/inbox.js'
import { type Press, toPress } from '../intake/press.js'
import type { Workspace } from '../workspace/workspace.js'
import { Listeners, type Listening } from './listening.js'

type PressWork = (press: Press, workspace: Workspace) => Promise<void>

/** What hears of presses, and keeps that each is worked on once. */
export interface PressApp {
  app: Listening
  service: Service
  presses: Presses
}

/** The buttons and menus that are listened to, by their action. */
export class Presses extends Listeners<PressWork> {
  constructor(app: Listening, service: Service) {
    super('action')
    app.action(/^/, async ({ ack, body, action: pressed, context }) => {
      const work = this.get(withoutNumber((pressed as { action_id: string }).action_id))
      if (work === undefined) return
      const press = toPress(body, pressed)
      await takeIn(service, { ack, body, context }, press, (workspace) => work(press, workspace))
    })
  }
}

/** Several buttons of one action in a message are told apart by `:0`, `:1`, … */
function withoutNumber(actionId: string): string {
  return actionId.replace(/:\d+$/, '')
}

/** A button that anybody may press, or a menu that anybody may choose from: worked on once. */
export function onPress({ presses }: Pick<PressApp, 'presses'>, action: string, work: PressWork): void {
  presses.add(action, work)
}
