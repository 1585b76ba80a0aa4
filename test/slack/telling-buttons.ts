import { isJson, type Json } from '../../src/local-slack/json.js'

/** Words that say what is done and leave open to what: by themselves, or a verb with nothing beside it. */
const BARE = /^(はい|いいえ|詳しく|設定|共有|履歴|前へ|次へ)$/
const VERB = /([るすくうつむぶぐ]|[ただ])$/
const OBJECT = /[をにのでがへと]/

/**
 * Buttons in the blocks whose spoken name tells too little: where the text on it means nothing alone, a screen reader must hear
 * to what it is done; and what it hears holds the text on it, because people who steer by voice say what they see.
 */
export function buttonsThatTellTooLittle(blocks: readonly unknown[]): string[] {
  return everyButton(blocks).flatMap(({ text, accessibility_label }) => {
    const seen = String((text as Json | undefined)?.text ?? '')
    const spoken = typeof accessibility_label === 'string' ? accessibility_label : seen
    const isBare = BARE.test(seen) || (VERB.test(seen) && !OBJECT.test(seen))
    const isCut = spoken.endsWith('…')
    return (isBare && spoken === seen) || !(spoken.includes(seen) || isCut) ? [`［${seen}］ spoken: ${spoken}`] : []
  })
}

function everyButton(blocks: readonly unknown[]): Json[] {
  return blocks.filter(isJson).flatMap((block) => {
    const { elements, accessory, child_blocks } = block
    const inside = [...listOf(elements), ...(isJson(accessory) ? [accessory] : [])]
    return [...inside.filter(({ type }) => type === 'button'), ...everyButton(listOf(child_blocks))]
  })
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}
