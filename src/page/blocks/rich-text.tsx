import type { Json } from '../../local-slack/json.js'
import { listIn, numberIn, objectIn, wordsOf } from './block-json.js'
import { parseMrkdwn, plainElements } from './mrkdwn.js'
import { RichLine } from './rich-leaf.js'

/** A `rich_text` block: paragraphs, quotations, lists, code. */
export function RichText({ block }: { block: Json }) {
  return <RichElements elements={listIn(block.elements)} />
}

export function RichElements({ elements }: { elements: Json[] }) {
  return (
    <div className="bk-rich">
      {elements.map((element, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element has no other name, and no state.
        <RichElement key={i} element={element} />
      ))}
    </div>
  )
}

function RichElement({ element }: { element: Json }) {
  switch (element.type) {
    case 'rich_text_quote':
      return (
        <blockquote className="bk-quote">
          <RichLine elements={element.elements} />
        </blockquote>
      )
    case 'rich_text_preformatted':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too.
        <pre className="bk-pre" tabIndex={0}>
          <code>
            <RichLine elements={element.elements} />
          </code>
        </pre>
      )
    case 'rich_text_list':
      return <RichList list={element} />
    default:
      return (
        <p>
          <RichLine elements={element.elements} />
        </p>
      )
  }
}

function RichList({ list }: { list: Json }) {
  const indent = numberIn(list.indent) ?? 0
  const items = listIn(list.elements).map((item, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other name, and no state.
    <li key={i}>
      <RichLine elements={item.elements} />
    </li>
  ))
  const style = { marginInlineStart: `${indent * 1.6}em` }
  if (list.style !== 'ordered')
    return (
      <ul className="bk-list" style={{ ...style, listStyleType: ['disc', 'circle', 'square'][indent % 3] }}>
        {items}
      </ul>
    )
  const numbers = ['decimal', 'lower-alpha', 'lower-roman'][indent % 3]
  return (
    <ol className="bk-list" start={1 + (numberIn(list.offset) ?? 0)} style={{ ...style, listStyleType: numbers }}>
      {items}
    </ol>
  )
}

/** A text object, with its markup where it is `mrkdwn` and letter by letter where it is plain. */
export function TextObject({ text }: { text: unknown }) {
  return <RichElements elements={elementsOf(text)} />
}

/** The same in a line, where no paragraph may stand: in a label or a button. */
export function InlineText({ text }: { text: unknown }) {
  return <RichLine elements={elementsOf(text).flatMap((element) => listIn(element.elements))} />
}

function elementsOf(text: unknown): Json[] {
  const said = wordsOf(text)
  return objectIn(text)?.type === 'mrkdwn' ? parseMrkdwn(said) : plainElements(said)
}
