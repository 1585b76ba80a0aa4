import { editDistance } from './edit-distance.js'

const MARKED = 'がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょゎ'
const PLAIN = 'かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよわ'
const PLAIN_BY_MARKED: ReadonlyMap<string, string> = new Map([...MARKED].map((kana, i) => [kana, PLAIN[i]!]))

/** Kana that are easily missed, or typed once too often: the second half of a long or a short sound. */
const LIGHT = /[っゃゅょーうん]/

/** What a slip counts: the less, the more often fingers make it. */
const SLIPS = { marks: 0.5, light: 0.7, other: 1 } as const

/** Kana without the marks of voiced ones, and small ones as large. */
export function plainKana(kana: string): string {
  let plain = ''
  for (const sign of kana) plain += PLAIN_BY_MARKED.get(sign) ?? sign
  return plain
}

/**
 * What parts two words in hiragana where it is one slip: a mark missed (さんぎょう), a small kana typed large (しゆうぎょう), one
 * missed, doubled, swapped or another; undefined where it is more, or nothing.
 *
 * @example
 * kanaSlip('さんぎょう', 'ざんぎょう') // 0.5
 */
export function kanaSlip(typed: string, meant: string): number | undefined {
  if (typed === meant) return undefined
  if (typed.length === meant.length && plainKana(typed) === plainKana(meant)) return SLIPS.marks
  if (editDistance(typed, meant, 1) > 1) return undefined
  const [longer, shorter] = typed.length > meant.length ? [typed, meant] : [meant, typed]
  if (longer.length === shorter.length) return SLIPS.other
  const at = [...longer].findIndex((kana, i) => kana !== shorter[i])
  const isDoubled = longer[at] === longer[at - 1]
  return isDoubled || LIGHT.test(longer[at]!) ? SLIPS.light : SLIPS.other
}
