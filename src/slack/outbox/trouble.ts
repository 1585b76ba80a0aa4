import { randomInt } from 'node:crypto'
import type { AllMiddlewareArgs, App, CodedError, Logger } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { VIEWS } from '../ids.js'
import { toAskForm } from '../intake/ask-form.js'
import { placeAside, toPress } from '../intake/press.js'
import { placeForShortcut, toShortcut } from '../intake/shortcut.js'
import { askView } from '../render/ask-views.js'
import { renderNotice } from '../render/render-notice.js'
import { troubleView } from '../render/share-views.js'
import type { Outbox, Place } from './outbox.js'

/** Without the characters that are read for each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The one place where a listener's error ends: the cause in the log, one sentence for the person, one number on both. */
export function handleTrouble(app: App, client: WebClient, outbox: Outbox, logger: Logger): void {
  app.error(async ({ error, body }: { error: CodedError; body: object } & Partial<AllMiddlewareArgs>) => {
    const reference = makeReference()
    logger.error(`reference=${reference} code=${error.code} ${detailOf(error)}`, error.original ?? error)
    const sentence = `いま答えられませんでした。少し待ってからもう一度お試しください。（受付番号 ${reference}）`
    try {
      const { view } = body as { view?: { id?: string; type?: string; callback_id?: string } }
      const place = placeOf(body)
      if (place !== undefined) await outbox.send(client, place, () => renderNotice(sentence))
      else if (view?.type === 'modal' && view.id !== undefined) {
        const shown = view.callback_id === VIEWS.ask ? askAgainView(view, sentence) : troubleView(sentence)
        await client.views.update({ view_id: view.id, view: shown })
      }
    } catch (second) {
      logger.error(`reference=${reference} the person could not be told:`, second)
    }
  })
}

/** What was asked stands in the field again. */
function askAgainView(view: object, sentence: string): ModalView {
  const { text, turn } = toAskForm(view)
  return askView({ above: renderNotice(sentence).blocks, question: text, turn: turn + 1 })
}

function makeReference(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** Slack's own words on what it refused, and which block. */
function detailOf(error: CodedError): string {
  const data = (error as { data?: { error?: string; response_metadata?: { messages?: string[] } } }).data
  if (data === undefined) return ''
  return [data.error, ...(data.response_metadata?.messages ?? [])].join(' ')
}

/** Where the person who is waiting looks; nowhere for a form, and for an event that nobody waits on. */
function placeOf(body: object): Place | undefined {
  const raw = body as {
    type?: string
    event?: { type?: string; channel?: string; ts?: string; thread_ts?: string }
    command?: string
    user_id?: string
    response_url?: string
    actions?: object[]
  }
  if (raw.event !== undefined) {
    const { type, channel, ts, thread_ts } = raw.event
    if ((type !== 'message' && type !== 'app_mention') || channel === undefined || ts === undefined) return undefined
    return { kind: 'thread', channel, thread: thread_ts ?? ts }
  }
  if (raw.command !== undefined && raw.response_url !== undefined) {
    return { kind: 'private', user: raw.user_id ?? '', responseUrl: raw.response_url }
  }
  if (raw.type === 'shortcut' || raw.type === 'message_action') return placeForShortcut(toShortcut(body))
  return raw.actions?.[0] === undefined ? undefined : placeAside(toPress(body, raw.actions[0]))
}
