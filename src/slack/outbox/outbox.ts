import { createHash } from 'node:crypto'
import type { Logger } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Recent } from '../../service/recent.js'
import type { Message } from '../render/message.js'
import { renderNotice } from '../render/render-notice.js'
import type { Clock } from '../workspace/clock.js'
import { type Features, platformError } from '../workspace/features.js'
import { drawForms, FLAT, postFullest, type Refusal, type Render, refusalOf, type Showable } from './forms.js'
import { openView } from './open-view.js'
import { type ModalPlace, type Place, type QueuedPlace, queueOf } from './place.js'
import type { Letter, Postman, Sending } from './postman.js'
import type { Queues, Sender } from './queues.js'
import { makeReference, troubleWords } from './reference.js'

/** The stack is full, or the three seconds are over: the modal itself can still be changed. */
const NO_ROOM_ON_TOP = new Set(['push_limit_reached', 'expired_trigger_id', 'invalid_trigger_id', 'not_found'])
/** Who waits longer than this is told so. */
const LONG_WAIT_MS = 10_000
const TOLD_FOR_MS = 10 * 60_000
const BUSY = '混み合っています。順番にお答えします。'

export interface OutboxParts {
  team: string
  client: WebClient
  postman: Postman
  queues: Queues
  features: Features
  logger: Logger
  clock: Clock
  drawn: Recent<ModalView>
}

/** Sends messages, each in the fullest form that the server takes. All but what stands in a modal waits its turn in a queue. */
export class Outbox implements Sender {
  private readonly parts: OutboxParts
  /** What is answered by what is sent: put there again, each of its messages is the one that it was. */
  private readonly origin: string | undefined
  private sent = 0
  private readonly queued: string[] = []
  /** Who was told that it takes long, until when. */
  private readonly told: Map<string, number>

  constructor(parts: OutboxParts, origin?: string, told = new Map<string, number>()) {
    this.parts = parts
    this.origin = origin
    this.told = told
  }

  /** For what answers one delivery: where that is worked on again after a crash, nothing of it is sent twice. */
  answering(key: string): Outbox {
    return new Outbox(this.parts, key, this.told)
  }

  /**
   * Kept when it resolves: it will be sent, and where the server takes no form of it, whoever waits is told. What goes into a
   * modal is shown when it resolves, and a refusal is thrown. Of a `reply` that all see it is noted where it stands.
   */
  async send(place: Place, render: Render, reply?: string): Promise<void> {
    if (place.kind !== 'modal') {
      const forms = drawForms(render, this.showable())
      await this.put(place, { place, forms, ...(reply !== undefined && !('user' in place) && { reply }) })
      return
    }
    const refusal = await postFullest(
      drawForms(render, FLAT),
      (message) => this.showInModal(place, message),
      this.parts,
    )
    if (refusal !== undefined) throw refusal.error
  }

  /** One sentence of the app's own. */
  say(place: Place, sentence: string): Promise<void> {
    return this.send(place, () => renderNotice(sentence))
  }

  /** Resolves when it was sent, or with the server's word for why it does not take it. Where it has a `name`, its place is noted by then. */
  async deliver(place: QueuedPlace, render: Render, name?: string): Promise<string | undefined> {
    const forms = drawForms(render, this.showable())
    const id = await this.put(place, { place, forms, untold: true, ...(name !== undefined && { reply: name }) })
    const outcome = await this.parts.queues.outcome(id)
    return outcome === 'sent' ? undefined : outcome.refused
  }

  /** Resolves when all that answers the delivery so far is sent or refused, by whatever process. */
  async settled(): Promise<void> {
    await Promise.all(this.queued.map((id) => this.parts.queues.outcome(id)))
  }

  carry(letter: Letter, sending: Sending): Promise<Refusal | undefined> {
    return this.parts.postman.carry(letter, sending)
  }

  async refused({ place, untold }: Letter, { code, detail, error }: Refusal): Promise<void> {
    const { logger } = this.parts
    if (untold) {
      logger.info(`not sent: ${code} ${detail}`)
      return
    }
    const reference = makeReference()
    logger.error(`reference=${reference} not sent: ${code} ${detail}`, error)
    const notice = renderNotice(troubleWords(reference))
    // What stands there stays: it is not what could not be shown.
    const told: QueuedPlace = place.kind === 'instead' ? { ...place, kind: 'thread' } : place
    await this.put(told, { place: told, forms: [{ without: {}, message: notice }], untold: true })
  }

  private async put(place: QueuedPlace, letter: Letter): Promise<string> {
    const { team, queues } = this.parts
    const queue = queueOf(place)
    const id = this.nextId()
    await queues.put(team, queue, id, letter)
    if (this.origin !== undefined) this.queued.push(id)
    if (!('user' in place) && place.asker !== undefined) void this.tellIfLong(queue, place.channel, place.asker)
    return id
  }

  private nextId(): string {
    if (this.origin === undefined) return crypto.randomUUID()
    this.sent += 1
    // No key of a delivery in a message that others may read: some hold a person's id.
    return createHash('sha256').update(`${this.parts.team} ${this.origin} ${this.sent}`).digest('hex').slice(0, 32)
  }

  /** Once in ten minutes, past the queue, and only where it gets through at once. */
  private async tellIfLong(queue: string, channel: string, asker: string): Promise<void> {
    const { team, queues, postman, logger, clock } = this.parts
    const waitMs = queues.waitMs(team, queue)
    const key = `${queue} ${asker}`
    const now = clock.now()
    if (waitMs < LONG_WAIT_MS || (this.told.get(key) ?? 0) > now) return
    for (const [other, until] of this.told) if (until <= now) this.told.delete(other)
    this.told.set(key, now + TOLD_FOR_MS)
    try {
      await postman.postEphemeral({ channel, user: asker }, renderNotice(BUSY))
    } catch (error) {
      logger.info(`not told that it takes long: ${String(error)}`)
    }
  }

  private showable(): Showable {
    const { features } = this.parts
    return {
      ...{ folding: features.has('folding'), richFolds: features.has('richFolds') },
      ...{ tables: features.has('tables'), dataTables: features.has('dataTables') },
    }
  }

  private async showInModal({ viewId, inPlace, onTop }: ModalPlace, { blocks }: Message): Promise<Refusal | undefined> {
    const { client, logger, drawn } = this.parts
    if (onTop !== undefined && (await this.putOnTop(onTop.triggerId, onTop.view(blocks)))) return undefined
    const view = inPlace(blocks)
    drawn.note(viewId, view)
    const refusal = await refusalOf(() => client.views.update({ view_id: viewId, view }))
    if (refusal?.code !== 'not_found') return refusal
    logger.info('a modal was closed before its answer came')
    return undefined
  }

  private async putOnTop(triggerId: string, view: ModalView): Promise<boolean> {
    const { client, features } = this.parts
    try {
      const opened = await openView(client, features, triggerId, view, true)
      if (opened === undefined) return false
      // The trigger was spent before: on this view, which is there then, or on another.
      if ('external_id' in opened) await client.views.update({ ...opened, view })
      return true
    } catch (error) {
      const code = platformError(error)
      if (code === undefined || !NO_ROOM_ON_TOP.has(code)) throw error
      return false
    }
  }
}
