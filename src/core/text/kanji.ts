const KANJI = /\p{sc=Han}/gu

/** The kanji that a text holds, each once. */
export function kanjiOf(text: string): Set<string> {
  return new Set(text.match(KANJI))
}
