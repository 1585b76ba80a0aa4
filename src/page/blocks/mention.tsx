import { nameOf, useActor, useWorld } from '../world.js'
import { roomLabel } from './choices.js'
import { useGoToRoom } from './current-room.js'

/** 「@佐藤 花」. */
export function PersonChip({ id }: { id: string }) {
  const world = useWorld()
  const isSelf = useActor().id === id
  return <span className={isSelf ? 'bk-mention bk-mention-self' : 'bk-mention'}>@{nameOf(world, id)}</span>
}

/** 「#全社」, or who a DM is with; opens the room where the page can. */
export function RoomChip({ id }: { id: string }) {
  const world = useWorld()
  const person = useActor().id
  const room = world.rooms.find((each) => each.id === id)
  const goTo = useGoToRoom()
  const seen = { person, nameOf: (each: string) => nameOf(world, each) }
  const name = room === undefined ? `#${id}` : roomLabel(room, seen)
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
