import type { Json } from '../../json.js'
import { isJson } from '../../json.js'

/** The words of blocks one after the other, without what can be pressed; for those who listen. */
export function plainWords(blocks: Json[]): string {
  return blocks
    .flatMap(wordsIn)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join(' ')
}

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return [value.map((each) => wordsIn(each).join(' ')).join('')]
  if (!isJson(value) || value.type === 'button') return []
  if (typeof value.text === 'string') return [value.text]
  return [value.text, value.title, value.elements, value.child_blocks].flatMap(wordsIn)
}
