import { ASKS_LEAVE } from '../text/asked-forms.js'
import type { Understanding } from './understanding.js'

/** Speaks of one's own organisation: うちの会社, 当社. 「そのうち」 and 「うちに帰る」 do not. */
const OWN_ORGANISATION =
  /(?<![のるいたそ])うち(?:の(?:会社|部署|部|課|職場|仕事|チーム|役所|ところ|場合)|は|って|でも?|も|ら|んとこ)|当社|弊社|自社|[我わ]が社|社内(?:規程|規定|ルール)/
/** Asks whether one must: 行かなあかんの, 出社しないとだめ, 届けなくてもいいですか. */
const MUST_ONE =
  /(?:な|なきゃ|なくちゃ|ないと|なければ|なくて|んと)[もは]?(?:だめ|ダメ|駄目|いけな|いけませ|ならな|なりませ|あかん|いかん|まずい|いい|大丈夫)[^。]{0,4}(?:[?？]|か$|の$|かな$|$)/
/** Asks how often one may: 週なん日まで, 月に何回できる. */
const HOW_OFTEN = /[週月]に?(?:何|なん)[日回](?:まで|でき|いけ|いい|ok|休|在宅)/
/** Asks who pays, and whether something is paid: 手当は出ますか, 誰が払う, 自腹. */
const WHO_PAYS =
  /自腹|自己負担|(?:手当|[代費料金]|補助|お金).{0,6}(?:出(?:る|ます|ん|な)|でる|もらえ|支給|負担|払|くれ)|(?:誰|だれ|どっち|どちら|会社|自分|個人).{0,4}(?:払|はら[うっ]|負担|持[つちっ]|もつの)/
/** Asks whom to tell and whose leave to get: 誰に言えば, 誰の許可. */
const WHOM_TO_ASK =
  /(?:誰|だれ|どこ|どの部署)(?:に|へ|の).{0,4}(?:言え|いえば|伝え|連絡|申請|申し|届|出す|だす|出せ|提出|頼|相談|聞[いけ]|き[いけ]|尋ね|問い合わ|許可|承認|ok|オーケー)|許可.{0,3}(?:誰|だれ)/
/** Asks by when, where and how one's own request or report is due: 何日前までに出せばいい, 連絡はどのようにすればよい. */
const WHAT_TO_DO =
  /(?:何日前|なんにちまえ|いつまで|何時まで|何時に|どこ[にへで]).{0,12}(?:ば|たら)(?:い{1,2}|よ|良|え{1,2})(?:い|ん|か|です|の|え)?|(?:申請|申し?込み?|届け?出?|連絡|報告|手続き?)(?:って|は|の|を)?.{0,4}(?:ど(?:う|ー|のよう)に?(?:やって|やん|や[るり]|する|すれ|したら)|(?:仕方|やり方|方法)(?:は|を|って|[?？]|$))/
/** Asks how others do it, or what holds for everybody. */
const OF_OTHERS =
  /他社|よそ|[他ほ]か?の(?:会社|企業|団体|役所|ところ|とこ)|事例|の例|例[をは]|(?:会社|企業|ところ|とこ|団体|自治体|役所|人)(?:は|って|が|も)?(?:ある|あり|い(?:る|ます))|どの会社|普通|一般|みんな|皆さん|(?:国|政府|法律|総務省|ガイド)(?:の|は|が|から|で)/

/**
 * True where a question asks what holds in the person's own organisation: 「うちの会社は…」「…してもいいですか」「…しないとだめ？」
 * 「手当は出ますか」「誰が払う」. Not where it names another organisation, or asks how others do it.
 */
export function asksForOwnRule({ folded, named }: Pick<Understanding, 'folded' | 'named'>): boolean {
  if (named.length > 0) return false
  if (OWN_ORGANISATION.test(folded)) return true
  if (OF_OTHERS.test(folded)) return false
  return [ASKS_LEAVE, MUST_ONE, HOW_OFTEN, WHO_PAYS, WHOM_TO_ASK, WHAT_TO_DO].some((asks) => asks.test(folded))
}
