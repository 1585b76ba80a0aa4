/** Words by their first unit, for finding which of them begin at a place. */
export type Phrases = ReadonlyMap<string, readonly string[]>

/** Phrases, parted by spaces. */
export function phrasesIn(...lines: string[]): Phrases {
  const byStart = new Map<string, string[]>()
  for (const word of lines.flatMap((line) => line.split(' '))) {
    byStart.set(word[0]!, [...(byStart.get(word[0]!) ?? []), word])
  }
  return byStart
}

export function phrasesAt(phrases: Phrases, text: string, at: number): string[] {
  return (phrases.get(text[at]!) ?? []).filter((word) => text.startsWith(word, at))
}

/** True where one of the phrases begins at a place and ends where `ends` says. */
export function endsPhraseAt(phrases: Phrases, text: string, at: number, ends: (end: number) => boolean): boolean {
  const words = phrases.get(text[at]!)
  return words?.some((word) => ends(at + word.length) && text.startsWith(word, at)) === true
}

/**
 * True where the text is nothing but such phrases and white space, one of them at least a `telling` one. Time grows with the text alone.
 *
 * @example
 * isMadeOf('ほかにもある?', phrasesIn('ほか'), phrasesIn('に も ある ?')) // true
 */
export function isMadeOf(text: string, telling: Phrases, others: Phrases): boolean {
  /** 1: reached; 2: reached with a telling one. */
  const reached = new Uint8Array(text.length + 1)
  reached[0] = 1
  for (let at = 0; at < text.length; at += 1) {
    if (reached[at] === 0) continue
    if (/\s/.test(text[at]!)) reached[at + 1] = Math.max(reached[at + 1]!, reached[at]!)
    for (const word of phrasesAt(telling, text, at)) reached[at + word.length] = 2
    for (const word of phrasesAt(others, text, at))
      reached[at + word.length] = Math.max(reached[at + word.length]!, reached[at]!)
  }
  return reached[text.length] === 2
}
