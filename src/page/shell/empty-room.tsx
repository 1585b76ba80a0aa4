import type { Room } from '../protocol.js'
import { useActor, useWorld } from '../world.js'
import { draftKey, setDraft } from './drafts.js'
import './empty-room.css'
import './example.css'
import { focusComposer } from './panes.js'

/** What one might write in a room in which nothing was said yet. */
export function EmptyRoom({ room }: { room: Room }) {
  const { app } = useWorld()
  const actor = useActor()
  const here = room.members.includes(app.userId)
  const examples =
    room.kind === 'dm'
      ? [
          '在宅勤務の日の残業はどうなりますか？',
          '建設業の導入事例はありますか？',
          'テレワーク勤務者のセキュリティのチェックリスト',
        ]
      : here
        ? [`@${app.name} 在宅勤務中の電話の取り次ぎはどうしていますか？`, '/telework 在宅勤務の日の残業は？']
        : [`/invite @${app.name}`]
  const fill = (text: string) => {
    setDraft(draftKey(actor.id, room.id), text)
    focusComposer('room')
  }
  return (
    <div className="empty-room">
      <p>
        {room.kind === 'dm'
          ? 'まだ会話がありません。たとえば、このように聞けます。'
          : here
            ? 'まだ会話がありません。アプリにメンションすると、全員に見えるスレッドで答えます。'
            : 'アプリはこのチャンネルにいません。'}
      </p>
      <ul>
        {examples.map((text) => (
          <li key={text}>
            <button type="button" className="example" onClick={() => fill(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
