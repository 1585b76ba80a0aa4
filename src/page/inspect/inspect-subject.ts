import type { Shown } from '../protocol.js'
import type { World } from '../world.js'

/** What is looked into, as the page knows it. */
export interface Subject {
  message?: Shown
  /** Another value whenever the message or view has changed. */
  version: unknown
  /** One line under the heading, given the name of who wrote the message. */
  says: (author: string) => string
}

type What = { channel: string; ts: string } | { view: string }

export function subjectOf({ messages, stacks, homes }: World, what: What): Subject {
  if ('ts' in what) {
    const message = messages.find(({ channel, ts }) => channel === what.channel && ts === what.ts)
    if (message === undefined) return { version: undefined, says: () => 'メッセージ' }
    const sort = message.onlyFor === undefined ? 'メッセージ' : '本人にだけ見えるメッセージ'
    return { message, version: message, says: (author) => `${author}の${sort}` }
  }
  const modal = Object.values(stacks)
    .flat()
    .find(({ id }) => id === what.view)
  const shown = modal ?? Object.values(homes).find(({ id }) => id === what.view)
  return { version: shown?.hash, says: () => (modal ? 'モーダル' : 'アプリのホーム') }
}
