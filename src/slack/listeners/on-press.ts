import type { App } from '@slack/bolt'
import type { Service } from '../../service/service.js'
import { numbered } from '../ids.js'
import { takeIn } from '../intake/inbox.js'
import { type Press, toPress } from '../intake/press.js'
import type { Workspace } from '../workspace/workspace.js'

/** What hears of presses, and keeps that each is worked on once. */
export interface PressApp {
  app: App
  service: Service
}

/** A button that anybody may press, or a menu that anybody may choose from: worked on once. */
export function onPress(
  { app, service }: PressApp,
  action: string,
  work: (press: Press, workspace: Workspace) => Promise<void>,
): void {
  app.action(numbered(action), async ({ ack, body, action: pressed, context }) => {
    const press = toPress(body, pressed)
    await takeIn(service, { ack, body, context }, press, (workspace) => work(press, workspace))
  })
}
