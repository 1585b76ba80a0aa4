import type { Block, Passage } from '../core/corpus/corpus.js'
import { sentencesOf } from '../core/text/sentences.js'
import type { MarkdownBlock } from './markdown-document.js'

/** A passage's text out of its blocks, one a line, with the blocks' and sentences' offsets into it. */
export function toPassageText(blocks: MarkdownBlock[]): Pick<Passage, 'text' | 'blocks' | 'sentences'> {
  let text = ''
  const placed: Block[] = []
  for (const block of blocks) {
    if (text !== '') text += '\n'
    placed.push({ start: text.length, end: text.length + block.text.length, noted: block.noted })
    text += block.text
  }
  return { text, blocks: placed, sentences: sentencesOf(text) }
}
