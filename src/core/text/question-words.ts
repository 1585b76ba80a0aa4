import type { Span } from './span.js'

/**
 * What asks, and is nothing to be found: いくら, 何日, どこ, いつまで. The tokenizer reads words into some of them
 * (どのくらいもらえる holds くらう for it), so they are found in the text.
 */
const ASKING =
  /いくら|いくつ|い?つ(頃|ごろ|まで(に|も)?|から)|いつ|何(人|名|円|日|時間?|分|回|年|月|週間?|か月|歳|才|割|件|台|枚|社|曜日)(まで|から|以内)?|なん(にち|じかん|じ|えん|かい|にん|めい|ねん|がつ|ようび)(まで|から)?|ど(の|れ)(くらい|ぐらい|だけ|ほど|位)|どこ(まで|から)?|どう(やって|すれば|したら|なる|なって)|どの(よう|辺|へん)|どんな|誰|だれ|どなた|どちら|どっち/g

/** Where a folded text asks. Ascending. */
export function askingSpans(folded: string): Span[] {
  return [...folded.matchAll(ASKING)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
}

/** True where a phrase only asks: いつまでに, どのくらいの間. */
export function onlyAsks(phrase: string): boolean {
  return phrase.replace(ASKING, '').replace(/^[のにはで]|[のにはで]$|割合|ペース|頻度|間/g, '') === ''
}
