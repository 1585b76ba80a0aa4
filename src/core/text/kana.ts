/** ァ and ヶ: those that have a hiragana, so many places before. */
const FIRST_KATAKANA = 0x30a1
const LAST_KATAKANA = 0x30f6
const TO_HIRAGANA = 0x60

/** Katakana to hiragana, one unit for one; everything else stays. */
export function toHiragana(text: string): string {
  let result = ''
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < FIRST_KATAKANA || code > LAST_KATAKANA) continue
    result += text.slice(at, i) + String.fromCharCode(code - TO_HIRAGANA)
    at = i + 1
  }
  return at === 0 ? text : result + text.slice(at)
}

/** True where the text is written in kana (either kind, with the long mark) and nothing else. */
export function isKana(text: string): boolean {
  return /^[ぁ-ゖァ-ヺー]+$/.test(text)
}
