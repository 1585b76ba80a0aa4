import { openSqlStores, type SqlStores } from '../../adapters/stores/sql/sql-stores.js'
import { startLocalSlack } from '../../local-slack/local-slack.js'
import { TOKENS } from '../../local-slack/web-api.js'
import { BOT, TEAM } from '../../local-slack/workspace.js'
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

const MOST_VERSIONS = 20
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
  let forget = async () => {}
  const acts = new PageActs({ slack, feed, offers, app: loaded, forget: () => forget() })
  const open = !LOOPBACK.test(host)
  slack.servePage(pageDoor({ files: new PageFiles(options.pageFolder), feed, acts, open, log }))
  if (open) log('warn HOST: other machines can reach the page, and act in it as anybody')
  const url = `http://${open && !EVERYWHERE.has(host) ? host : 'localhost'}:${slack.port}`
  log(`info ${url} を開いてください`)
  let app: SlackApp
  let stores: SqlStores | undefined
  try {
    const assistant = await options.load()
    const kept = await openSqlStores({ retentionDays: 1, log })
    stores = kept
    const watch = new ReplyWatch(assistant)
    const service = createService({ assistant, stores: kept, log, onExchange: (exchange) => watch.note(exchange) })
    const settings = {
      botToken: TOKENS.bot,
      apiUrl: slack.apiUrl,
      transport: { kind: 'socket', appToken: TOKENS.app },
      roles: ROLES,
    } as const
    const desk = new Desk({
      stores: kept,
      assistant,
      files: tableFiles,
      maker: options.maker,
      channel: REQUEST_CHANNEL,
      log,
    })
    forget = () => forgetTaught(kept, desk)
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

/** Whoever begins anew finds the documents as they were: nothing of what people taught is quoted any more. */
async function forgetTaught({ taught, uploads }: SqlStores, { teaching }: Desk): Promise<void> {
  const by = { user: BOT.userId, at: Date.now() }
  // What is taken back lets the one before it in again.
  for (let left = MOST_VERSIONS; left > 0; left -= 1) {
    const answers = await taught.live(TEAM)
    const documents = await uploads.live(TEAM)
    if (answers.length + documents.length === 0) break
    for (const { id, live } of answers) await taught.undo(TEAM, id, live?.version ?? 0, by)
    for (const { id, revision } of documents) await uploads.undo(TEAM, id, revision, by)
  }
  await teaching.refresh(TEAM)
}
