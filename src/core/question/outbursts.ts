// What annoyed people say around a question. It asks nothing: 「ふざけんな、電気代は自腹？」 is 「電気代は自腹？」. Only whole clauses are taken
// out, at the beginning, at the end, or between the signs that part sentences; a word within a clause may be what is asked.

const VERY =
  '(?:マジで?|まじで?|本当に|ほんとに?|ほんま|もう|いや|いやいや|正直|ぶっちゃけ|全然|さっぱり|まったく|全く|なんか|てか|つーか)'
const WHAT = [
  'ふざけん(?:な|なよ|じゃねえよ?|じゃないよ?)|ふざけるな',
  '(?:意味|訳|わけ)(?:が|も)?(?:わか|分か)(?:らん|らない|んない|りません)(?:し|よ|のだけど|んだけど|んですけど|んですが)?',
  '(?:わか|分か)(?:らん|んない)(?:し|わ)?',
  '意味不明(?:だ|です|なんだけど)?',
  '(?:めんどくさ|面倒くさ|めんどくせ|面倒くせ|だる)(?:い|え|ぇ|すぎ|すぎる|すぎて)(?:な|わ|よ|し|んだけど|んですけど|のだけど|です)?',
  '(?:いちいち|毎回|何度も)?(?:聞く|調べる|探す|見る|読む)の(?:も|が|は)(?:めんどくさい|面倒くさい|めんどい|面倒|だるい|しんどい)(?:んだけど|んですけど|のだけど|です)?',
  '(?:いい加減|いいかげん)(?:に)?(?:して(?:ほしい|くれ|くれよ|ください)|しろ|にしろ)?',
  'やってられ(?:ない|ん|ません)(?:わ|よ)?|もう(?:いや|やだ|嫌|むり|無理)(?:だ|です|なんだけど)?|勘弁して(?:くれ|ほしい|ください)?|困るんだけど',
  'むかつく|ムカつく|腹(?:が)?立つ|イライラする|いらいらする|最悪(?:だ|です)?|あり得ない|ありえない|ありえん|信じられない',
  '(?:は|はあ|はぁ|おい|おいおい|こら|ったく|ちっ|くそ|クソ|くそが|なんなん|何なん|なんなの|何なの|何なんだよ|なんなんだよ)',
  '(?:さっさと|早く|はよ|とっとと|誰か|だれか)?(?:教えろ|答えろ)(?:よ|や)?|(?:さっさと|早く|はよ|とっとと|誰か|だれか)(?:教えて|答えて)(?:よ|や)?',
].join('|')
const OUTBURST = `${VERY}?(?:${WHAT})`
const SIGNS = String.raw`[\s。、!?！？…~〜ーw笑]`

const LEADING = new RegExp(`^${SIGNS}{0,8}${OUTBURST}(?:${SIGNS}{1,8}|$)`, 'u')
const TRAILING = new RegExp(`${SIGNS}{1,8}${OUTBURST}${SIGNS}{0,8}$`, 'u')
const BETWEEN = new RegExp(`(?<=[。!?\\s])${OUTBURST}[。!?\\s]{1,8}`, 'gu')
/** One look says that there is none of them, as with most questions. */
const ANY = new RegExp(WHAT, 'u')
/** What is left must be so long to be a question. */
const LEAST_LEFT = 4
const MOST = 4

/**
 * A folded question without what was said in anger around it; the whole where nothing else would be left.
 *
 * @example
 * withoutOutbursts('マジで意味わからん。残業していいの?') // '残業していいの?'
 */
export function withoutOutbursts(folded: string): string {
  if (!ANY.test(folded)) return folded
  let left = folded
  for (let i = 0; i < MOST; i += 1) {
    const shorter = left.replace(LEADING, '').replace(TRAILING, (found) => /^[\s。、]*([?!。]?)/.exec(found)?.[1] ?? '')
    if (shorter === left) break
    left = shorter
  }
  left = left.replace(BETWEEN, '')
  return left.replace(/[^\p{L}\p{N}]/gu, '').length >= LEAST_LEFT ? left : folded
}
