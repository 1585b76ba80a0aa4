import { join } from 'node:path'
import { createLog } from '../../src/adapters/log/log.js'
import { createMarks } from '../../src/adapters/log/marks.js'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { quickFetch } from '../../src/adapters/undici/quick-fetch.js'
import type { LiveAssistant } from '../../src/app/live-assistant.js'
import { createService } from '../../src/app/service.js'
import { tableFiles } from '../../src/app/table-files.js'
import { createUploadMaker } from '../../src/app/upload-maker.js'
import type { LocalSlack } from '../../src/local-slack/local-slack.js'
import { SIGNING_SECRET } from '../../src/local-slack/signed-http.js'
import { TOKENS } from '../../src/local-slack/web-api.js'
import { Desk } from '../../src/service/desk/desk.js'
import type { Meter } from '../../src/service/meter.js'
import type { ConversationStores, Stores } from '../../src/service/stores.js'
import { SignedHttpReceiver } from '../../src/slack/intake/http-receiver.js'
import { InFlight } from '../../src/slack/intake/in-flight.js'
import { SupervisedSocketReceiver } from '../../src/slack/intake/socket-receiver.js'
import { createSlackApp, type SlackApp } from '../../src/slack/slack-app.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import type { RoleSettings } from '../../src/slack/workspace/roles.js'
import { corpusAssistant, PROJECT } from '../fixtures/loaded.js'
import { freePort, type TransportName } from './app-process.js'
import { TestClock } from './test-clock.js'
import { untilIdle } from './until-idle.js'

/** A folder that is not there is an empty library. */
const NO_LIBRARY = join(PROJECT, 'no-library')

/** What a company has beside its conversations: people with roles, stores of the desk, an assistant that can be taught. */
export interface Company {
  desk?: Stores
  assistant?: LiveAssistant
  roles?: RoleSettings
  linkBase?: string
  /** Counts what it does. */
  meter?: Meter
  /** The receiver says so late that nothing has acknowledged a request. */
  ackMs?: number
}

/** The whole app but its process: the real receiver, Bolt, SDK and assistant, with a clock that nobody waits for. */
export class AppHere {
  readonly log: string[] = []
  readonly clock: TestClock
  /** Where Slack's requests go, over HTTP. */
  url = ''
  private readonly server: LocalSlack
  private readonly stores: ConversationStores
  /** Queues in which something stands. */
  private readonly queued = { length: 0 }
  private readonly inFlight = new InFlight()
  private app: SlackApp | undefined
  private ownDesk: SqlStores | undefined

  private constructor(server: LocalSlack, stores: ConversationStores, timeGoesBy: boolean) {
    this.server = server
    this.stores = stores
    this.clock = new TestClock(
      () => server.faults.stalled,
      (ms) => {
        if (!timeGoesBy) return
        this.clock.turn(ms)
        server.clock.turn(ms)
      },
    )
  }

  /**
   * Connected to the server and ready. Where `timeGoesBy`, the app's pauses pass on the server's clock too; over HTTP it
   * answers within `ackMs` that nothing has acknowledged a request.
   */
  static async start(
    server: LocalSlack,
    transport: TransportName,
    stores = createMemoryStores(),
    timeGoesBy = false,
    { ackMs, desk, assistant, roles, linkBase, meter }: Company = {},
  ): Promise<AppHere> {
    const here = new AppHere(server, stores, timeGoesBy)
    const marks = createMarks()
    const secrets = [TOKENS.bot, TOKENS.app, SIGNING_SECRET]
    const log = createLog({ shape: 'plain', secrets, marks, write: (text) => here.log.push(text.trimEnd()) })
    const answering = assistant ?? (await corpusAssistant())
    const now = () => here.clock.now()
    if (desk === undefined) here.ownDesk = await openSqlStores({ retentionDays: 1, log, now })
    const logger = createLogger(log)
    const port = await freePort()
    const socket = { appToken: TOKENS.app, apiUrl: server.apiUrl }
    const http = { signingSecret: SIGNING_SECRET, host: '127.0.0.1', port }
    const receiver =
      transport === 'Socket Mode'
        ? new SupervisedSocketReceiver(socket, here.inFlight, logger, here.clock)
        : new SignedHttpReceiver(http, here.inFlight, logger, ackMs)
    here.url = `http://127.0.0.1:${port}/slack/events`
    if (transport === 'signed HTTP') server.deliverTo(here.url)
    here.app = await createSlackApp({
      settings: {
        botToken: TOKENS.bot,
        apiUrl: server.apiUrl,
        transport: transport === 'Socket Mode' ? { kind: 'socket', ...socket } : { kind: 'http', ...http },
        ...(roles !== undefined && { roles }),
        ...(linkBase !== undefined && { linkBase }),
      },
      service: createService({ assistant: answering, stores, log, now, ...(meter !== undefined && { meter }) }),
      desk: new Desk({
        stores: desk ?? here.ownDesk!,
        assistant: answering,
        files: tableFiles,
        maker: createUploadMaker(PROJECT, NO_LIBRARY),
        log,
        now,
      }),
      log,
      marks,
      call: quickFetch,
      receiver,
      clock: here.clock,
    })
    await here.app.start()
    return here
  }

  /** So much time goes by, and what is due then is done. */
  async later(ms: number): Promise<void> {
    this.clock.turn(ms)
    await this.app?.doDue()
    await this.idle()
  }

  /** Nothing is under way any more: a second answer would be there by now. */
  async idle(): Promise<void> {
    await untilIdle(
      {
        done: () => this.server.api.calls.length + this.server.responses.length,
        underWay: () => this.inFlight.size + (this.app?.unfinished().length ?? 0),
        waiting: () => this.stores.outbox.waiting(),
      },
      this.queued,
    )
  }

  async stop(): Promise<void> {
    await this.app?.stop(1000)
    await this.ownDesk?.close()
    this.clock.stop()
  }
}
