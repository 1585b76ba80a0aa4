import type { App } from '@slack/bolt'
import { HELP } from '../../service/manners.js'
import type { Service } from '../../service/service.js'
import { EVENTS } from '../ids.js'
import { renderAnswer } from '../render/render-answer.js'
import { workspaceOf } from '../workspace/workspace.js'

/** The Home tab shows the help. */
export function listenToHome(app: App, { assistant }: Service): void {
  app.event(EVENTS.homeOpened, async ({ event, context }) => {
    if (event.tab !== 'home') return
    const { features, client } = workspaceOf(context)
    const flat = { surface: 'private', folding: false, tables: false, sources: assistant.sources() } as const
    const { blocks } = renderAnswer(HELP, flat)
    await features.attempt('home', () => client.views.publish({ user_id: event.user, view: { type: 'home', blocks } }))
  })
}
