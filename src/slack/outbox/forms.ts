import type { Logger } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { WebAPIPlatformError } from '@slack/web-api'
import type { Message } from '../render/message.js'
import type { Features } from '../workspace/features.js'

/** What the server there can show. */
export interface Showable {
  folding: boolean
  /** Rich text inside what is folded. */
  richFolds: boolean
  tables: boolean
  /** Tables with a name, whose rows have one each: read out cell by cell. */
  dataTables: boolean
}

export type Render = (showable: Showable) => Message

/** A way to draw a message, and what it does without. */
export interface Form {
  without: Partial<Showable>
  message: Message
}

/** Why the server did not take a message. */
export interface Refusal {
  code: string
  detail: string
  error: unknown
}

/** Blocks that only newer servers take, by what the message is drawn with. */
const NEWER: Record<string, (keyof Showable)[]> = { table: ['tables'], data_table: ['dataTables'] }
/** The server's words for blocks that it does not take. */
const BLOCK_REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
])
/** Without anything new: what a modal takes (docs.slack.dev/reference/block-kit/blocks, read 2026-09). */
export const FLAT: Showable = { folding: false, richFolds: false, tables: false, dataTables: false }

/** The fullest form that the server is thought to take, and after it those with less: each kind of newer block left out, then all. */
export function drawForms(render: Render, best: Showable): Form[] {
  const message = render(best)
  const kinds = [...new Set(message.blocks.flatMap(newerKinds))]
  const simpler: Partial<Showable>[] = kinds.map((kind) => ({ [kind]: false }))
  if (kinds.length > 1) simpler.push(FLAT)
  // A plain table stands in its place, unless the server takes none of either.
  else if (kinds[0] === 'dataTables') simpler.push({ dataTables: false, tables: false })
  return [
    { without: {}, message },
    ...simpler.map((without) => ({ without, message: render({ ...best, ...without }) })),
  ]
}

/** What newer servers alone take of it, that which costs least to do without first. */
function newerKinds(block: KnownBlock): (keyof Showable)[] {
  if (block.type !== 'container') return NEWER[block.type] ?? []
  const inside = block.child_blocks.flatMap(({ type }) => (type === 'rich_text' ? 'richFolds' : (NEWER[type] ?? [])))
  return [...inside, 'folding']
}

export function isBlockRefusal({ code }: Refusal): boolean {
  return BLOCK_REFUSALS.has(code)
}

/**
 * Posts the fullest of the forms that the server takes: folded, then flat, then its text alone. What it did not take is held back
 * from then on. Gives why it took none.
 */
export async function postFullest(
  forms: readonly Form[],
  post: (message: Message) => Promise<Refusal | undefined>,
  { features, logger }: { features: Features; logger: Logger },
): Promise<Refusal | undefined> {
  const [best, ...simpler] = forms
  if (best === undefined) return undefined
  const refusal = await post(best.message)
  if (refusal === undefined || !isBlockRefusal(refusal)) return refusal
  logger.warn(`blocks refused: ${refusal.code} ${refusal.detail}`)
  let last = refusal
  for (const { without, message } of pointedAtFirst(simpler, best.message, refusal.detail)) {
    const again = await post(message)
    if (again === undefined) {
      // One message was too long; that says nothing of others.
      if (refusal.code === 'msg_blocks_too_long') return undefined
      for (const feature of Object.keys(without) as (keyof Showable)[]) features.holdBack(feature, refusal.code)
      return undefined
    }
    last = again
  }
  logger.error(`blocks refused in every form: ${last.code} ${last.detail}`)
  return post({ text: (simpler.at(-1) ?? best).message.text, blocks: [] })
}

/** In the order of trying: what the server points at is left out first. */
function pointedAtFirst(simpler: readonly Form[], { blocks }: Message, detail: string): Form[] {
  const [, index, child] = /\/blocks\/(\d+)(\/child_blocks)?/.exec(detail) ?? []
  const block = blocks[Number(index)]
  const isInside = child !== undefined || /\brich_text\b/.test(detail)
  const rank = ({ without }: Form) => {
    const kinds = Object.keys(without) as (keyof Showable)[]
    if (kinds.length > 1) return 3
    if (kinds[0] === 'richFolds') return isInside ? 0 : 2
    return block !== undefined && newerKinds(block).some((kind) => kind === kinds[0]) ? 0 : 1
  }
  return simpler.toSorted((a, b) => rank(a) - rank(b))
}

/** Undefined where the call went well; throws where nobody knows how it went. */
export async function refusalOf(call: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await call()
    return undefined
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error
    const messages = error.data.response_metadata?.messages ?? []
    return { code: error.data.error, detail: messages.join(' ').slice(0, 1000), error }
  }
}
