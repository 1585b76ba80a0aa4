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
 * Listeners by the name of what they listen to. Bolt asks each of its own about whatever is delivered, a millisecond of each answer
 * where there are a hundred: so it has one of each kind, which looks up who is meant.
 */
export class NamedListeners implements Record<Named, unknown> {
  readonly event: App['event']
  readonly command: App['command']
  readonly shortcut: App['shortcut']
  readonly view: App['view']
  readonly action: App['action']
  readonly options: App['options']
  readonly function: App['function']
  private readonly tables: Record<Named, Map<string, Listener>>

  constructor(app: Listening) {
    this.tables = { event: new Map(), command: new Map(), shortcut: new Map(), view: new Map() }
    const { event, command, shortcut, view } = this.tables
    app.event(
      /^/,
      calling(event, (args) => args.event?.type),
    )
    app.command(
      /^/,
      calling(command, (args) => args.command?.command),
    )
    app.shortcut(
      /^/,
      calling(shortcut, (args) => args.shortcut?.callback_id),
    )
    app.view(
      /^/,
      calling(view, (args) => args.view?.callback_id),
    )
    this.event = this.adding('event')
    this.command = this.adding('command')
    this.shortcut = this.adding('shortcut')
    this.view = this.adding('view')
    this.action = app.action.bind(app)
    this.options = app.options.bind(app)
    this.function = app.function.bind(app)
  }

  names(kind: Named): string[] {
    return [...this.tables[kind].keys()]
  }

  /** One listener a name; Bolt's types say what each is given. */
  private adding<Kind extends Named>(kind: Kind): App[Kind] {
    const table = this.tables[kind]
    const add = (name: string, listener: Listener) => {
      if (table.has(name)) throw new Error(`the ${kind} ${name} is listened to already`)
      table.set(name, listener)
    }
    return add as unknown as App[Kind]
  }
}

/** Whose name nobody listens to is left to Bolt, as what nobody acknowledged. */
function calling(table: ReadonlyMap<string, Listener>, nameOf: (args: Args) => string | undefined) {
  return async (args: object): Promise<void> => table.get(nameOf(args as Args) ?? '')?.(args as Args)
}
