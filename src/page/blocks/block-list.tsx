import { lazy, type ReactNode, type RefObject, Suspense, useRef } from 'react'
import type { Json, Pressed } from '../protocol.js'
import { ActingElement } from './acting-element.js'
import { AlertBlock } from './alert-block.js'
import { BlockImage, ImageBlock } from './block-image.js'
import { keyedBlocks, listIn, wordsOf } from './block-json.js'
import { CardBlock, CarouselBlock } from './card-block.js'
import { ContainerBlock } from './container-block.js'
import { ContextActions } from './context-actions.js'
import { Heading } from './heading.js'
import { InputBlock } from './input-block.js'
import { PlaceContext } from './place.js'
import { RichText, TextObject } from './rich-text.js'
import { SectionBlock } from './section-block.js'
import { DataTableBlock, TableBlock } from './table-block.js'
import { UnknownPart } from './unknown-part.js'
import { useKeptFocus } from './use-kept-focus.js'
import { VideoBlock } from './video-block.js'
import './words.css'
import './blocks.css'
import './controls.css'
import './menus.css'

/** Half a megabyte for blocks that the app hardly ever sends. */
const LibraryBlock = lazy(() => import('./library-block.js'))

/** The blocks of a message, a modal or a Home tab, as Slack would draw them; what can be pressed works. */
export function BlockList({ blocks, where }: { blocks: Json[]; where: Pressed }) {
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root)
  return (
    <PlaceContext value={{ where, level: 3 }}>
      <Blocks blocks={blocks} root={root} />
    </PlaceContext>
  )
}

function Blocks(props: { blocks: Json[]; above?: string; root?: RefObject<HTMLDivElement | null> }) {
  const { blocks, above = '', root } = props
  return (
    <div className="bk-blocks" ref={root}>
      {keyedBlocks(blocks, above).map(({ key, id, block }) => (
        <BlockView key={key} block={block} id={id} />
      ))}
    </div>
  )
}

function BlockView({ block, id }: { block: Json; id: string }): ReactNode {
  const type = String(block.type)
  switch (type) {
    case 'rich_text':
      return <RichText block={block} />
    case 'section':
      return <SectionBlock block={block} id={id} />
    case 'header':
      return <Heading className="bk-header">{wordsOf(block.text)}</Heading>
    case 'context':
      return <Context block={block} />
    case 'divider':
      return <hr className="bk-divider" />
    case 'actions':
      return (
        <div className="bk-actions">
          {listIn(block.elements).map((element, i) => (
            <ActingElement key={String(element.action_id ?? i)} element={element} blockId={id} />
          ))}
        </div>
      )
    case 'context_actions':
      return <ContextActions block={block} id={id} />
    case 'input':
      return <InputBlock block={block} id={id} />
    case 'container':
      return <ContainerBlock block={block} draw={(inside) => <Blocks blocks={inside} above={id} />} />
    case 'table':
      return <TableBlock block={block} />
    case 'data_table':
      return <DataTableBlock block={block} />
    case 'image':
      return <ImageBlock block={block} />
    case 'video':
      return <VideoBlock block={block} />
    case 'card':
      return <CardBlock block={block} id={id} />
    case 'carousel':
      return <CarouselBlock block={block} id={id} />
    case 'alert':
      return <AlertBlock block={block} />
    case 'markdown':
    case 'data_visualization':
    case 'task_card':
    case 'plan':
      return (
        <Suspense fallback={<p className="bk-soft">読み込んでいます。</p>}>
          <LibraryBlock block={block} />
        </Suspense>
      )
    default:
      return <UnknownPart type={type} />
  }
}

/** Small print: words and little pictures in one line. */
function Context({ block }: { block: Json }) {
  return (
    <div className="bk-context">
      {listIn(block.elements).map((element, i) =>
        element.type === 'image' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: an element has no other name, and no state.
          <BlockImage key={i} image={element} className="bk-inline-image" />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: an element has no other name, and no state.
          <TextObject key={i} text={element} />
        ),
      )}
    </div>
  )
}
