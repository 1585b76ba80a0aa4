import { LIMITS } from '../limits.js'
import { cleanText, clipText } from './plain-text.js'

/** What somebody has chosen so far of what they share; it goes along in the view. */
export interface ShareDraft {
  /** References to the excerpts that they may choose of. */
  refs: string[]
  /** Places in `refs` of those to post. */
  chosen: number[]
  /** Their own words above them. */
  sentence: string
  channel?: string
  /** Where they were reading. */
  thread?: { channel: string; thread: string }
  /** Into that thread, where its channel is the one chosen. */
  inThread: boolean
}

/** The thread it goes into, where it goes into one. */
export function threadOf({ channel, thread, inThread }: ShareDraft): string | undefined {
  return inThread && thread !== undefined && thread.channel === channel ? thread.thread : undefined
}

/** As much of it as a view takes: the last references go first. */
export function writeDraft(draft: ShareDraft): string {
  const sentence = clipText(cleanText(draft.sentence), LIMITS.ownSentence.max)
  for (let count = draft.refs.length; ; count -= 1) {
    const refs = draft.refs.slice(0, count)
    const written = JSON.stringify({ ...draft, sentence, refs })
    if (written.length <= LIMITS.privateMetadata.max || count === 0) return written
  }
}

export function readDraft(data: Record<string, unknown>): ShareDraft {
  const { refs, chosen, sentence, channel, thread, inThread } = data as Partial<ShareDraft>
  return {
    ...{ refs: refs ?? [], chosen: chosen ?? [0], sentence: sentence ?? '', inThread: inThread ?? false },
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
  }
}
