import type { Logger } from '@slack/bolt'
import type { Installation, InstallationStore, RoleStore } from '../../service/stores/installation-store.js'
import { InstallationToken, NotInstalled, type Refresh, withToken } from '../install/tokens.js'
import type { Queues } from '../outbox/queues.js'
import { type Answering, callingFor } from '../parts-of-team.js'
import type { Clock } from '../workspace/clock.js'
import { platformError } from '../workspace/features.js'
import { type Calling, openWorkspace } from '../workspace/workspace.js'
import { createTeam, type Team } from './team.js'

/** Makes what answers one team; `close` puts it away. */
export type MakeAnswering = (team: string) => Promise<Answering & { close(): void }>

interface TeamsParts {
  installations: InstallationStore
  roles: RoleStore
  refresh: Refresh
  make: MakeAnswering
  calling: Omit<Calling, 'places' | 'roles' | 'desk' | 'logger'> & { call: typeof fetch }
  queues: Queues
  clock: Clock
  logger: Logger
  log: (line: string) => void
}

/** What a team is opened with; where its name is another, it is opened anew. */
interface Opening {
  name: string
  installation: Installation
  roles: Awaited<ReturnType<RoleStore['of']>>
}

interface Awake {
  team: Promise<Team>
  usedAt: number
  /** When its installation was looked at. */
  seenAt: number
}

/** Another process may have ended an installation, or made it anew. */
const SEEN_MS = 5000
/** Who asks nothing for so long is put away; a question wakes them within a second. */
const IDLE_MS = 30 * 60_000
/** So many at once: one with documents of its own takes some 35 MB (docs/operation.md). */
const MOST_AWAKE = 12
/** What another process approved is quoted here so much later, and the seconds that its making takes. */
const TAUGHT_EVERY_MS = 5000
/** The token is gone for good. */
const ENDED = new Set(['account_inactive', 'token_revoked'])

/** Teams by their installations: opened when first asked for, put away when nothing was asked for long. */
export class Teams {
  private readonly parts: TeamsParts
  private readonly awake = new Map<string, Awake>()

  constructor(parts: TeamsParts) {
    this.parts = parts
  }

  get count(): number {
    return this.awake.size
  }

  /** Undefined where the app is not installed, or no longer. Throws where that cannot be told or Slack cannot be asked. */
  async find(id: string, org?: string): Promise<Team | undefined> {
    const now = this.parts.clock.now()
    const known = this.awake.get(id)
    if (known !== undefined) known.usedAt = now
    if (known !== undefined && now - known.seenAt < SEEN_MS) return known.team
    const installation = await this.installationOf(id, org)
    if (installation === undefined || installation.endedAt !== undefined) {
      await this.drop(id)
      return undefined
    }
    const opening = await this.openingOf(id, installation)
    const open = await this.awake.get(id)?.team.catch(() => undefined)
    if (open !== undefined && open.opening === opening.name) {
      this.awake.set(id, { team: Promise.resolve(open), usedAt: now, seenAt: now })
      return open
    }
    // Whoever came here at the same time may have begun to open it anew.
    if (this.awake.get(id) === known) await this.drop(id)
    return this.begin(id, opening)
  }

  /** Nothing of a team is at work here any more; what is under way ends by itself. */
  async drop(id: string): Promise<void> {
    const known = this.awake.get(id)
    this.awake.delete(id)
    const team = await known?.team.catch(() => undefined)
    if (team === undefined) return
    this.parts.queues.leave(id)
    team.close()
  }

  /** An installation was made or ended: whether it is that of a team is looked at before its next delivery. */
  lookAnew(): void {
    for (const known of this.awake.values()) known.seenAt = 0
  }

  /** Puts away who asked nothing for long, and of too many those who asked least lately. */
  async tidy(): Promise<void> {
    const { clock, queues } = this.parts
    const oldestFirst = [...this.awake].toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
    const tooMany = oldestFirst.length - MOST_AWAKE
    for (const [i, [id, { team, usedAt }]] of oldestFirst.entries()) {
      if (i >= tooMany && clock.now() - usedAt < IDLE_MS) continue
      if (!queues.leave(id)) continue
      this.awake.delete(id)
      ;(await team.catch(() => undefined))?.close()
    }
  }

  async close(): Promise<void> {
    for (const id of [...this.awake.keys()]) await this.drop(id)
  }

  /** Its own, or that of the organisation that Slack delivers it with. */
  private async installationOf(id: string, org: string | undefined): Promise<Installation | undefined> {
    const { installations } = this.parts
    const found = await installations.answering(id)
    if ((found !== undefined && found.endedAt === undefined) || org === undefined) return found
    const whole = await installations.find(org)
    if (whole === undefined || whole.endedAt !== undefined) return found
    await installations.noteTeam(id, org)
    return whole
  }

  private async openingOf(id: string, installation: Installation): Promise<Opening> {
    const { roles } = this.parts
    const held = (await roles.of(id)) ?? (await roles.of(installation.id))
    return { installation, roles: held, name: JSON.stringify([installation.id, installation.changes, held]) }
  }

  private begin(id: string, opening: Opening): Promise<Team> {
    const begun = this.awake.get(id)
    if (begun !== undefined) return begun.team
    const now = this.parts.clock.now()
    const team = this.open(id, opening)
    const awake = { team, usedAt: now, seenAt: now }
    this.awake.set(id, awake)
    team.catch(() => {
      if (this.awake.get(id) === awake) this.awake.delete(id)
    })
    void this.tidy().catch(() => {})
    return team
  }

  private async open(id: string, { installation, roles, name }: Opening): Promise<Team> {
    const { refresh, make, calling, installations, clock, logger, log } = this.parts
    const token = new InstallationToken({ id: installation.id, store: installations, refresh, clock, log })
    const first = await token.now()
    const answering = await make(id)
    try {
      const workspace = await openWorkspace(
        first,
        {
          ...calling,
          ...{ fetch: withToken(calling.fetch, token), call: withToken(calling.call, token), logger },
          ...callingFor(answering, roles),
        },
        { team: id },
      )
      const { service, desk, close } = answering
      // What it was taught is quoted from its first answer on.
      await desk.teaching
        .refresh(id)
        .catch((error: unknown) => log(`error ${id}: what was taught is not there yet: ${String(error)}`))
      desk.teaching.follow(id, TAUGHT_EVERY_MS)
      await desk.digests
        .plan(id)
        .catch((error: unknown) => logger.error('the digest of the week was not planned:', error))
      return createTeam({ id, opening: name, workspace, service, desk, logger, close })
    } catch (error) {
      answering.close()
      if (!ENDED.has(platformError(error) ?? '')) throw error
      // It was uninstalled while nobody could be told.
      await installations.end(installation.id, clock.now())
      log(`warn install: ${installation.id} has ended: Slack takes its token no more (${platformError(error)})`)
      throw new NotInstalled(id)
    }
  }
}
