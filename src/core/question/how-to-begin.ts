import type { Understanding } from './understanding.js'

/** Asks for the way, or for the first step of it. */
const BEGINNING =
  /(?:何|なに|どこ)(?:から|を(?:最初|先)に).{0,5}(?:始|はじ|手を(?:つけ|付け)?|着手|や[れるっ]|取り?組|す[れる]|したら)|(?:最初|はじめ|初め|まず|第一歩).{0,3}(?:何|なに|や(?:る|るべき)こと|すること|どうす)|(?:導入|始め|はじめ)(?:るとき|る時|る)?(?:まで)?の.{0,4}(?:手順|流れ|ステップ|進め方|プロセス|ロードマップ|順番|段取り)|どう(?:やって)?(?:進め|始め|はじめ|導入)|どんな?(?:手順|流れ|順番|順序)で.{0,4}(?:進め|始め|はじめ|導入)|どういう(?:手順|流れ|順番|順序)で.{0,4}(?:進め|始め|はじめ|導入)|進め方|始め方|はじめ方/
/** What may stand beside it without making it a question about something else. */
const BESIDE = new RegExp(
  [
    '(?:テレワーク|在宅勤務|在宅|リモートワーク|リモート|モバイルワーク|導入|制度|会社|企業|自治体|役所|役場|市役所|当社|弊社|うち|社内|担当者?|これから|ゼロ|初めて|はじめて)',
    '(?:全然|全く|さっぱり|わかんない|わからない|分からない|分かりません|わかりません|教えて|おしえて|知りたい|考えて|検討|困って|やりたい|始めたい|はじめたい|始める|はじめる|したい|なりました|なった|なって|いる|います)',
    '(?:たら|れば|ば|ます|ましょう|ですが|ですか|でしょうか|でしょう|です|ください|下さい|くださぃ|んだけど|けど|場合|とき|時|こと|もの|には|では|よい|良い|いい|って|たい|する|べき|どう)',
    '[をにでのはがかもとてよねなんいすえ、。？?！!ー\\s]',
  ].join('|'),
  'g',
)
/** So many characters may be left: an ending that nobody foresaw. */
const MAX_LEFT = 1
/** 「在宅の日は最初に何をする」 asks about a day's work. */
const OF_A_DAY = /日|朝|当日/

/** True where a question asks how to go about telework as a whole: 「何から始めればいい」「導入の進め方」. */
export function asksHowToBegin({ folded, named }: Pick<Understanding, 'folded' | 'named'>): boolean {
  if (named.length > 0 || !BEGINNING.test(folded)) return false
  const left = folded.replace(BEGINNING, ' ').replace(BESIDE, '')
  return left.length <= MAX_LEFT && !OF_A_DAY.test(left)
}
