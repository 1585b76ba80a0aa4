import { Collapsible } from '@base-ui/react/collapsible'
import type { ReactNode } from 'react'
import type { Json } from '../../local-slack/json.js'
import { BlockImage } from './block-image.js'
import { listIn, objectIn } from './block-json.js'
import { Heading } from './heading.js'
import { ChevronIcon } from './icons.js'
import { PlaceContext, usePlace } from './place.js'
import { RichLine } from './rich-leaf.js'
import { InlineText } from './rich-text.js'

/** Blocks under a title, folded where the app says so. `draw` draws the blocks inside. */
export function ContainerBlock({ block, draw }: { block: Json; draw: (blocks: Json[]) => ReactNode }) {
  const place = usePlace()
  const children = (
    <PlaceContext value={{ ...place, level: place.level + 1 }}>{draw(listIn(block.child_blocks))}</PlaceContext>
  )
  const frame = `bk-container bk-width-${String(block.width ?? 'standard')}`
  if (block.is_collapsible !== true)
    return (
      <div className={frame}>
        <Heading className="bk-container-title">
          <Title block={block} />
        </Heading>
        <div className="bk-container-body">{children}</div>
      </div>
    )
  return (
    <Collapsible.Root className={frame} defaultOpen={block.default_collapsed !== true}>
      <Heading className="bk-container-title">
        <Collapsible.Trigger className="bk-fold">
          <ChevronIcon />
          <Title block={block} />
        </Collapsible.Trigger>
      </Heading>
      <Collapsible.Panel hiddenUntilFound>
        <div className="bk-container-body">{children}</div>
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}

function Title({ block }: { block: Json }) {
  const icon = objectIn(block.icon)
  const rich = listIn(objectIn(block.rich_text_title)?.elements)
  return (
    <>
      {icon !== undefined && <BlockImage image={icon} className="bk-inline-image" />}
      <span>
        {String(objectIn(block.title)?.text ?? '')}
        {rich.map((section, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a section has no other name, and no state.
          <RichLine key={i} elements={section.elements} />
        ))}
        {block.subtitle !== undefined && <Subtitle text={block.subtitle} />}
      </span>
    </>
  )
}

function Subtitle({ text }: { text: unknown }) {
  return (
    <span className="bk-soft bk-subtitle">
      <InlineText text={text} />
    </span>
  )
}
