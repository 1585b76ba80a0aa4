import { isJson, type Json } from '../../local-slack/json.js'

/** Reading values that came as JSON: a block may lack anything, and then nothing is drawn. */

export function objectIn(value: unknown): Json | undefined {
  return isJson(value) ? value : undefined
}

export function listIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

export function stringIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** The words of a text object; empty where there is none. */
export function wordsOf(text: unknown): string {
  return stringIn(text) ?? stringIn(objectIn(text)?.text) ?? ''
}

/** As Slack names a block that has no name of its own. */
export function blockIdOf(block: Json, index: number, above = ''): string {
  return stringIn(block.block_id) ?? `${above}b${index}`
}

/** The same with a key for React: a block keeps its state while it keeps its name and its type. */
export function keyedBlocks(blocks: Json[], above = ''): { key: string; id: string; block: Json }[] {
  return blocks.map((block, i) => {
    const id = blockIdOf(block, i, above)
    return { key: `${id} ${String(block.type)}`, id, block }
  })
}
