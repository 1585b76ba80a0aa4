/** True for the words that ask the bot to forget the person who writes them. */
export function wantsToBeForgotten(words: string): boolean {
  return /^(forget[- ]?me|(私|わたし)を忘れて)$/i.test(words.normalize('NFKC').trim())
}
