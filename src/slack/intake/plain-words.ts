/** More than anyone asks, markup included; a message may have 40,000 characters. */
const LONGEST_TEXT = 10_000

/**
 * Slack's markup undone, once and here alone, for every text that comes from Slack: mentions of people go (they are
 * addresses, not words), links and channels become what they show, the three escapes become characters. Of a text of more
 * than 10,000 characters the beginning.
 *
 * @example
 * toPlainWords('<@U1> 残業は? &lt;急ぎ&gt; <https://a.example|資料>') // '残業は? <急ぎ> 資料'
 */
export function toPlainWords(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return ' '
      if (sign === '#') return label === undefined || label === '' ? ' ' : `#${label}`
      if (sign === '!') return label ?? ' '
      return label ?? target
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

/** Ids of the people a message is addressed to, in order. */
export function mentionedUsers(text: string): string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1] ?? '')
}
