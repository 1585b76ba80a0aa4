import type { KnownBlock } from '@slack/types'
import type { Service } from '../../service/service.js'
import { EVENTS } from '../ids.js'
import { isInSharedChannel } from '../intake/post.js'
import { answerPreview, passagePreview } from '../render/link-preview.js'
import { type Linked, readOwnLink } from '../render/own-links.js'
import { platformError } from '../workspace/features.js'
import { workspaceOf } from '../workspace/workspace.js'
import type { DeskApp } from './desk/desk-app.js'

type Quotes = ReturnType<Service['quotesFor']>

/** Slack takes no more previews for one message. */
const MOST = 5

/**
 * Shows under a link of the app's own what it leads to, also while somebody still writes the message. Whoever reads it may be
 * anybody: what is for HR alone has no preview, nor has what is the company's own where another company reads too. An unknown
 * link is left as it is.
 */
export function listenToLinks({ app, service }: DeskApp): void {
  app.event(EVENTS.link, async ({ event, body, context }) => {
    const { client, features, linkBase, logger } = workspaceOf(context)
    const { links, channel, message_ts: ts, unfurl_id, source } = event
    const own = links.flatMap(({ url }) => {
      const linked = readOwnLink(linkBase, url)
      return linked === undefined ? [] : [{ url, linked }]
    })
    const quotes = service.quotesFor(isInSharedChannel(body) ? 'outside' : 'everyone')
    const previews = await Promise.all(
      own.slice(0, MOST).map(async ({ url, linked }) => [url, await previewOf(service, quotes, linked)] as const),
    )
    const found = previews.flatMap(([url, blocks]) => (blocks === undefined ? [] : [[url, { blocks }] as const]))
    if (found.length === 0) return
    const where =
      unfurl_id !== undefined && (source === 'composer' || source === 'conversations_history')
        ? ({ unfurl_id, source } as const)
        : { channel, ts }
    try {
      await features.attempt('linkPreviews', () => client.chat.unfurl({ ...where, unfurls: Object.fromEntries(found) }))
    } catch (error) {
      if (platformError(error) === undefined) throw error
      logger.info(`a link has no preview: ${platformError(error)}`)
    }
  })
}

async function previewOf(service: Service, quotes: Quotes, { kind, id }: Linked): Promise<KnownBlock[] | undefined> {
  const { assistant } = service
  if (kind === 'passage') return passagePreview(quotes.passage(id), assistant.sources())
  return answerPreview(await (kind === 'case' ? assistant.caseById(id) : assistant.checklistById(id)))
}
