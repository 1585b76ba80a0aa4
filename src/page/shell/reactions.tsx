import type { ReactNode } from 'react'
import type { Shown } from '../protocol.js'
import { act, nameOf, useActor, useWorld } from '../world.js'
import { EyesIcon, ThumbIcon } from './icons.js'
import './reactions.css'
import { tryTo } from './own-notices.js'

/** Drawn here, as not every machine has a font with emoji. */
const EMOJI: Record<string, { sign: ReactNode; label: string }> = {
  '+1': { sign: <ThumbIcon />, label: 'いいね' },
  eyes: { sign: <EyesIcon />, label: '見ています' },
  telework: { sign: <b aria-hidden="true">相</b>, label: 'テレワーク相談に聞く' },
}

/** Slack's names of the emoji to react with. */
export const OFFERED = ['+1', 'eyes', 'telework']

export function emojiOf(name: string): { sign: ReactNode; label: string } {
  if (Object.hasOwn(EMOJI, name)) return EMOJI[name]!
  return { sign: <span aria-hidden="true">:{name}:</span>, label: name }
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
  const { sign, label } = emojiOf(name)
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
      {sign} {users.length}
    </button>
  )
}
