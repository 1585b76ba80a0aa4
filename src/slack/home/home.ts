import type { App } from '@slack/bolt'
import { EVENTS } from '../ids.js'
import { HELP } from '../listeners/posts.js'
import { renderAnswer } from '../render/render-answer.js'
import { contextFor, type Service } from '../workspace/service.js'

/** The Home tab shows the help. */
export function listenToHome(app: App, service: Service): void {
  app.event(EVENTS.homeOpened, async ({ event, client }) => {
    if (event.tab !== 'home') return
    const { blocks } = renderAnswer(HELP, contextFor(service, 'private', { folding: false, tables: false }))
    await service.features.attempt('home', () =>
      client.views.publish({ user_id: event.user, view: { type: 'home', blocks } }),
    )
  })
}
