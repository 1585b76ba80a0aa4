import { wordsOf } from '../intake/message-words.js'
import { platformError } from './features.js'
import type { Workspace } from './workspace.js'

interface FoundMessage {
  ts?: string
  thread_ts?: string
  text?: string
  blocks?: unknown[]
}

/** What a message says, and the thread that it stands in; undefined where the server does not let us read it. */
export async function readMessage(
  { client, features, logger }: Pick<Workspace, 'client' | 'features' | 'logger'>,
  channel: string,
  ts: string,
): Promise<{ words: string; thread?: string } | undefined> {
  try {
    const page = { channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 2 }
    const read = await features.attempt('readMessages', () => client.conversations.replies(page))
    const found = ((read?.messages ?? []) as FoundMessage[]).find((each) => each.ts === ts)
    if (found === undefined) return undefined
    const { thread_ts } = found
    return { words: wordsOf(found as { text?: string }), ...(thread_ts !== undefined && { thread: thread_ts }) }
  } catch (error) {
    const code = platformError(error)
    if (code === undefined) throw error
    logger.info(`a message was not read: ${code}`)
    return undefined
  }
}
