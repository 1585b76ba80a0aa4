import type { KnownBlock } from '@slack/types'
import { inviteNotice, refusedNotice } from '../render/share-views.js'
import type { Workspace } from '../workspace/workspace.js'

const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found'])
const NO_POSTING = /^(is_archived|restricted_action.*|cannot_post.*|messages_tab_disabled|ekm_access_denied)$/

/** What is said to whoever chose a channel into which the server lets nothing; undefined where it has other reasons. */
export function noticeOfRefusal({ self }: Workspace, channel: string, refused: string): KnownBlock[] | undefined {
  if (NOT_A_MEMBER.has(refused)) return inviteNotice(channel, self.name ?? 'ボットの名前')
  return NO_POSTING.test(refused) ? refusedNotice(channel, refused === 'is_archived') : undefined
}
