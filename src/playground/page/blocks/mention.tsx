import { nameOf, useActor, useWorld } from '../world.js'
import { useGoToRoom } from './current-room.js'

/** 「@佐藤 花」. */
export function PersonChip({ id }: { id: string }) {
  const world = useWorld()
  const isSelf = useActor().id === id
  return <span className={isSelf ? 'bk-mention bk-mention-self' : 'bk-mention'}>@{nameOf(world, id)}</span>
}

/** 「#全社」; opens the room where the page can. */
export function RoomChip({ id }: { id: string }) {
  const room = useWorld().rooms.find((each) => each.id === id)
  const goTo = useGoToRoom()
  const name = `#${room === undefined || room.name === '' ? id : room.name}`
  if (goTo === undefined || room === undefined) return <span className="bk-mention">{name}</span>
  return (
    <button type="button" className="bk-mention" onClick={() => goTo(id)}>
      {name}
    </button>
  )
}

/** 「@here」 and groups: names that are no person's. */
export function GroupChip({ name }: { name: string }) {
  return <span className="bk-mention bk-mention-self">@{name}</span>
}
