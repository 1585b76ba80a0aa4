import type { App, CodedError, Context, Logger } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { asksSomething } from '../../service/manners.js'
import { VIEWS } from '../ids.js'
import { toAskForm } from '../intake/ask-form.js'
import { toPost } from '../intake/post.js'
import { placeAside, toPress } from '../intake/press.js'
import { placeForShortcut, toShortcut } from '../intake/shortcut.js'
import { askView } from '../render/ask-views.js'
import { sentenceView } from '../render/form-views.js'
import { renderNotice } from '../render/render-notice.js'
import type { Self } from '../workspace/self.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import type { Place } from './place.js'
import { makeReference, troubleWords } from './reference.js'

/** What Bolt hands its error handler when that is to have the body too. */
interface Trouble {
  error: CodedError
  body: object
  context: Context
}

/** The one place where a listener's error ends: the cause in the log, one sentence for the person, one number on both. */
export function handleTrouble(app: App, logger: Logger): void {
  app.error(async (trouble) => {
    const { error, body, context } = trouble as unknown as Trouble
    const reference = makeReference()
    logger.error(`reference=${reference} code=${error.code} ${detailOf(error)}`, error.original ?? error)
    try {
      await tell(workspaceOf(context), body, troubleWords(reference))
    } catch (second) {
      logger.error(`reference=${reference} the person could not be told:`, second)
    }
  })
}

async function tell({ client, drawn, outbox, self }: Workspace, body: object, sentence: string): Promise<void> {
  const { view } = body as { view?: Modal }
  const place = placeOf(body, self)
  if (place !== undefined) await outbox.say(place, sentence)
  else if (view?.type === 'modal' && view.id !== undefined) {
    const shown = view.callback_id === VIEWS.ask ? askAgainView(view, sentence) : sentenceView(titleOf(view), sentence)
    drawn.note(view.id, shown)
    await client.views.update({ view_id: view.id, view: shown })
  }
}

interface Modal {
  id?: string
  type?: string
  callback_id?: string
  title?: { text?: string }
}

function titleOf({ title }: Modal): string {
  return title?.text || 'お知らせ'
}

/** What was asked stands in the field again. */
function askAgainView(view: object, sentence: string): ModalView {
  const { words, turn } = toAskForm(view)
  return askView({ above: renderNotice(sentence).blocks, question: words, turn: turn + 1 })
}

/** Slack's own words on what it refused, and which block. */
function detailOf(error: CodedError): string {
  const data = (error as { data?: { error?: string; response_metadata?: { messages?: string[] } } }).data
  if (data === undefined) return ''
  return [data.error, ...(data.response_metadata?.messages ?? [])].join(' ')
}

/** Where the person who is waiting looks; nowhere for a form, and for an event that nobody waits on. */
function placeOf(body: object, self: Self): Place | undefined {
  const raw = body as {
    type?: string
    event?: object
    command?: string
    user_id?: string
    response_url?: string
    actions?: object[]
  }
  if (raw.event !== undefined) return placeForPost(raw.event, body, self)
  if (raw.command !== undefined && raw.response_url !== undefined) {
    return { kind: 'private', user: raw.user_id ?? '', responseUrl: raw.response_url }
  }
  if (raw.type === 'shortcut' || raw.type === 'message_action') return placeForShortcut(toShortcut(body))
  return raw.actions?.[0] === undefined ? undefined : placeAside(toPress(body, raw.actions[0]))
}

/** Under what was asked of the bot; chatter that was not meant for it is left alone. */
function placeForPost(event: object, body: object, self: Self): Place | undefined {
  const { type } = event as { type?: string }
  if (type !== 'message' && type !== 'app_mention') return undefined
  const post = toPost(event, body, self.userId)
  if (post === undefined || !(post.direct || post.mentions || asksSomething(post.words))) return undefined
  return { kind: 'thread', channel: post.channel, thread: post.threadTs ?? post.ts }
}
