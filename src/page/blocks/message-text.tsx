import { parseMrkdwn } from './mrkdwn.js'
import { RichElements } from './rich-text.js'
import './words.css'

/** The text of a message without blocks: names, links and Slack's markup drawn, everything else as it was typed. */
export function MessageText({ text }: { text: string }) {
  return <RichElements elements={parseMrkdwn(text)} />
}
