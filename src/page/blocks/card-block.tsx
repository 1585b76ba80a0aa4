import type { Json } from '../../local-slack/json.js'
import { ActingElement } from './acting-element.js'
import { BlockImage } from './block-image.js'
import { keyedBlocks, listIn, objectIn } from './block-json.js'
import { TextObject } from './rich-text.js'

/** A picture, a title, a few words and buttons in a frame. */
export function CardBlock({ block, id }: { block: Json; id: string }) {
  const hero = objectIn(block.hero_image)
  const icon = objectIn(block.icon)
  const buttons = listIn(block.actions)
  return (
    <div className="bk-card">
      {hero !== undefined && <BlockImage image={hero} className="bk-hero" />}
      <div className="bk-card-words">
        {block.title !== undefined && (
          <div className="bk-card-title">
            {icon !== undefined && <BlockImage image={icon} className="bk-inline-image" />}
            <TextObject text={block.title} />
          </div>
        )}
        {block.subtitle !== undefined && (
          <div className="bk-soft">
            <TextObject text={block.subtitle} />
          </div>
        )}
        {block.body !== undefined && <TextObject text={block.body} />}
        {buttons.length > 0 && (
          <div className="bk-actions">
            {buttons.map((element, i) => (
              <ActingElement key={String(element.action_id ?? i)} element={element} blockId={id} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}

/** Cards side by side, in a row that scrolls. */
export function CarouselBlock({ block, id }: { block: Json; id: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the row scrolls, by keyboard too.
    <ul className="bk-carousel" tabIndex={0} aria-label="カードの一覧">
      {keyedBlocks(listIn(block.elements), id).map((card) => (
        <li key={card.key}>
          <CardBlock block={card.block} id={card.id} />
        </li>
      ))}
    </ul>
  )
}
