import type { App } from '@slack/bolt'
import type { Service } from '../../service/service.js'
import { listenToHome } from '../home/home.js'
import { listenToAsking } from './ask.js'
import { listenToButtons } from './buttons.js'
import { listenToCommands } from './commands.js'
import { listenToForgetMe } from './forget-me.js'
import { listenToLookUps } from './look-up.js'
import { listenToPosts } from './posts.js'
import { listenToShares } from './share.js'

/** Everything that the app answers to; the manifest is held against it. */
export function registerListeners(app: App, service: Service): void {
  listenToPosts(app, service)
  listenToCommands(app, service)
  listenToLookUps(app, service)
  listenToAsking(app, service)
  listenToButtons(app, service)
  listenToShares(app, service)
  listenToForgetMe(app, service)
  listenToHome(app, service)
}
