import type { ReactNode } from 'react'
import type { Json } from '../../local-slack/json.js'
import { listIn, numberIn, objectIn, stringIn } from './block-json.js'
import { useGoToRoom } from './current-room.js'
import { GroupChip, PersonChip, RoomChip } from './mention.js'
import { slackDate } from './slack-date.js'

/** What stands in a line of rich text, one after the other. */
export function RichLine({ elements }: { elements: unknown }) {
  return listIn(elements).map((leaf, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a leaf has no other name, and no state.
    <RichLeaf key={i} leaf={leaf} />
  ))
}

function RichLeaf({ leaf }: { leaf: Json }) {
  return styled(<LeafContent leaf={leaf} />, objectIn(leaf.style) ?? {})
}

function LeafContent({ leaf }: { leaf: Json }): ReactNode {
  switch (leaf.type) {
    case 'text':
      return stringIn(leaf.text)
    case 'link': {
      const url = stringIn(leaf.url) ?? ''
      return <MessageLink url={url}>{stringIn(leaf.text) || url}</MessageLink>
    }
    case 'user':
      return <PersonChip id={String(leaf.user_id)} />
    case 'channel':
      return <RoomChip id={String(leaf.channel_id)} />
    case 'broadcast':
      return <GroupChip name={String(leaf.range)} />
    case 'usergroup':
      return <GroupChip name={(stringIn(leaf.label) ?? String(leaf.usergroup_id)).replace(/^@/, '')} />
    case 'team':
      return <GroupChip name={String(leaf.team_id)} />
    case 'emoji':
      return <Emoji leaf={leaf} />
    case 'date': {
      const words = <time dateTime={isoOf(leaf)}>{dateWords(leaf)}</time>
      return stringIn(leaf.url) === undefined ? words : <OutLink url={String(leaf.url)}>{words}</OutLink>
    }
    case 'color':
      return (
        <span className="bk-colour">
          <span className="bk-swatch" style={{ background: stringIn(leaf.value) }} />
          {stringIn(leaf.value)}
        </span>
      )
    default:
      return stringIn(leaf.text) ?? `（${String(leaf.type)}）`
  }
}

/** A link to a message of this Slack opens its room, as Slack's own client does; any other leads out. */
function MessageLink({ url, children }: { url: string; children: ReactNode }) {
  const goTo = useGoToRoom()
  const [, room] = /^https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/archives\/(\w+)\/p\d+$/.exec(url) ?? []
  if (room === undefined || goTo === undefined) return <OutLink url={url}>{children}</OutLink>
  return (
    <button type="button" className="bk-mention" onClick={() => goTo(room)}>
      {children}
    </button>
  )
}

/** A link out of the page, in a tab of its own; only the web, mail and telephones can be linked to. */
export function OutLink({ url, children }: { url: string; children: ReactNode }) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return <span>{children}</span>
  return (
    <a className="bk-link" href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

function Emoji({ leaf }: { leaf: Json }) {
  const name = `:${stringIn(leaf.name) ?? ''}:`
  const codes = stringIn(leaf.unicode)
  if (codes === undefined) return name
  return (
    <span role="img" aria-label={name}>
      {codes
        .split('-')
        .map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
        .join('')}
    </span>
  )
}

function dateWords(leaf: Json): string {
  const timestamp = numberIn(leaf.timestamp)
  if (timestamp === undefined || Number.isNaN(timestamp)) return stringIn(leaf.fallback) ?? ''
  return slackDate(timestamp, stringIn(leaf.format) ?? '{date}')
}

function isoOf(leaf: Json): string | undefined {
  const timestamp = numberIn(leaf.timestamp)
  return timestamp === undefined || Number.isNaN(timestamp) ? undefined : new Date(timestamp * 1000).toISOString()
}

function styled(content: ReactNode, style: Json): ReactNode {
  let made = content
  if (style.code === true) made = <code>{made}</code>
  if (style.strike === true) made = <s>{made}</s>
  if (style.underline === true) made = <u>{made}</u>
  if (style.italic === true) made = <em>{made}</em>
  if (style.bold === true) made = <strong>{made}</strong>
  if (style.highlight === true || style.client_highlight === true) made = <mark>{made}</mark>
  return made
}
