import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog } from '../../src/adapters/log/log.js'
import { createMarks } from '../../src/adapters/log/marks.js'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { TeamAssistants } from '../../src/app/team-assistants.js'
import { removeTeamFolder } from '../../src/app/team-folders.js'
import { createTeams } from '../../src/app/teams.js'
import { SlackOfTeams } from '../../src/local-slack/install/slack-of-teams.js'
import { SIGNING_SECRET } from '../../src/local-slack/signed-http.js'
import type { TeamsApp } from '../../src/slack/teams/teams-app.js'
import { PROJECT } from '../fixtures/loaded.js'
import { freePort } from './app-process.js'
import { TestClock } from './test-clock.js'
import { untilIdle } from './until-idle.js'

const CLIENT = { clientId: '111.222', clientSecret: 'client-secret-of-tests' }
const KEY = Buffer.alloc(32, 9)

/** Dictionary and corpus, once for all tests of a file. */
let loaded: Promise<TeamAssistants> | undefined
const assistants = () => {
  loaded ??= TeamAssistants.load({ root: PROJECT, log: () => {} })
  return loaded
}

/** The whole app for many workspaces but its process, over signed HTTP, against a local Slack of several teams. */
export class TeamsHere {
  readonly slack: SlackOfTeams
  readonly clock: TestClock
  readonly folder = mkdtempSync(join(tmpdir(), 'teams-'))
  readonly log: string[] = []
  readonly url: string
  stores!: SqlStores
  private readonly port: number
  private app: TeamsApp | undefined
  private aheadMs = 0
  private readonly queued = { length: 0 }

  private constructor(slack: SlackOfTeams, port: number) {
    this.slack = slack
    this.port = port
    this.url = `http://127.0.0.1:${port}`
    this.clock = new TestClock(() => 0)
  }

  static async start(): Promise<TeamsHere> {
    const port = await freePort()
    const slack = await SlackOfTeams.start({
      ...CLIENT,
      redirectUris: [`http://127.0.0.1:${port}/slack/oauth_redirect`],
    })
    const here = new TeamsHere(slack, port)
    slack.deliverTo(`${here.url}/slack/events`)
    await here.open()
    return here
  }

  /** How many teams are at work. */
  get awake(): number {
    return this.app?.awake() ?? 0
  }

  /** The app ends and comes back, with what it has kept. */
  async restart(): Promise<void> {
    await this.close()
    await this.open()
  }

  /** So much time goes by, and what is due then is done. */
  async later(ms: number): Promise<void> {
    this.aheadMs += ms
    this.clock.turn(ms)
    this.slack.turn(ms)
    await this.app?.doDue()
    await this.idle()
  }

  /** Nothing is under way any more. */
  async idle(): Promise<void> {
    await untilIdle(
      {
        done: () =>
          [...this.slack.teams.values()].reduce(
            (sum, { api, responses }) => sum + api.calls.length + responses.length,
            0,
          ),
        underWay: () => this.app?.unfinished().length ?? 0,
        waiting: () => this.stores.outbox.waiting(),
      },
      this.queued,
    )
  }

  async stop(): Promise<void> {
    await this.close()
    this.clock.stop()
    await this.slack.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async open(): Promise<void> {
    const marks = createMarks()
    const log = createLog({
      ...{ shape: 'plain', marks, write: (text: string) => this.log.push(text.trimEnd()) },
      secrets: [CLIENT.clientSecret, SIGNING_SECRET, KEY.toString('base64')],
    })
    const now = () => Date.now() + this.aheadMs
    const config = {
      dataDir: this.folder,
      host: '127.0.0.1',
      port: this.port,
      retentionDays: 30,
      storesQuestions: true,
    }
    const onGone = (team: string) => removeTeamFolder(this.folder, team)
    this.stores = await openSqlStores({ folder: this.folder, retentionDays: 30, log, now, keys: [KEY], onGone })
    this.app = createTeams({
      ...{ root: PROJECT, config, stores: this.stores, assistants: await assistants(), log, marks, clock: this.clock },
      install: {
        ...{ ...CLIENT, redirectUri: `${this.url}/slack/oauth_redirect`, signingSecret: SIGNING_SECRET },
        ...{ apiUrl: this.slack.apiUrl, keys: [KEY] },
      },
    })
    await this.app.start()
  }

  private async close(): Promise<void> {
    await this.app?.stop(1000)
    await this.stores.close()
  }
}

interface Shown {
  status: number
  text: string
  location: string
}

/** Somebody's browser: it follows what it is told, and keeps cookies as it should. */
export class Browser {
  cookie = ''
  private readonly here: TeamsHere

  constructor(here: TeamsHere) {
    this.here = here
  }

  async go(address: string): Promise<Shown> {
    const response = await fetch(new URL(address, this.here.url), {
      ...{ redirect: 'manual', headers: this.cookie === '' ? {} : { cookie: this.cookie } },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      this.cookie = /Expires=Thu, 01 Jan 1970/.test(set) ? '' : pair
    }
    return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' }
  }

  /** From the app to Slack's page and back; without a team or organisation, no is said there. */
  async install(by: { user: string; in?: string }): Promise<Shown> {
    const { location } = await this.go('/slack/install')
    return this.go(this.here.slack.answer(location, by))
  }
}
