import type { Block, Passage } from '../core/corpus/corpus.js'
import type { PassageLine } from '../core/library/passage-line.js'
import { sentencesOf } from '../core/text/sentences.js'

/** A passage's text out of its lines, with the blocks' and sentences' offsets into it; headings are in neither. */
export function toPassageText(lines: readonly PassageLine[]): Pick<Passage, 'text' | 'blocks' | 'sentences'> {
  let text = ''
  const blocks: Block[] = []
  const sentences: Passage['sentences'] = []
  for (const line of lines) {
    if (text !== '') text += '\n'
    const start = text.length
    text += line.text
    if (line.heading) continue
    blocks.push({ start, end: text.length, noted: [...(line.added ?? []), ...(line.noted ?? [])] })
    for (const span of sentencesOf(line.text)) sentences.push({ start: start + span.start, end: start + span.end })
  }
  return { text, blocks, sentences }
}
