import { toPlainWords } from './plain-words.js'

interface RichPart {
  type?: string
  text?: unknown
  url?: unknown
  fallback?: unknown
  elements?: unknown
}

/** What a message of anyone's says: its text, or where it has none (apps may leave it out) its rich text. */
export function wordsOf(message: { text?: string; blocks?: unknown[] }): string {
  const words = toPlainWords(message.text ?? '')
  if (words !== '') return words
  const blocks = (message.blocks ?? []) as RichPart[]
  return blocks
    .filter((block) => block?.type === 'rich_text')
    .flatMap((block) => lines(block.elements))
    .join('\n')
    .trim()
}

/** Sections, quotations and code are a line each, and so is each entry of a list. */
function lines(elements: unknown): string[] {
  return partsOf(elements).flatMap((part) =>
    part.type === 'rich_text_list' ? lines(part.elements) : [partsOf(part.elements).map(shown).join('')],
  )
}

/** Mentions of people, emoji and the like are no words to look up. */
function shown({ text, url, fallback }: RichPart): string {
  return [text, url, fallback].find((each) => typeof each === 'string') ?? ' '
}

function partsOf(elements: unknown): RichPart[] {
  return Array.isArray(elements) ? elements.filter((part) => typeof part === 'object' && part !== null) : []
}
