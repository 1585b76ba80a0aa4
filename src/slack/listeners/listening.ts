import type { App } from '@slack/bolt'

/** What has one listener a name. */
const NAMED = ['event', 'command', 'shortcut', 'view'] as const
type Named = (typeof NAMED)[number]

/** Where listeners are told what to listen to, in Bolt's words. */
export type Listening = Pick<App, Named | 'action' | 'options' | 'function'>

type Listener = (args: Args) => Promise<void>
/** What Bolt gives each listener of these kinds, as far as it names what was delivered. */
interface Args {
  event?: { type: string }
  command?: { command: string }
  shortcut?: { callback_id: string }
  view?: { callback_id: string }
}

/**
 * Who is called by which name, one each. Bolt asks each of its listeners about whatever is delivered, a millisecond of each answer where
 * there are a hundred: so it has one of each kind, which looks up here who is meant.
 */
export class Listeners<Work> {
  private readonly works = new Map<string, Work>()
  private readonly kind: string

  constructor(kind: string) {
    this.kind = kind
  }

  add(name: string, work: Work): void {
    if (this.works.has(name)) throw new Error(`the ${this.kind} ${name} is listened to already`)
    this.works.set(name, work)
  }

  /** Whose name nobody listens to is left to Bolt, as what nobody acknowledged. */
  get(name = ''): Work | undefined {
    return this.works.get(name)
  }

  get names(): string[] {
    return [...this.works.keys()]
  }
}

/** Listeners to events, commands, shortcuts and views, in Bolt's words, each looked up by its name. */
export class NamedListeners implements Record<Named, unknown> {
  readonly event: App['event']
  readonly command: App['command']
  readonly shortcut: App['shortcut']
  readonly view: App['view']
  readonly action: App['action']
  readonly options: App['options']
  readonly function: App['function']
  private readonly tables: Record<Named, Listeners<Listener>>

  constructor(app: Listening) {
    const table = (kind: Named) => new Listeners<Listener>(kind)
    this.tables = { event: table('event'), command: table('command'), shortcut: table('shortcut'), view: table('view') }
    const { event, command, shortcut, view } = this.tables
    app.event(/^/, async (args: Args) => event.get(args.event?.type)?.(args))
    app.command(/^/, async (args: Args) => command.get(args.command?.command)?.(args))
    app.shortcut(/^/, async (args: Args) => shortcut.get(args.shortcut?.callback_id)?.(args))
    app.view(/^/, async (args: Args) => view.get(args.view?.callback_id)?.(args))
    this.event = this.adding('event')
    this.command = this.adding('command')
    this.shortcut = this.adding('shortcut')
    this.view = this.adding('view')
    this.action = app.action.bind(app)
    this.options = app.options.bind(app)
    this.function = app.function.bind(app)
  }

  names(kind: Named): string[] {
    return this.tables[kind].names
  }

  /** Bolt's types say what each is given. */
  private adding<Kind extends Named>(kind: Kind): App[Kind] {
    const add = (name: string, listener: Listener) => this.tables[kind].add(name, listener)
    return add as unknown as App[Kind]
  }
}
