import type { KnownBlock } from '@slack/types'
import type { Service } from '../../service/service.js'
import type { Share } from '../../service/stores/share-store.js'
import { tryToShow } from '../outbox/change-shown.js'
import { readView } from '../render/form-views.js'
import type { Message } from '../render/message.js'
import { inviteNotice, refusedNotice } from '../render/share-notices.js'
import { type Posted, postedBlocks, renderReceipt } from '../render/share-receipt.js'
import { shareName } from '../reply-names.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'

const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found'])
const NO_POSTING = /^(is_archived|restricted_action.*|cannot_post.*|messages_tab_disabled|ekm_access_denied)$/

/** What is said to whoever chose a channel into which the server lets nothing; undefined where it has other reasons. */
export function noticeOfRefusal({ self }: Workspace, channel: string, refused: string): KnownBlock[] | undefined {
  if (NOT_A_MEMBER.has(refused)) return inviteNotice(channel, self.name ?? 'ボットの名前')
  return isForAnother(refused) ? refusedNotice(channel, refused === 'is_archived') : undefined
}

/** Nothing but another channel helps. */
export function isForAnother(refused: string): boolean {
  return NO_POSTING.test(refused)
}

export interface Sharing {
  /** As it is kept; its id is that of the modal that it was sent from. */
  share: Omit<Share, 'at' | 'message' | 'user'> & { user: string }
  /** Into this thread of the channel. */
  thread?: string | undefined
  message: Message
  /** Of the modal, where it is told. */
  title: string
}

/**
 * Posts what somebody shares and tells them where it went: in their modal, or in their DM where that was closed meanwhile. Gives the
 * server's word where it does not take it.
 */
export async function postShare(
  service: Service,
  workspace: Workspace,
  { share, thread, message, title }: Sharing,
): Promise<string | undefined> {
  const { id, team, channel, user } = share
  // Kept first: whoever sends it says then which message it became.
  await service.noteShare(share)
  const place = { kind: 'thread', channel, ...(thread !== undefined && { thread }) } as const
  const refused = await workspace.outbox.deliver(place, () => message, shareName(id))
  if (refused !== undefined) {
    await service.dropShare(team, id)
    return refused
  }
  const ts = (await service.shared(team, { id }))?.message
  const posted: Posted = {
    ...{ channel, thread },
    ...(ts && { share: id, link: await linkTo(workspace, channel, ts) }),
  }
  if (!(await tryToShow(workspace, id, readView(title, postedBlocks(posted)))))
    await workspace.outbox.send({ kind: 'thread', channel: user }, () => renderReceipt(posted))
  return undefined
}

async function linkTo({ client, logger }: Workspace, channel: string, ts: string): Promise<string | undefined> {
  try {
    return (await client.chat.getPermalink({ channel, message_ts: ts })).permalink
  } catch (error) {
    logger.info(`where a share stands was not told: ${platformError(error) ?? 'unreachable'}`)
    return undefined
  }
}
