import type { Logger } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Message } from '../render/message.js'
import { type Features, platformError } from '../workspace/features.js'
import type { CarefulPoster } from './careful-post.js'
import { openView } from './open-view.js'

/** Where a message goes. */
export type Place =
  /** In a thread of a channel or DM, or, without a thread, at the end of it (a user's id stands for the DM with them). */
  | { kind: 'thread'; channel: string; thread?: string }
  /** To one person, by the URL that their command, shortcut or button came with; in the thread where one is given. */
  | { kind: 'private'; user: string; responseUrl: string; thread?: string }
  /** To one person, beside a thread that others see. */
  | { kind: 'aside'; user: string; channel: string; thread: string; responseUrl: string }
  /** Into a modal: on top of it where that is asked for and can be, else in place of what it shows. */
  | {
      kind: 'modal'
      viewId: string
      inPlace: (blocks: KnownBlock[]) => ModalView
      onTop?: { triggerId: string; view: (blocks: KnownBlock[]) => ModalView }
    }

/** What the server there can show. */
export interface Showable {
  folding: boolean
  tables: boolean
}

export type Render = (showable: Showable) => Message

/** Blocks that only newer servers take, by what the message is drawn with. */
const NEWER: Record<string, keyof Showable> = { container: 'folding', table: 'tables' }

interface Refusal {
  code: string
  detail: string
  error: unknown
}

/** The server's words for blocks that it does not take. */
const BLOCK_REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
])
/** A modal takes neither containers nor tables (docs.slack.dev/reference/block-kit/blocks, read 2026-09). */
const FLAT: Showable = { folding: false, tables: false }
/** The stack is full, or the three seconds are over: the modal itself can still be changed. */
const NO_ROOM_ON_TOP = new Set(['push_limit_reached', 'expired_trigger_id', 'invalid_trigger_id', 'not_found'])
const QUIET = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const

export interface OutboxParts {
  client: WebClient
  poster: CarefulPoster
  features: Features
  logger: Logger
  /** For `response_url`s. */
  patient: typeof fetch
}

/** Sends messages, each in the fullest form that the server takes: folded, then flat, then its text alone. */
export class Outbox {
  private readonly client: WebClient
  private readonly features: Features
  private readonly logger: Logger
  private readonly fetch: typeof fetch
  private readonly poster: CarefulPoster

  constructor({ client, poster, features, logger, patient }: OutboxParts) {
    this.client = client
    this.poster = poster
    this.features = features
    this.logger = logger
    this.fetch = patient
  }

  /** Throws what the server said where it takes no form at all. */
  async send(place: Place, render: Render): Promise<void> {
    const best = place.kind === 'modal' ? FLAT : this.showable()
    const message = render(best)
    const refusal = await this.post(place, message)
    if (refusal === undefined) return
    if (!BLOCK_REFUSALS.has(refusal.code)) throw refusal.error
    this.logger.warn(`blocks refused: ${refusal.code} ${refusal.detail}`)
    let last = refusal
    for (const without of simplerForms(message, refusal.detail)) {
      const again = await this.post(place, render({ ...best, ...without }))
      if (again === undefined) {
        if (refusal.code !== 'msg_blocks_too_long') this.holdBack(without, refusal.code)
        return
      }
      last = again
    }
    this.logger.error(`blocks refused in every form: ${last.code} ${last.detail}`)
    const asText = await this.post(place, { text: render(FLAT).text, blocks: [] })
    if (asText !== undefined) throw asText.error
  }

  private showable(): Showable {
    return { folding: this.features.has('folding'), tables: this.features.has('tables') }
  }

  private holdBack(without: Partial<Showable>, reason: string): void {
    for (const feature of Object.keys(without) as (keyof Showable)[]) this.features.holdBack(feature, reason)
  }

  private async post(place: Place, message: Message): Promise<Refusal | undefined> {
    if (place.kind === 'thread') return this.postInThread(place, message)
    if (place.kind === 'modal') return this.showInModal(place, message)
    if (place.kind === 'private') return this.postPrivately(place, message)
    const refusal = await this.postAside(place, message)
    if (refusal === undefined || BLOCK_REFUSALS.has(refusal.code)) return refusal
    return this.postPrivately(place, message)
  }

  private async showInModal(
    { viewId, inPlace, onTop }: Place & { kind: 'modal' },
    { blocks }: Message,
  ): Promise<Refusal | undefined> {
    if (onTop !== undefined && (await this.putOnTop(onTop.triggerId, onTop.view(blocks)))) return undefined
    const refusal = await refusalOf(() => this.client.views.update({ view_id: viewId, view: inPlace(blocks) }))
    if (refusal?.code !== 'not_found') return refusal
    this.logger.info('a modal was closed before its answer came')
    return undefined
  }

  private async putOnTop(triggerId: string, view: ModalView): Promise<boolean> {
    try {
      const opened = await openView(this.client, this.features, triggerId, view, true)
      if (opened === undefined) return false
      // The trigger was spent before: on this view, which is there then, or on another.
      if ('external_id' in opened) await this.client.views.update({ ...opened, view })
      return true
    } catch (error) {
      const code = platformError(error)
      if (code === undefined || !NO_ROOM_ON_TOP.has(code)) throw error
      return false
    }
  }

  private postInThread(place: Place & { kind: 'thread' }, message: Message) {
    return refusalOf(() =>
      this.poster.post({
        channel: place.channel,
        ...(place.thread !== undefined && { thread_ts: place.thread }),
        ...bodyOf(message),
        ...QUIET,
      }),
    )
  }

  private async postAside(place: Place & { kind: 'aside' }, message: Message): Promise<Refusal | undefined> {
    const { channel, user, thread } = place
    let refusal: Refusal | undefined
    const sent = await this.features
      .attempt('repliesInThreads', async () => {
        refusal = await refusalOf(() =>
          this.client.chat.postEphemeral({
            channel,
            user,
            thread_ts: thread,
            ...bodyOf(message),
            parse: 'none',
            link_names: false,
          }),
        )
        if (refusal !== undefined && !BLOCK_REFUSALS.has(refusal.code)) throw refusal.error
        return true
      })
      .catch(() => undefined)
    return sent === undefined ? { code: 'not_sent', detail: '', error: refusal?.error } : refusal
  }

  private async postPrivately(
    place: Place & { kind: 'private' | 'aside' },
    message: Message,
  ): Promise<Refusal | undefined> {
    const body = {
      response_type: 'ephemeral',
      replace_original: false,
      ...(place.kind === 'private' && place.thread !== undefined && { thread_ts: place.thread }),
      ...bodyOf(message),
    }
    const refusal = await this.postToUrl(place.responseUrl, body)
    if (refusal === undefined || BLOCK_REFUSALS.has(refusal.code)) return refusal
    // The URL takes five messages within 30 minutes; after that the person still gets the answer, in their DM.
    this.logger.info(`response_url refused (${refusal.code}); sent as a DM`)
    return this.postInThread({ kind: 'thread', channel: place.user }, message)
  }

  private async postToUrl(url: string, body: object): Promise<Refusal | undefined> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      const response = await this.fetch(url, init)
      const said = await response.text()
      const refused = /^\s*\{/.test(said) ? (JSON.parse(said) as { ok?: boolean; error?: string }) : {}
      if (response.ok && refused.ok !== false) return undefined
      const code = refused.error ?? (/^[a-z_]{3,40}$/.test(said.trim()) ? said.trim() : `http_${response.status}`)
      return { code, detail: said.slice(0, 500), error: new Error(`response_url: ${code}`) }
    } catch (error) {
      return { code: 'unreachable', detail: '', error }
    }
  }
}

/**
 * What may be left out, in the order of trying: each kind of newer block that the message has, the one that the server points at
 * first; then all of them.
 */
function simplerForms({ blocks }: Message, detail: string): Partial<Showable>[] {
  const types: string[] = blocks.flatMap((block) =>
    block.type === 'container' ? [block.type, ...block.child_blocks.map(({ type }) => type)] : [block.type],
  )
  const kinds = [...new Set(types.flatMap((type) => NEWER[type] ?? []))]
  const [, index] = /\/blocks\/(\d+)/.exec(detail) ?? []
  const meant = NEWER[blocks[Number(index)]?.type ?? '']
  kinds.sort((a, b) => Number(b === meant) - Number(a === meant))
  const each: Partial<Showable>[] = kinds.map((kind) => ({ [kind]: false }))
  return each.length > 1 ? [...each, FLAT] : each
}

function bodyOf(message: Message) {
  return message.blocks.length === 0 ? { text: message.text } : message
}

async function refusalOf(call: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await call()
    return undefined
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error
    const messages = error.data.response_metadata?.messages ?? []
    return { code: error.data.error, detail: messages.join(' ').slice(0, 1000), error }
  }
}
