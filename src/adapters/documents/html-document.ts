import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { decodeText } from './text-decoding.js'

type Node = DefaultTreeAdapterTypes.ChildNode
type Parent = DefaultTreeAdapterTypes.ParentNode

const LEFT_OUT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'svg',
  'iframe',
  'object',
  'select',
  'button',
  'head',
])
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** What a node stands in. */
interface Within {
  heading?: number
  cell?: true
}

/** An HTML page: its blocks as paragraphs, h1–h6 as headings, with the lines of the source. */
export function readHtml(bytes: Uint8Array): ReadDocument {
  const source = decodeText(bytes)
  if (source.trim() === '') throw new ImportRefusal('empty')
  if (!/<(html|body|head|p|div|h[1-6]|table|ul|ol|article|section|main|span|br)[\s/>]/i.test(source))
    throw new ImportRefusal('notHtml')
  return htmlToDocument(source)
}

/** The same for HTML that is at hand as a string; `withLines` is false where its lines mean nothing to a reader. */
export function htmlToDocument(source: string, withLines = true): ReadDocument {
  const document = parse(source, { sourceCodeLocationInfo: true })
  const lines: ReadLine[] = []
  let text = ''
  let from: number | undefined
  const flush = (heading?: number) => {
    const own = text.replace(/\s+/g, ' ').trim()
    if (own !== '') {
      lines.push({
        text: own,
        whole: true,
        ...(withLines && from !== undefined ? { line: from } : {}),
        ...(heading === undefined ? {} : { heading }),
      })
    }
    text = ''
    from = undefined
  }
  const walk = (parent: Parent, within: Within) => {
    for (const node of parent.childNodes) visit(node, within)
  }
  const visit = (node: Node, within: Within) => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode
      if (value.trim() !== '') from ??= node.sourceCodeLocation?.startLine
      text += value
      return
    }
    if (!('tagName' in node) || LEFT_OUT.has(node.tagName) || isHidden(node)) return
    const { tagName } = node
    const heading = /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : within.heading
    if (tagName === 'td' || tagName === 'th') {
      text += ' '
      return walk(node, { cell: true })
    }
    // A row of a table is one paragraph, whatever its cells are made of.
    if (within.cell && tagName !== 'tr' && tagName !== 'table') {
      if (BLOCKS.has(tagName) || tagName === 'br') text += ' '
      return walk(node, within)
    }
    if (tagName === 'br') {
      if (within.heading === undefined) flush()
      else text += ' '
      return
    }
    // Ruby's readings are no part of the sentence, but they stand in it: kept, for nothing is mended.
    if (!BLOCKS.has(tagName)) return walk(node, within)
    flush(within.heading)
    walk(node, heading === undefined ? {} : { heading })
    flush(heading)
  }
  walk(document, {})
  flush()
  const title = titleOf(document)
  return { ...(title === undefined ? {} : { title }), lines, warnings: [] }
}

function isHidden({ attrs }: DefaultTreeAdapterTypes.Element): boolean {
  return attrs.some(({ name, value }) => name === 'hidden' || (name === 'aria-hidden' && value === 'true'))
}

function titleOf(parent: Parent): string | undefined {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'title') {
      const words = node.childNodes
        .map((child) => ('value' in child ? child.value : ''))
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
      return words === '' ? undefined : words
    }
    if (node.tagName === 'html' || node.tagName === 'head') {
      const found = titleOf(node)
      if (found !== undefined) return found
    }
  }
  return undefined
}
