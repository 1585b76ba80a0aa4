import { randomInt } from 'node:crypto'

/** Without the characters that are read for each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A number that the log and the person have in common. */
export function makeReference(): string {
  return Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

export function troubleWords(reference: string): string {
  return `いま答えられませんでした。少し待ってからもう一度お試しください。（受付番号 ${reference}）`
}
