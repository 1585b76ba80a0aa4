import type { Shown } from '../../protocol.js'
import { act, nameOf, useActor, useWorld } from '../world.js'
import './messages.css'
import { tryTo } from './own-notices.js'

/** Slack's names of emoji; the first two are offered. */
export const EMOJI: Record<string, { sign: string; label: string }> = {
  '+1': { sign: '👍', label: 'いいね' },
  eyes: { sign: '👀', label: '見ています' },
  white_check_mark: { sign: '✅', label: '済み' },
}

/** The reactions under a message; pressing one adds one's own. */
export function Reactions({ message }: { message: Shown }) {
  if (message.reactions.length === 0) return null
  return (
    <ul className="reactions" aria-label="リアクション">
      {message.reactions.map(({ name, users }) => (
        <li key={name}>
          <Reaction message={message} name={name} users={users} />
        </li>
      ))}
    </ul>
  )
}

function Reaction({ message, name, users }: { message: Shown; name: string; users: string[] }) {
  const world = useWorld()
  const actor = useActor()
  const { channel, ts } = message
  const { sign, label } = EMOJI[name] ?? { sign: `:${name}:`, label: name }
  const who = users.map((id) => nameOf(world, id)).join('、')
  return (
    <button
      type="button"
      className="reaction"
      aria-pressed={users.includes(actor.id)}
      aria-label={`${label} ${users.length}件（${who}）`}
      title={who}
      onClick={() => tryTo(act({ do: 'react', user: actor.id, channel, ts, name }))}
    >
      <span aria-hidden="true">{sign}</span> {users.length}
    </button>
  )
}
