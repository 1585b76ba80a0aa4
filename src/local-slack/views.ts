import { checkView } from './blocks/check-view.js'
import { isJson, type Json, SlackRefusal } from './json.js'
import { RULES } from './rules.js'
import { Signal } from './signal.js'
import { APP, BOT } from './workspace.js'

export interface View {
  id: string
  hash: string
  view: Json
  user: string
  open: boolean
  root: string
}

/** Modals and Home tabs: each person has one stack of at most three modals. */
export class Views extends Map<string, View> {
  readonly homes = new Map<string, View>()
  /** The person whose modals are no longer what they were. */
  readonly stackChanged = new Signal<string>()
  readonly homeChanged = new Signal<string>()
  private readonly stacks = new Map<string, View[]>()
  private readonly team: string
  private lastId = 0

  constructor(team: string) {
    super()
    this.team = team
  }

  stackOf(user: string): View[] {
    return this.stacks.get(user) ?? []
  }

  /** A modal of its own: whatever stack was open gives way. */
  open(user: string, view: unknown): View {
    checkView(view, 'modal')
    this.checkExternalId(view as Json)
    this.leave(user)
    return this.put(user, view as Json, [])
  }

  push(user: string, view: unknown): View {
    const stack = this.stackOf(user)
    if (stack.length === 0) throw new SlackRefusal('not_found')
    if (stack.length >= RULES.viewStack.max) throw new SlackRefusal('push_limit_reached')
    checkView(view, 'modal')
    this.checkExternalId(view as Json)
    return this.put(user, view as Json, stack)
  }

  /** By its own id, or by the app's; `hash` must be that of the view as it stands. */
  update(by: { view_id?: unknown; external_id?: unknown; hash?: unknown }, view: unknown): View {
    const known = this.find(by)
    if (known === undefined || !known.open) throw new SlackRefusal('not_found')
    if (typeof by.hash === 'string' && by.hash !== '' && by.hash !== known.hash) throw new SlackRefusal('hash_conflict')
    checkView(view, known.view.type === 'home' ? 'home' : 'modal')
    known.view = view as Json
    known.hash = this.makeHash()
    const isHome = this.homes.get(known.user) === known
    ;(isHome ? this.homeChanged : this.stackChanged).tell(known.user)
    return known
  }

  publish(user: string, view: unknown, hash: unknown): View {
    const known = this.homes.get(user)
    if (typeof hash === 'string' && known !== undefined && hash !== known.hash) throw new SlackRefusal('hash_conflict')
    checkView(view, 'home')
    const home = this.keep(user, view as Json, known?.id)
    this.homes.set(user, home)
    this.homeChanged.tell(user)
    return home
  }

  /** The person goes back one view, or leaves the modal. */
  close(view: View): void {
    const stack = this.stackOf(view.user)
    for (const closed of stack.splice(Math.max(0, stack.indexOf(view)))) closed.open = false
    this.stackChanged.tell(view.user)
  }

  leave(user: string): void {
    for (const view of this.stackOf(user)) view.open = false
    this.stacks.delete(user)
    this.stackChanged.tell(user)
  }

  /** As Slack shows a view to the app. */
  toPayload({ id, hash, view, root }: View, state: Json = { values: {} }): Json {
    const blocks = (view.blocks as Json[]).map((block, i) => ({ block_id: `b${i}`, ...block }))
    const ids = {
      id,
      hash,
      root_view_id: root,
      previous_view_id: null,
      team_id: this.team,
      app_id: APP,
      bot_id: BOT.botId,
    }
    const own = { external_id: '', callback_id: '', private_metadata: '', ...view }
    return { ...own, ...ids, blocks, state, app_installed_team_id: this.team }
  }

  private find({ view_id, external_id }: { view_id?: unknown; external_id?: unknown }): View | undefined {
    if (typeof view_id === 'string' && view_id !== '') return this.get(view_id)
    return [...this.values()].find((each) => each.open && each.view.external_id === external_id && isJson(each.view))
  }

  private checkExternalId(view: Json): void {
    if (view.external_id === undefined || view.external_id === '') return
    if (this.find({ external_id: view.external_id }) !== undefined) throw new SlackRefusal('duplicate_external_id')
  }

  private put(user: string, view: Json, below: View[]): View {
    const made = this.keep(user, view)
    made.root = below[0]?.id ?? made.id
    this.stacks.set(user, [...below, made])
    this.stackChanged.tell(user)
    return made
  }

  private keep(user: string, view: Json, knownId?: string): View {
    this.lastId += 1
    const id = knownId ?? `V${this.lastId}`
    const made: View = { id, hash: this.makeHash(), view, user, open: true, root: id }
    this.set(id, made)
    return made
  }

  private makeHash(): string {
    this.lastId += 1
    return `${this.lastId}.hash`
  }
}
