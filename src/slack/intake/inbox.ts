import { createHash } from 'node:crypto'
import type { App, Context, Logger, Receiver, ReceiverEvent } from '@slack/bolt'
import type { Acknowledge } from '../../service/deliveries.js'
import type { Marks } from '../../service/marks.js'
import type { Service } from '../../service/service.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import type { InFlight } from './in-flight.js'
import { nameOf, type Payload } from './payload.js'

/** Events of which people wait for an answer; Slack sends the others again or never, and nothing depends on them. */
const QUESTIONS = new Set(['message', 'app_mention', 'member_joined_channel', 'reaction_added'])
const TAKE_UP_EVERY_MS = 5000

/** A receiver that can say whether what Slack delivers reaches it. */
export interface Intake extends Receiver {
  isConnected?(): boolean
}

/** What a listener has in hand when something was delivered. */
export interface Arrived {
  body: object
  context: Context
  /** Absent for events: those are acknowledged through their context. */
  ack?: () => Promise<void>
  /** Where it is to be acknowledged otherwise when it comes again. */
  ackAgain?: (repeat: 'under way' | 'over') => Promise<void>
}

/**
 * Hands a delivery to its listener before it is acknowledged, where Bolt would acknowledge events first; and hands it out again
 * where a process ended before it was done.
 */
export class Inbox {
  private readonly service: Service
  private readonly inFlight: InFlight
  private readonly logger: Logger
  private readonly marks: Marks
  private app: Pick<App, 'processEvent'> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(service: Service, inFlight: InFlight, logger: Logger, marks: Marks) {
    this.marks = marks
    this.service = service
    this.inFlight = inFlight
    this.logger = logger
  }

  /** The receiver with the inbox between it and the app. */
  behind(receiver: Receiver): Receiver {
    return {
      init: (app) => {
        this.app = app
        receiver.init({ processEvent: (event: ReceiverEvent) => this.timed(event) } as App)
      },
      start: () => receiver.start(),
      stop: () => receiver.stop(),
    }
  }

  /** Takes up what is undone, now and every few seconds. */
  start(): void {
    void this.takeUp()
    this.timer = setInterval(() => void this.takeUp(), TAKE_UP_EVERY_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
    this.service.deliveries.takeNoMore()
  }

  private takeUp(): Promise<void> {
    return this.service.deliveries.takeUp(async ({ payload }, waited) => {
      const body = JSON.parse(payload) as Payload
      if (!waited) this.logger.info(`taken up again: ${nameOf(body)}`)
      const work = this.inFlight.track(this.pass({ body, ack: async () => {} }), nameOf(body))
      await work.catch((error: unknown) => this.logger.error('a delivery was not worked on:', error))
    })
  }

  /** How long Slack waits is counted from when the app has what was delivered. */
  private async timed(event: ReceiverEvent): Promise<void> {
    const arrived = performance.now()
    const end = this.service.arrivals.begin()
    let acknowledged = false
    const ack: ReceiverEvent['ack'] = async (answer) => {
      const answering = event.ack(answer)
      if (!acknowledged) this.service.meter.acknowledged(performance.now() - arrived)
      acknowledged = true
      end()
      return answering
    }
    // What nobody acknowledges is not waited for either.
    await this.pass({ ...event, ack }).finally(end)
  }

  private pass(event: ReceiverEvent): Promise<void> {
    return this.marks.during(markOf(event.body as Payload), () => this.toApp(event))
  }

  private async toApp(event: ReceiverEvent): Promise<void> {
    const { type } = Object((event.body as Payload).event) as { type?: string }
    if (type === undefined || !QUESTIONS.has(type)) return this.app?.processEvent(event)
    let acknowledged = false
    const acknowledge = async () => {
      if (acknowledged) return
      acknowledged = true
      await event.ack()
    }
    const customProperties = { ...event.customProperties, acknowledge }
    await this.app?.processEvent({ ...event, ack: async () => {}, customProperties })
    // No listener took it.
    await acknowledge()
  }
}

/** The same where it is delivered again, and nothing that anybody could read out of it. */
function markOf({ event_id, trigger_id }: Payload): string {
  const name = event_id ?? trigger_id ?? crypto.randomUUID()
  return createHash('sha256').update(name).digest('hex').slice(0, 10)
}

/** Works once on what was delivered: written down, acknowledged, then worked on. */
export function takeIn(
  service: Service,
  { body, context, ack: ackItself, ackAgain: ackRepeat }: Arrived,
  { team, key }: { team: string; key: string },
  work: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const ack = ackItself ?? (context.acknowledge as () => Promise<void>)
  const ackAgain = ackRepeat ?? ack
  const delivery = { team, key, payload: JSON.stringify(body) }
  const workspace = workspaceOf(context)
  const outbox = workspace.outbox.answering(key)
  const acknowledge: Acknowledge = (repeat) => (repeat === undefined ? ack() : ackAgain(repeat))
  // Presses, forms and commands may open views, for which there are three seconds.
  const mayWait = ackItself === undefined
  return service.deliveries.once(delivery, acknowledge, () => work({ ...workspace, outbox }), { mayWait })
}
