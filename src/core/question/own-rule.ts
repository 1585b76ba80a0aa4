import { ASKS_LEAVE } from '../text/asked-forms.js'
import type { Fact } from './condition.js'
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
  /他社|よそ|[他ほ]か?の(?:会社|企業|団体|役所|ところ|とこ)|事例|の例|例[をは]|(?:会社|企業|ところ|とこ|団体|自治体|役所|人)(?:は|って|が|も)?(?:ある|あり|あれば|あったら|い(?:る|ます))|どの会社|普通|一般|みんな|皆さん|(?:国|政府|法律|総務省|ガイド)(?:の|は|が|から|で)/

/** 雇ってもらえる: by somebody who belongs to nobody yet. */
const BE_HIRED = /(?:雇(?:っ|用し)|採用し)て(?:もらえ|くれ|いただけ)/
/** Between the sentences of a question: the last asks, what stands before it tells who asks and why. */
const SENTENCE_END = /[。?]/

/** What company rules lay down, as people name it. */
const RULE_THING =
  /(?:残業|時間外(?:労働|勤務)?|深夜(?:労働|勤務|残業)?|休日(?:出勤|労働|勤務)?|休憩(?:時間)?|中抜け|フレックス|(?:勤務|労働|就業|始業|終業)時[間刻]|手当|(?:通信|光熱|電気|水道|交通|通勤|電話|郵送)[費代]|水道光熱費|定期代|費用負担|経費(?:精算)?|評価(?:制度|方法|基準)?|給[与料]|賃金|昇[給進]|有給(?:休暇)?|休暇|労災|申請(?:方法|手続き?)?|(?:報告|連絡)(?:方法)?|持ち?(?:出し?|帰り)|対象者|(?:日数|頻度|回数)|服装|副業|勤怠(?:管理)?)$/u
/** Asks what holds for it: 「残業は？」「評価制度はどうなっていますか」「休憩のルールは」. */
const WHAT_HOLDS =
  /(?:の(?:扱い|取り?扱い|ルール|決まり|規[程定則]|条件|上限|制限|場合))?(?:(?:は|って|について(?:は)?|に関しては?)[?？]*|(?:は|って|について(?:は)?)?(?:どう(?:なって(?:い?る(?:の|んですか?|んでしょうか)?|い?ますか|い?ましたっけ)|なりますか|なる(?:の|んですか)?|ですか|でしょうか)|何ですか)[?？。]*)$/u

/** What tells organisations apart: 建設業, 九州の. A way of working is one's own as well. */
const OF_SOME: ReadonlySet<Fact> = new Set(['case', 'prefecture', 'industry', 'kind', 'printed', 'employees', 'award'])

/**
 * True where a question names a thing that company rules lay down, and asks no more than what holds: mostly one's own is meant,
 * and what others do must not be taken for it. Not where an organisation, conditions of some, or others are asked for.
 */
export function asksOfRuleThing({ folded, named, slots }: Pick<Understanding, 'folded' | 'named' | 'slots'>): boolean {
  if (named.length > 0 || slots.caseIds.length > 0 || OF_OTHERS.test(folded)) return false
  if (slots.conditions.some(({ anyOf }) => anyOf.some(({ fact }) => OF_SOME.has(fact)))) return false
  const asked = folded.trim()
  const rest = asked.replace(WHAT_HOLDS, '')
  return rest !== asked && RULE_THING.test(rest)
}

/**
 * True where a question asks what holds in the person's own organisation: 「うちの会社は…」「…してもいいですか」「…しないとだめ？」
 * 「手当は出ますか」「誰が払う」. Not where it names another organisation, or asks how others do it.
 */
export function asksForOwnRule({ folded, named }: Pick<Understanding, 'folded' | 'named'>): boolean {
  if (named.length > 0 || BE_HIRED.test(folded)) return false
  const last = folded.split(SENTENCE_END).findLast((sentence) => sentence.trim() !== '') ?? ''
  if (OF_OTHERS.test(last) && !OWN_ORGANISATION.test(last)) return false
  if (OWN_ORGANISATION.test(folded)) return true
  if (OF_OTHERS.test(folded)) return false
  return [ASKS_LEAVE, MUST_ONE, HOW_OFTEN, WHO_PAYS, WHOM_TO_ASK, WHAT_TO_DO].some((asks) => asks.test(folded))
}
