/** By consonant, its kana before a, i, u, e and o; a gap where there is none. */
const ROWS: Readonly<Record<string, string>> = {
  '': 'あ い う え お',
  k: 'か き く け こ',
  s: 'さ し す せ そ',
  t: 'た ち つ て と',
  n: 'な に ぬ ね の',
  h: 'は ひ ふ へ ほ',
  m: 'ま み む め も',
  y: 'や _ ゆ _ よ',
  r: 'ら り る れ ろ',
  w: 'わ うぃ _ うぇ を',
  g: 'が ぎ ぐ げ ご',
  z: 'ざ じ ず ぜ ぞ',
  d: 'だ ぢ づ で ど',
  b: 'ば び ぶ べ ぼ',
  p: 'ぱ ぴ ぷ ぺ ぽ',
  f: 'ふぁ ふぃ ふ ふぇ ふぉ',
  j: 'じゃ じ じゅ じぇ じょ',
  ky: 'きゃ _ きゅ _ きょ',
  sy: 'しゃ _ しゅ しぇ しょ',
  sh: 'しゃ し しゅ しぇ しょ',
  ty: 'ちゃ _ ちゅ ちぇ ちょ',
  ch: 'ちゃ ち ちゅ ちぇ ちょ',
  ts: '_ _ つ _ _',
  ny: 'にゃ _ にゅ _ にょ',
  hy: 'ひゃ _ ひゅ _ ひょ',
  my: 'みゃ _ みゅ _ みょ',
  ry: 'りゃ _ りゅ _ りょ',
  gy: 'ぎゃ _ ぎゅ _ ぎょ',
  zy: 'じゃ _ じゅ _ じょ',
  jy: 'じゃ _ じゅ _ じょ',
  by: 'びゃ _ びゅ _ びょ',
  py: 'ぴゃ _ ぴゅ _ ぴょ',
  th: '_ てぃ _ _ _',
  dh: '_ でぃ _ _ _',
  xt: '_ _ っ _ _',
  xy: 'ゃ _ ゅ _ ょ',
}

const SYLLABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(ROWS).flatMap(([consonant, row]) =>
    row.split(' ').flatMap((kana, i): [string, string][] => (kana === '_' ? [] : [[consonant + 'aiueo'[i]!, kana]])),
  ),
)
const LONGEST = 3
const DOUBLED = /^([kstcpgzdbfjmrhy])\1/

/**
 * What was typed with the keys of a Japanese keyboard left in letters, in hiragana; undefined where it is no such text.
 *
 * @example
 * kanaOfRomaji('kennsyuu') // 'けんしゅう'
 */
export function kanaOfRomaji(letters: string): string | undefined {
  let kana = ''
  for (let at = 0; at < letters.length; ) {
    const rest = letters.slice(at)
    const [taken, sign] = syllableAt(rest)
    if (taken === 0) return undefined
    kana += sign
    at += taken
  }
  return kana
}

function syllableAt(rest: string): [taken: number, kana: string] {
  if (rest[0] === '-') return [1, 'ー']
  if (DOUBLED.test(rest)) return [1, 'っ']
  // nn is ん, and so is n before a consonant; konnichi has one n for each of both.
  if (/^nn(?![aiueoy])/.test(rest)) return [2, 'ん']
  if (/^n'/.test(rest)) return [2, 'ん']
  if (/^n(?![aiueoy])/.test(rest)) return [1, 'ん']
  if (/^nn[aiueoy]/.test(rest)) return [1, 'ん']
  for (let size = Math.min(LONGEST, rest.length); size > 0; size -= 1) {
    const kana = SYLLABLES.get(rest.slice(0, size))
    if (kana !== undefined) return [size, kana]
  }
  return [0, '']
}

/** The kana that a consonant may have been about to become: k gives か to こ. */
export function kanaBegunBy(consonant: string): string[] {
  return (ROWS[consonant] ?? '').split(' ').filter((kana) => kana.length === 1 && kana !== '_')
}
