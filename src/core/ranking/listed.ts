import type { Passage } from '../corpus/corpus.js'
import { countGraphemes } from '../text/graphemes.js'
import { isListItem } from './standing-alone.js'

/** Sentences of a passage that stand together, by their numbers. */
export interface SentenceRange {
  first: number
  last: number
}

/** Tells that something is listed below: without the list it says nothing. */
const ANNOUNCES =
  /次の|以下|とおり|通り|[0-9０-９一二三四五六七八九]つ|(?:[0-9０-９一二三四五六七八九]|いくつかの)(?:点|種類|項目)/
const MOST_LINES = 5

/**
 * The lines of a list that belong to a sentence: below one that announces them, and, where several things are asked for
 * (`several`), the fellows of an item. As many as have room, from the first; undefined where the sentence stands by itself.
 */
export function listedWith(
  { text, sentences }: Passage,
  answering: number,
  { several, maxGraphemes }: { several: boolean; maxGraphemes: number },
): SentenceRange | undefined {
  const lineOf = (i: number) => text.lastIndexOf('\n', sentences[i]!.start - 1) + 1
  const isItem = (i: number) => i >= 0 && i < sentences.length && isListItem(text, lineOf(i))
  const { start, end } = sentences[answering]!
  const announces = !isItem(answering) && isItem(answering + 1) && ANNOUNCES.test(text.slice(start, end))
  if (!announces && !(several && isItem(answering))) return undefined
  let first = answering
  while (!announces && isItem(first - 1)) first -= 1
  const fits = (last: number) => {
    const words = text.slice(sentences[first]!.start, sentences[last]!.end)
    return words.split('\n').length <= MOST_LINES && countGraphemes(words) <= maxGraphemes
  }
  if (!fits(answering)) first = answering
  let last = answering
  while (isItem(last + 1) && fits(last + 1)) last += 1
  return last > first ? { first, last } : undefined
}

/** Asks for more than one thing: いくつか, 全部, どんな種類, 何がある. */
const SEVERAL =
  /全部|すべて|全て|ぜんぶ|一覧|いくつか|それぞれ|種類|[2-9２-９二三四五]つ|挙げ|リスト|(?:何|なに|どんな(?:もの|こと|の)?|どういうもの)(?:が|って)?.{0,3}(?:ある|あり|あん)|どんなもの|例えば|たとえば/

export function asksForSeveral(folded: string): boolean {
  return SEVERAL.test(folded)
}
