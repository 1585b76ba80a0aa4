import type { Json } from '../../local-slack/json.js'
import { nameOf, useActor, useWorld } from '../world.js'
import { roomChoices } from './choices.js'
import { useCurrentRoom } from './current-room.js'
import { type FieldValue, initialValue } from './field-value.js'

/** What a field begins with; the open room only where the field offers it. */
export function useInitialValue(): (element: Json) => FieldValue {
  const world = useWorld()
  const person = useActor().id
  const room = useCurrentRoom()
  return (element) => {
    const seen = { rooms: world.rooms, person, app: world.app.userId, nameOf: (id: string) => nameOf(world, id) }
    const isOffered = room !== undefined && roomChoices(element, seen).some(({ key }) => key === room)
    return initialValue(element, isOffered ? room : undefined)
  }
}
