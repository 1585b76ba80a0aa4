const LONE_SURROGATE = /\p{Surrogate}/gu
/** Control characters but for the line break and the tab, and the marks that turn the direction of what follows. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Text that any client can show: no broken characters, no controls, line breaks as LF. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd')
}

/**
 * At most `max` UTF-16 units, cut on a grapheme boundary, with 「…」 where something was cut.
 * A single grapheme longer than `max` leaves 「…」 alone.
 */
export function clipText(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 1) return '…'
  // The grapheme that would not fit begins at the last boundary that leaves room for the 「…」.
  const { index = 0 } = segmenter.segment(text.slice(0, max + 1)).containing(max - 1) ?? {}
  return `${text.slice(0, index)}…`
}

const WORD_JOINER = '\u2060'
const LETTER = /^[a-z0-9]/i

/**
 * A person's words, made harmless where Slack might read markup or a link into them: an invisible word joiner after each
 * `@` and `<`, and inside `://`, `mailto:` and `example.com`, in whatever width or case (NFKC). It reads the same.
 *
 * @example
 * defangText('＜!channel＞ https://a.jp') // '＜\u2060!channel＞ https:\u2060//a.\u2060jp'
 */
export function defangText(text: string): string {
  const characters = [...cleanText(text)]
  const folded = characters.map((character) => character.normalize('NFKC'))
  return characters
    .map((character, i) => {
      const last = folded[i]?.at(-1) ?? ''
      const next = folded[i + 1] ?? ''
      const joins =
        last === '@' ||
        last === '<' ||
        (last === ':' && (next.startsWith('/') || (LETTER.test(folded[i - 1]?.at(-1) ?? '') && LETTER.test(next)))) ||
        (last === '.' && LETTER.test(folded[i - 1]?.at(-1) ?? '') && LETTER.test(next))
      return joins ? character + WORD_JOINER : character
    })
    .join('')
}

/** For the `text` of a message and other mrkdwn: the three characters that Slack reads as markup. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** How long a text is once it is escaped: that is what Slack counts. */
export function spokenLength(text: string): number {
  return escapeMrkdwn(cleanText(text)).length
}

/** Escaped, at most `max` units: cut on a grapheme boundary, never inside an escape. */
export function escapeWithin(text: string, max: number): string {
  let clipped = clipText(text, max)
  for (let over = escapeMrkdwn(clipped).length - max; over > 0; over = escapeMrkdwn(clipped).length - max)
    // Escaping makes five characters of one: so many fewer are too few at most.
    clipped = clipText(clipped.replace(/…$/, ''), Math.max(1, clipped.length - Math.ceil(over / 5)))
  return escapeMrkdwn(clipped)
}
