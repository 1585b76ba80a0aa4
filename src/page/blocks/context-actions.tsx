import type { Json } from '../../local-slack/json.js'
import { useActor } from '../world.js'
import { listIn, objectIn, stringIn, stringsIn, wordsOf } from './block-json.js'
import { ThumbIcon, TrashIcon } from './icons.js'
import { buttonAction } from './press-button.js'
import { PressError } from './press-error.js'
import { useConfirm } from './use-confirm.js'
import { usePress } from './use-press.js'

/** Small buttons below a message: thumbs up and down, and icons. */
export function ContextActions({ block, id }: { block: Json; id: string }) {
  const actor = useActor()
  const maySee = (element: Json) => {
    const people = stringsIn(element.visible_to_user_ids)
    return people.length === 0 || people.includes(actor.id)
  }
  return (
    <div className="bk-actions">
      {listIn(block.elements)
        .filter(maySee)
        .map((element, i) =>
          element.type === 'feedback_buttons' ? (
            <FeedbackButtons key={String(element.action_id ?? i)} element={element} blockId={id} />
          ) : (
            <IconButton key={String(element.action_id ?? i)} element={element} blockId={id} />
          ),
        )}
    </div>
  )
}

function FeedbackButtons({ element, blockId }: { element: Json; blockId: string }) {
  const { press, busy, error } = usePress(blockId)
  const sides = [objectIn(element.positive_button), objectIn(element.negative_button)]
  return (
    <>
      {sides.map(
        (side, i) =>
          side !== undefined && (
            <button
              key={String(side.value)}
              type="button"
              className="bk-button bk-button-icon"
              aria-label={stringIn(side.accessibility_label) ?? wordsOf(side.text)}
              title={wordsOf(side.text)}
              aria-busy={busy}
              onClick={() => void press({ ...side, type: 'feedback_buttons', action_id: element.action_id })}
            >
              <ThumbIcon down={i === 1} />
            </button>
          ),
      )}
      <PressError error={error} />
    </>
  )
}

function IconButton({ element, blockId }: { element: Json; blockId: string }) {
  const { press, busy, error } = usePress(blockId)
  const { ask, dialog } = useConfirm(element.confirm)
  return (
    <>
      <button
        type="button"
        className="bk-button bk-button-icon"
        aria-label={stringIn(element.accessibility_label) ?? wordsOf(element.text)}
        title={wordsOf(element.text)}
        aria-busy={busy}
        onClick={() => ask(() => void press({ ...buttonAction(element), icon: element.icon }))}
      >
        {element.icon === 'trash' ? <TrashIcon /> : wordsOf(element.text)}
      </button>
      {dialog}
      <PressError error={error} />
    </>
  )
}
