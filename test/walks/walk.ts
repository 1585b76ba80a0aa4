import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { createAssistant } from '../../src/app/assistant.js'
import type { LiveAssistant } from '../../src/app/live-assistant.js'
import { fillPageCompany, PEOPLE, ROLES } from '../../src/app/playground/page-company.js'
import { loadManifest } from '../../src/data/load-manifest.js'
import type { Json } from '../../src/local-slack/json.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SCOPES } from '../../src/local-slack/web-api.js'
import type { Notice } from '../../src/local-slack/what-people-see.js'
import { BOT, type Channel, type Message, TEAM } from '../../src/local-slack/workspace.js'
import type { Vote } from '../../src/service/stores/vote-store.js'
import { PROJECT } from '../fixtures/loaded.js'
import { AppHere } from '../slack/app-here.js'
import { until } from '../slack/app-process.js'
import { linesOf } from './as-text.js'
import { Person } from './person.js'
import { Sight } from './sight.js'

/** A story: what people do with the app, act by act, and what they must see. */
export interface Story {
  title: string
  /** People teach the assistant something in it: it then has a library of its own, and takes seconds to learn. */
  teaches?: true
  /** Optional scopes that the app was not given. */
  lacks?: string[]
  /** Where the app's own links begin, which Slack asks it about. */
  linkBase?: string
  play?: (walk: Walk) => Promise<void>
  /** In place of `play`, where it takes another stage than one company. */
  alone?: (print: Print) => Promise<void>
}

export type Print = (line: string) => void

/** Plays a story with the real app against the local Slack; `print` takes what each person did and saw, line by line. */
export async function play(
  { title, teaches, lacks = [], linkBase, play: acts = async () => {}, alone }: Story,
  print: Print = () => {},
  open: (now: () => number) => Promise<SqlStores> = (now) => openSqlStores({ retentionDays: 1, log: () => {}, now }),
): Promise<void> {
  if (alone !== undefined) {
    print(title)
    return alone(print)
  }
  const slack = await startLocalSlack({
    ...{ rates: false, fill: fillPageCompany },
    scopes: SCOPES.filter((scope) => !lacks.includes(scope)),
    functions: loadManifest(PROJECT).functions ?? {},
    unfurlDomains: linkBase === undefined ? [] : [new URL(linkBase).hostname],
  })
  const time = { aheadMs: 0 }
  const stores = await open(() => Date.now() + time.aheadMs)
  const folder = mkdtempSync(join(tmpdir(), 'walk-'))
  const assistant = teaches
    ? await createAssistant({ root: PROJECT, libraryFolder: join(folder, 'library'), log: () => {} })
    : undefined
  const walk = new Walk(slack, print, { stores, time, assistant, linkBase })
  print(title)
  try {
    await walk.start()
    await acts(walk)
  } finally {
    await walk.end()
    assistant?.close()
    await stores.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The app on its stage. */
type Stage = Pick<AppHere, 'idle' | 'later' | 'stop' | 'clock'>

interface WalkParts {
  stores: SqlStores
  time?: { aheadMs: number }
  assistant?: LiveAssistant | undefined
  linkBase?: string | undefined
  /** An app that runs already, and is ended by whoever started it. */
  stage?: Stage
}

/** The stage: a small company with the app in it. */
export class Walk {
  readonly slack: LocalSlack
  readonly hana: Person
  readonly ken: Person
  readonly mio: Person
  private readonly print: Print
  private readonly stores: SqlStores
  /** How far the stores' time is ahead. */
  private readonly time: { aheadMs: number }
  private readonly assistant: LiveAssistant | undefined
  private readonly linkBase: string | undefined
  private app: Stage | undefined
  private acts = 0
  private seen: Sight[] = []

  constructor(slack: LocalSlack, print: Print, { stores, time, assistant, linkBase, stage }: WalkParts) {
    this.slack = slack
    this.print = print
    this.stores = stores
    this.time = time ?? { aheadMs: 0 }
    this.app = stage
    this.assistant = assistant
    this.linkBase = linkBase
    const [hana, ken, mio] = PEOPLE.map(({ id, name, roleName }) => new Person(this, id, `${name}（${roleName}）`))
    this.hana = hana!
    this.ken = ken!
    this.mio = mio!
    slack.workspace.said.listen((message) => this.sees(message))
    slack.desk.views.stackChanged.listen((user) => this.seesModal(user))
    slack.desk.views.homeChanged.listen((user) => this.seesHome(user))
    slack.people.noticed.listen((notice) => this.isTold(notice))
  }

  async start(): Promise<void> {
    this.app = await AppHere.start(this.slack, 'Socket Mode', this.stores, false, {
      ...{ desk: this.stores, roles: ROLES },
      ...(this.assistant !== undefined && { assistant: this.assistant }),
      ...(this.linkBase !== undefined && { linkBase: this.linkBase }),
    })
  }

  async end(): Promise<void> {
    await this.app?.stop()
    await this.slack.stop()
  }

  /** The app ends and comes back, with what it has kept. */
  async restart(): Promise<void> {
    this.print('\n   (the app is started anew)')
    await this.app?.stop()
    await this.start()
  }

  /** Days go by, and what is due then is done. Gives what came into view meanwhile. */
  async days(count: number): Promise<Sight[]> {
    return this.goOn(`${count} days go by`, count * 24 * 60 * 60 * 1000)
  }

  /** Minutes go by, and what is due then is done. Gives what came into view meanwhile. */
  async minutes(count: number): Promise<Sight[]> {
    return this.goOn(`${count} minutes go by`, count * 60 * 1000)
  }

  /** Time goes by until a day (YYYY-MM-DD) and hour in Japan, and what is due then is done. */
  async until(day: string, hour: number): Promise<Sight[]> {
    const at = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00+09:00`)
    return this.goOn(`it is ${hour} o’clock on ${day}`, at - Date.now() - this.time.aheadMs)
  }

  private async goOn(what: string, ms: number): Promise<Sight[]> {
    this.seen = []
    this.print(`\n   (${what})`)
    this.time.aheadMs += ms
    this.slack.clock.turn(ms)
    await this.app?.later(ms)
    return latest(this.seen)
  }

  /** What people said of answers, the newest first. */
  votes(): Promise<Vote[]> {
    return this.stores.votes.list(TEAM, { limit: 99 })
  }

  /** A new act begins. */
  act(title: string): void {
    this.acts += 1
    this.print(`\n${this.acts}. ${title}`)
  }

  /** A channel by its name; the DM of a person with the app. */
  room(of: string | Person): Channel {
    const { workspace } = this.slack
    if (typeof of !== 'string') return workspace.dmWith(of.id)
    const found = [...workspace.channels.values()].find(({ name }) => name === of)
    assert.ok(found, `there is no channel #${of}`)
    return found
  }

  nameOf({ channel, thread }: { channel: string; thread?: string }): string {
    const { kind, name } = this.slack.workspace.channel(channel)
    const room = kind === 'im' ? 'the DM with the app' : `#${name}`
    return thread === undefined ? room : `a thread of ${room}`
  }

  /** Fails where something came into view. */
  silence(sights: Sight[]): void {
    assert.deepEqual(
      sights.map(({ text }) => text),
      [],
    )
    this.print('     (nothing happens)')
  }

  /** Lets a person do something, waits until the app is done with it, and gives what came into view meanwhile. */
  async does(person: Person, what: string, work: () => Promise<unknown>): Promise<Sight[]> {
    this.seen = []
    this.print(`\n   ${person.name} ${what}`)
    await work()
    await this.app?.idle()
    return latest(this.seen)
  }

  /** Somebody asks in their DM, and Slack takes a few seconds to take the answer: what is seen of the work meanwhile is told. */
  async askSlowly(person: Person, text: string): Promise<{ sights: Sight[]; sign: string | undefined }> {
    const { slack } = this
    const channel = this.room(person)
    const sends = () => slack.api.calls.filter(({ method }) => method === 'chat.postMessage').length
    const signOf = (ts: string) => slack.desk.sessions.get(`${channel.id}:${ts}`)?.status
    let sign: string | undefined
    slack.api.pausesMs.set('chat.postMessage', 5000)
    const sights = await this.does(person, `writes in the DM with the app: ${text}`, async () => {
      const before = sends()
      const { ts } = await slack.say({ user: person.id, channel: channel.id, text })
      await until('the answer on its way', () => sends() > before)
      this.app?.clock.turn(800)
      await until('the sign', () => signOf(ts) === 'processing')
      this.print('     (the sign of work is there)')
      slack.api.pausesMs.clear()
      slack.clock.turn(6000)
      await until('the end of the sign', () => signOf(ts) !== 'processing')
      sign = signOf(ts)
      this.print('     (the sign of work is gone)')
    })
    return { sights, sign }
  }

  /** Somebody's workflow or search runs a step of the app's; gives what it gave back. */
  async runs(person: Person, step: string, inputs: Json): Promise<Json> {
    const { slack } = this
    let id = ''
    await this.does(person, `runs the step ${step} (${told(inputs)})`, async () => {
      ;({ id } = await slack.execute(step, inputs))
    })
    const { outputs, error } = slack.desk.executions.get(id) ?? {}
    const given = outputs ?? { error }
    for (const line of told(given).split('\n')) this.print(`       ${line}`)
    return given
  }

  /** What Slack has put under somebody's post with links, as text. */
  previewsUnder(written: string): string {
    const { workspace } = this.slack
    const { unfurls = {} } = workspace.messages.findLast(({ text }) => text === written) ?? {}
    const lines = Object.values(unfurls).flatMap((preview) => linesOf(Object(preview).blocks ?? [], workspace))
    this.print('     everybody sees under it:')
    for (const line of lines) this.print(`       ${line}`)
    return lines.join('\n')
  }

  private sees(message: Message): void {
    if (message.user !== BOT.userId) return
    const { channel, thread, onlyFor } = message
    const who =
      onlyFor === undefined
        ? `everybody in ${this.nameOf({ channel })}`
        : `only ${this.slack.workspace.users.get(onlyFor)?.displayName}`
    this.shows(
      `${who} sees${thread === undefined ? '' : ', in the thread'}:`,
      new Sight({ message }, this.slack.workspace),
    )
  }

  private seesModal(user: string): void {
    const view = this.slack.desk.views.stackOf(user).at(-1)
    if (view !== undefined)
      this.shows(
        `${this.slack.workspace.users.get(user)?.displayName} sees a modal:`,
        new Sight({ view }, this.slack.workspace),
      )
  }

  private seesHome(user: string): void {
    const view = this.slack.desk.views.homes.get(user)
    if (view !== undefined)
      this.shows(
        `${this.slack.workspace.users.get(user)?.displayName} sees on the Home tab:`,
        new Sight({ view }, this.slack.workspace),
      )
  }

  private isTold({ user, text }: Notice): void {
    this.print(`     Slack tells ${this.slack.workspace.users.get(user)?.displayName}: ${text}`)
  }

  private shows(who: string, sight: Sight): void {
    this.seen.push(sight)
    this.print(`     ${who}`)
    for (const line of sight.text.split('\n')) this.print(`       ${line}`)
  }
}

function told(values: Json): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}

/** Of what changed while it was looked at, the last state alone. */
function latest(sights: Sight[]): Sight[] {
  const idOf = ({ source }: Sight) =>
    'view' in source ? source.view.id : `${source.message.channel} ${source.message.ts}`
  return sights.filter((sight, i) => !sights.slice(i + 1).some((later) => idOf(later) === idOf(sight)))
}
