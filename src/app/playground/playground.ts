import type { Assistant } from '../../core/answers/assistant.js'
import { startLocalSlack } from '../../local-slack/local-slack.js'
import { TOKENS } from '../../local-slack/web-api.js'
import { createSlackApp, type SlackApp } from '../../slack/slack-app.js'
import { createService } from '../service.js'
import { PageActs } from './page-acts.js'
import { fillPageCompany } from './page-company.js'
import { pageDoor } from './page-door.js'
import { type Offers, PageFeed } from './page-feed.js'
import { PageFiles } from './page-files.js'
import { ReplyWatch } from './reply-watch.js'

export interface PlaygroundOptions {
  host: string
  port: number
  /** The folder of the built page. */
  pageFolder: string
  offers: Offers
  /** Called when the page can be opened already: loading holds up everything else. */
  load: () => Promise<Assistant>
  log: (line: string) => void
}

export interface Playground {
  url: string
  stop(maxMs: number): Promise<void>
  /** What is under way, by name. */
  unfinished(): string[]
}

const LOOPBACK = /^(localhost|127\.|::1$)/
/** Listening on every address; none of them is one that a browser can open. */
const EVERYWHERE = new Set(['0.0.0.0', '::'])

/**
 * A small Slack on this machine with the real app in it, and a page for it. The page is there at once, the app when it
 * has loaded; what is said before waits. Nothing of it is written anywhere.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host, port, log, offers } = options
  const slack = await startLocalSlack({ host, port, rates: false, fill: fillPageCompany })
  const feed = new PageFeed(slack, offers)
  let haveLoaded: (watch: ReplyWatch) => void = () => {}
  const loaded = new Promise<ReplyWatch>((resolve) => {
    haveLoaded = resolve
  })
  const acts = new PageActs({ slack, feed, offers, app: loaded })
  const open = !LOOPBACK.test(host)
  slack.servePage(pageDoor({ files: new PageFiles(options.pageFolder), feed, acts, open, log }))
  if (open) log('warn HOST: other machines can reach the page, and act in it as anybody')
  const url = `http://${open && !EVERYWHERE.has(host) ? host : 'localhost'}:${slack.port}`
  log(`info ${url} を開いてください`)
  let app: SlackApp
  try {
    const assistant = await options.load()
    const watch = new ReplyWatch(assistant)
    const service = createService({ assistant, log, onExchange: (exchange) => watch.note(exchange) })
    const settings = {
      botToken: TOKENS.bot,
      apiUrl: slack.apiUrl,
      transport: { kind: 'socket', appToken: TOKENS.app },
    } as const
    app = await createSlackApp({ settings, service, log })
    await app.start()
    haveLoaded(watch)
    feed.setReady()
  } catch (error) {
    await slack.stop()
    throw error
  }
  return {
    url,
    stop: async (maxMs) => {
      await app.stop(maxMs)
      feed.close()
      await slack.stop()
    },
    unfinished: () => app.unfinished(),
  }
}
