import type { KnownBlock } from '@slack/types'
import { ACTIONS } from './ids.js'

/** How it is known later what a message was: the names of replies and shares, on what is sent and in the ids of blocks. */

const SHARE = 'share:'

/** What a share is called among what is sent, so that it is known which message it became. */
export function shareName(id: string): string {
  return `${SHARE}${id}`
}

/** The share of that name; undefined where it is the name of a reply. */
export function shareOf(name: string): string | undefined {
  return name.startsWith(SHARE) ? name.slice(SHARE.length) : undefined
}

const REPLY = 'reply:'

/** The message with the reply's name on its first block: Slack keeps it there, in private messages and modals too. */
export function nameReply<Named extends { blocks: KnownBlock[] }>(message: Named, reply: string): Named {
  const [first, ...others] = message.blocks
  return first === undefined ? message : { ...message, blocks: [{ ...first, block_id: `${REPLY}${reply}` }, ...others] }
}

const VOTE = 'vote:'

/** What one votes with. */
export const VOTES = new RegExp(
  `^(${[ACTIONS.helpful, ACTIONS.unhelpful, ACTIONS.whyNot, ACTIONS.undoVote].join('|')})(:\\d+)?$`,
)

/** The message with the reply's name on the block where people vote: of a press in a private message, Slack tells that alone. */
export function nameVote<Named extends { blocks: KnownBlock[] }>(message: Named, reply: string): Named {
  const blocks = message.blocks.map((block, i) =>
    i > 0 && block.type === 'actions' && block.elements.some(({ action_id = '' }) => VOTES.test(action_id))
      ? { ...block, block_id: `${VOTE}${reply}` }
      : block,
  )
  return { ...message, blocks }
}

export function replyOfVote(block: string | undefined): string | undefined {
  return block?.startsWith(VOTE) ? block.slice(VOTE.length) : undefined
}

/** The name of the reply that stands in these blocks; undefined where none does. */
export function replyIn(blocks: readonly { block_id?: unknown }[]): string | undefined {
  const named = blocks.map(({ block_id }) => String(block_id)).find((id) => id.startsWith(REPLY))
  return named?.slice(REPLY.length)
}
