import type { Inspected, Shown } from '../protocol.js'
import { nameOf, useWorld } from '../world.js'
import { PhoneCard } from './phone-card.js'
import { toSpokenLine } from './spoken-line.js'

/** How a message or view reaches those who do not see the page: on a locked phone, and spoken. */
export function AppearanceTab({ inspected, message }: { inspected: Inspected; message: Shown | undefined }) {
  const world = useWorld()
  const room = world.rooms.find(({ id }) => id === message?.channel)
  const lines = inspected.screenReader.split('\n').filter((line) => line.trim() !== '')
  return (
    <>
      <section aria-labelledby="inspect-phone">
        <h3 id="inspect-phone">スマートフォンの通知</h3>
        {message === undefined ? (
          <p className="inspect-note">モーダルやホームは通知されません。</p>
        ) : (
          <>
            <PhoneCard
              from={nameOf(world, message.user)}
              room={room?.kind === 'channel' ? `#${room.name}` : ''}
              text={inspected.notification}
              at={new Date(Number(message.ts) * 1000)}
            />
            <p className="inspect-note">
              {message.onlyFor === undefined
                ? '鍵をかけた画面では、ここまで見えます。'
                : '本人にだけ見えるメッセージです。Slackは、届いたことを必ず知らせるとは限りません。'}
            </p>
          </>
        )}
      </section>
      <section aria-labelledby="inspect-spoken">
        <h3 id="inspect-spoken">読み上げ</h3>
        <p className="inspect-note">画面を読み上げるソフトは、上から順にこう伝えます。</p>
        {lines.length === 0 ? (
          <p>読み上げる言葉がありません。</p>
        ) : (
          <ol className="spoken">
            {lines.map(toSpokenLine).map(({ role, words }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and come all at once.
              <li key={i}>
                {role !== '' && <span className="spoken-role">{role}</span>}
                {words !== '' && <span>{words}</span>}
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}
