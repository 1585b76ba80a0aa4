import type { Logger } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { JobStore } from '../../service/stores/job-store.js'
import type { Clock } from './clock.js'
import type { Features } from './features.js'

/** A conversation with the app: the thread that a message in its DM began. */
export interface Session {
  channel: string
  thread: string
}

export const CLEAR_SIGN = 'clear_sign'
/** What is answered sooner needs no sign. */
const A_MOMENT_MS = 700
/** The sign goes by then, also where the process that showed it has ended: Slack itself would let it stand for an hour. */
const LONGEST_MS = 2 * 60_000

interface Parts {
  client: WebClient
  features: Features
  clock: Clock
  logger: Logger
}

/**
 * Slack's own sign that the app works on an answer (docs.slack.dev/ai/agent-sessions, read 2026-11). It is there from a moment after
 * the work began until the answer is sent or given up. It costs an answer nothing: what goes wrong with it is only logged.
 */
export class WorkSigns {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Does the work under the sign; `sent` resolves when what came of it has left the app. The work's own fault is thrown. */
  async during(
    session: Session,
    { jobs, team, sent }: { jobs: JobStore; team: string; sent: () => Promise<void> },
    work: () => Promise<void>,
  ): Promise<void> {
    const key = `sign:${session.channel}:${session.thread}`
    let showing: Promise<void> | undefined
    const callOff = this.parts.clock.after(A_MOMENT_MS, () => {
      const due = this.parts.clock.now() + LONGEST_MS
      showing = this.quietly(async () => {
        if (!this.parts.features.has('workSign')) return
        await jobs.add({ team, key, kind: CLEAR_SIGN, data: session, due })
        await this.set(session, 'processing')
      })
    })
    const end = async () => {
      callOff()
      if (showing === undefined) return
      await showing
      await this.quietly(async () => {
        await this.set(session, 'active')
        await jobs.cancel(team, { key })
      })
    }
    try {
      await work()
    } catch (error) {
      await end()
      throw error
    }
    void this.quietly(sent).then(end)
  }

  /** Takes the sign away. */
  async clear(session: Session): Promise<void> {
    await this.set(session, 'active')
  }

  private async set({ channel, thread }: Session, status: 'processing' | 'active'): Promise<void> {
    const { client, features } = this.parts
    const args = { channel_id: channel, thread_ts: thread, status }
    await features.attempt('workSign', () => client.agents.sessions.setStatus(args))
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.parts.logger.info(`the sign of work: ${String(error)}`)
    }
  }
}
