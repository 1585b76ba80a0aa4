import { openSqlStores, type SqlStores } from '../../adapters/stores/sql/sql-stores.js'
import { startLocalSlack } from '../../local-slack/local-slack.js'
import { TOKENS } from '../../local-slack/web-api.js'
import { Desk } from '../../service/desk/desk.js'
import type { DocumentMaker } from '../../service/desk/document-maker.js'
import { createSlackApp, type SlackApp } from '../../slack/slack-app.js'
import type { LiveAssistant } from '../live-assistant.js'
import { createService } from '../service.js'
import { tableFiles } from '../table-files.js'
import { PageActs } from './page-acts.js'
import { fillPageCompany, REQUEST_CHANNEL, ROLES } from './page-company.js'
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
  load: () => Promise<LiveAssistant>
  /** Reads what is sent there. */
  maker: DocumentMaker
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
  let stores: SqlStores | undefined
  try {
    const assistant = await options.load()
    stores = await openSqlStores({ retentionDays: 1, log })
    const watch = new ReplyWatch(assistant)
    const service = createService({ assistant, stores, log, onExchange: (exchange) => watch.note(exchange) })
    const settings = {
      botToken: TOKENS.bot,
      apiUrl: slack.apiUrl,
      transport: { kind: 'socket', appToken: TOKENS.app },
      roles: ROLES,
    } as const
    const desk = new Desk({ stores, assistant, files: tableFiles, maker: options.maker, channel: REQUEST_CHANNEL, log })
    app = await createSlackApp({ settings, service, desk, log })
    await app.start()
    haveLoaded(watch)
    feed.setReady()
  } catch (error) {
    await slack.stop()
    await stores?.close()
    throw error
  }
  return {
    url,
    stop: async (maxMs) => {
      await app.stop(maxMs)
      feed.close()
      await slack.stop()
      await stores?.close()
    },
    unfinished: () => app.unfinished(),
  }
}
