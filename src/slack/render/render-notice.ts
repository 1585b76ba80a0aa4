import { richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'

/** One sentence of the app's own. */
export function renderNotice(sentence: string): Message {
  return fitMessage({ summary: sentence, head: [richText(section(run(sentence)))], later: [], counter: '件', tail: [] })
}
