import { useId } from 'react'
import type { Json } from '../../local-slack/json.js'
import { ActingElement } from './acting-element.js'
import { BlockImage } from './block-image.js'
import { listIn, objectIn } from './block-json.js'
import { TextObject } from './rich-text.js'

/** Text or columns of text, with something to press or a picture beside it. */
export function SectionBlock({ block, id }: { block: Json; id: string }) {
  const own = useId()
  const accessory = objectIn(block.accessory)
  const fields = listIn(block.fields)
  return (
    <div className="bk-section">
      <div className="bk-section-words" id={own}>
        {objectIn(block.text) !== undefined && <TextObject text={block.text} />}
        {fields.length > 0 && (
          <div className="bk-columns">
            {fields.map((field, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a field has no other name, and no state.
              <TextObject key={i} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div className="bk-accessory">
          {accessory.type === 'image' ? (
            <BlockImage image={accessory} className="bk-thumb" />
          ) : (
            <ActingElement element={accessory} blockId={id} labelledBy={own} />
          )}
        </div>
      )}
    </div>
  )
}
