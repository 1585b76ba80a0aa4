const MAX_ID_UNITS = 40

/**
 * An id out of a file's name: its letters a–z and digits in kebab-case. Undefined where the name holds too little of
 * them to be told from others (在宅勤務規程.docx, 2024.pdf).
 *
 * @example
 * idFromName('Telework Rules_v2.docx') // 'telework-rules-v2'
 */
export function idFromName(name: string): string | undefined {
  const stem = stemOf(name)
  const id = stem
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_ID_UNITS)
    .replace(/^-|-$/g, '')
  const isWhole = !/[^\x20-\x7e]/.test(stem.normalize('NFKC'))
  return isWhole && /[a-z]/.test(id) ? id : undefined
}

/** A file's name without its ending. */
export function stemOf(name: string): string {
  return name.normalize('NFC').replace(/\.[^.]+$/, '')
}
