/**
 * The words of a passage's noted questions, counted by block: for each block how many questions are noted under it, then two lists
 * (terms, pairs), each with how many words it has: a word, how many of the questions hold it, the next word … Questions under a
 * block share many words, and every answer reads some thousand questions.
 */
export function countNotedWords(noted: Int32Array, blocks: number): Int32Array {
  const questions = new Int32Array(blocks)
  const terms = Array.from({ length: blocks }, () => new Map<number, number>())
  const pairs = Array.from({ length: blocks }, () => new Map<number, number>())
  const count = (words: Map<number, number>, start: number, end: number) => {
    for (let i = start; i < end; i += 1) words.set(noted[i]!, (words.get(noted[i]!) ?? 0) + 1)
  }
  for (let at = 0; at < noted.length; ) {
    const block = noted[at]!
    const middle = at + 2 + noted[at + 1]!
    const end = middle + 1 + noted[middle]!
    questions[block]! += 1
    count(terms[block]!, at + 2, middle)
    count(pairs[block]!, middle + 1, end)
    at = end
  }
  const numbers: number[] = []
  for (let block = 0; block < blocks; block += 1) {
    numbers.push(questions[block]!)
    for (const words of [terms[block]!, pairs[block]!]) {
      numbers.push(words.size)
      for (const [word, times] of words) numbers.push(word, times)
    }
  }
  return Int32Array.from(numbers)
}
