import { useActor, useWorld } from '../world.js'
import { go, usePlace } from './going.js'
import './side.css'
import { dmOf } from './what-one-sees.js'

/** Through whose eyes one looks. Their own talk with the app takes the place of the other's. */
export function PersonSwitch() {
  const world = useWorld()
  const actor = useActor()
  const place = usePlace()
  const inDm = dmOf(world.rooms, actor.id)?.id === place.room
  return (
    <fieldset className="persons">
      <legend>
        <strong>{actor.name}</strong>さん（{actor.roleName}）として
      </legend>
      <div className="persons-row">
        {world.people.map(({ id, role, roleName, name }) => (
          <label key={id} className="person" title={name}>
            <input
              type="radio"
              name="person"
              className="unseen"
              checked={id === actor.id}
              onChange={() => {
                const dm = dmOf(world.rooms, id)
                go({ role, inspect: undefined, ...(inDm && dm !== undefined && { room: dm.id }) })
              }}
            />
            {roleName}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
