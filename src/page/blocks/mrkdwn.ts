import { unescapeText } from '../../local-slack/escapes.js'
import type { Json } from '../../local-slack/json.js'

/**
 * Slack's markup as the elements of a `rich_text` block.
 *
 * Emphasis needs white space or half-width punctuation on its outer sides, as in Slack: 「これは*太字*です」 keeps its
 * asterisks (seratch/ChatGPT-in-Slack#61).
 */
export function parseMrkdwn(text: string): Json[] {
  return text.split(/```\n?([\s\S]*?)\n?```\n?/).flatMap((part, i) => {
    if (i % 2 === 1) return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: unescapeText(part) }] }]
    return part === '' ? [] : paragraphs(part)
  })
}

/** Plain text as a `rich_text` section: nothing in it is markup. */
export function plainElements(text: string): Json[] {
  return [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }]
}

/** Lines that begin with `>` are a quotation; the others stay together. */
function paragraphs(text: string): Json[] {
  const groups: { quoted: boolean; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line)
    const last = groups.at(-1)
    const said = quote?.[1] ?? line
    if (last !== undefined && last.quoted === (quote !== null)) last.lines.push(said)
    else groups.push({ quoted: quote !== null, lines: [said] })
  }
  return groups
    .filter(({ lines }) => lines.some((line) => line !== '') || groups.length === 1)
    .map(({ quoted, lines }) => ({
      type: quoted ? 'rich_text_quote' : 'rich_text_section',
      elements: inline(lines.join('\n'), {}),
    }))
}

const STYLES: Record<string, string> = { '*': 'bold', _: 'italic', '~': 'strike' }
const BOUNDARY = '[\\s!-/:-@\\[-`{-~]'
/** In order: <something>, `code`, *emphasis* of three kinds, a bare address. */
const MARKS = new RegExp(
  [
    '<([^<>\\n]+)>',
    '`([^`\\n]+)`',
    `(?<=^|${BOUNDARY})([*_~])(?=\\S)([^\\n]*?\\S)\\3(?=$|${BOUNDARY})`,
    '(https?://[^\\s<>|）」』】、。]+)',
  ].join('|'),
)

function inline(text: string, style: Json): Json[] {
  const found = MARKS.exec(text)
  if (found === null) return textLeaf(text, style)
  const [whole, entity, code, mark, emphasised, address] = found
  return [
    ...textLeaf(text.slice(0, found.index), style),
    ...(entity !== undefined
      ? [entityLeaf(entity, style)]
      : code !== undefined
        ? textLeaf(code, { ...style, code: true })
        : address !== undefined
          ? [withStyle({ type: 'link', url: unescapeText(address) }, style)]
          : inline(emphasised ?? '', { ...style, [STYLES[mark ?? ''] ?? 'bold']: true })),
    ...inline(text.slice(found.index + whole.length), style),
  ]
}

/** `<@U…>`, `<#C…>`, `<!here>`, `<!date^…>`, `<https://…|…>`; anything else is what it was. */
function entityLeaf(entity: string, style: Json): Json {
  const bar = entity.indexOf('|')
  const name = bar < 0 ? entity : entity.slice(0, bar)
  const label = bar < 0 ? undefined : unescapeText(entity.slice(bar + 1))
  const rest = name.slice(1)
  if (name.startsWith('@')) return withStyle({ type: 'user', user_id: rest }, style)
  if (name.startsWith('#')) return withStyle({ type: 'channel', channel_id: rest }, style)
  if (/^!(here|channel|everyone)$/.test(name)) return withStyle({ type: 'broadcast', range: rest }, style)
  const [kind, ...parts] = rest.split('^')
  if (name.startsWith('!subteam^'))
    return withStyle({ type: 'usergroup', usergroup_id: parts[0], ...(label !== undefined && { label }) }, style)
  if (name.startsWith('!') && kind === 'date')
    return { type: 'date', timestamp: Number(parts[0]), format: parts[1] ?? '', url: parts[2], fallback: label }
  if (/^(https?:|mailto:|tel:)/.test(name))
    return withStyle({ type: 'link', url: unescapeText(name), ...(label !== undefined && { text: label }) }, style)
  return withStyle({ type: 'text', text: `<${unescapeText(entity)}>` }, style)
}

function textLeaf(text: string, style: Json): Json[] {
  return text === '' ? [] : [withStyle({ type: 'text', text: unescapeText(text) }, style)]
}

function withStyle(leaf: Json, style: Json): Json {
  return Object.keys(style).length === 0 ? leaf : { ...leaf, style }
}
