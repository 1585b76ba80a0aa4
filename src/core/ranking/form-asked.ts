/** What a question wants told by an own rule, and how sentences read that tell it. Both stand in folded text. */
interface AskedForm {
  asks: RegExp
  tells: RegExp
  /** A sentence that does not read so cannot tell it; and neither can a rule without an amount where one is asked for. */
  exact?: 'amount' | 'time'
}

/**
 * Finer than the sorts of answers (answer-type.ts), of which a question has one: 「いつまでに誰に言うの」 wants two things, and of
 * the sentences of one article they tell apart who is told, by when, and what may be done.
 */
const ASKED_FORMS: readonly AskedForm[] = [
  // Whom to tell, where to call.
  {
    asks: /(?:誰|だれ|どなた|どこ)(?:に|へ|が|の|宛|まで)?.{0,6}(?:言|い[いえ]ば|伝|連絡|電話|相談|聞|頼|報告|知らせ|問い?合わ|届け|出す|出せ|提出)|連絡先|電話番号|内線|窓口(?:は|って)|何番|(?:誰|だれ)[にへ]|担当[は者]/,
    tells:
      /内線|電話|\d{2,4}-\d{3,4}|番へ|@|#|窓口|(?:課|部|室|係|長|者|員|担当|局|センター|デスク|本部|上司|人事|総務|労務|経理|情シス)(?:に|へ|まで|で受け|が受け)/,
  },
  // By when, how long before.
  {
    asks: /いつ(?:頃|ごろ)?まで|何日前|何時まで|何日(?:以内|まで)|締め?切|〆切|期限|間に合|何[かヶカ]月前|何週間前|何分(?:以内|前)|もう(?:無理|遅)/,
    tells:
      /まで|(?:日|月|週間|時間|分|週|年)前|以内|締め?切|期限|末日|始業前|前日|翌日|当日|前々日|事前|過ぎた|超え|限度|前に/,
    exact: 'time',
  },
  // How long it takes.
  {
    asks: /何日(?:くらい|ぐらい|ほど|で)?(?:かか|でき|届|もらえ|で出)|いつ(?:頃|ごろ)?(?:届|できあが|でき|もらえ|受け取|渡|返っ|出来)|ど[のれ]くらいで|何日後/,
    tells: /日(?:後|で|ほど|以内|かか|間)|週間|翌(?:日|営業日|月|週)|即日|お渡し|営業日|か月(?:後|で|以内)|毎[週月]|末/,
    exact: 'time',
  },
  // Whether one may; 「どうすればいい」 asks how.
  {
    asks: /(?:(?<![ばら])(?:いい|よい)|ok|だめ|ダメ|駄目|アリ|あり|大丈夫|構わない|かまわない|まずい|可能|可)(?:です|でしょう|か|の|よね|かな|$|[?？])|(?:でき|られ|もらえ|使え|取れ|行け|入れ|れ)(?:ます|る|ない)(?:か|の|ん|よね|かな|[?？]|$)|(?:ちゃ|ては|では)(?:だめ|ダメ|まず|いけない)/,
    tells:
      /でき|られ|認め|可能|許可|かまいません|構わな|よい|いいです|ok|禁止|禁じ|ならない|なりません|不可|ng|ご遠慮|しないで|ないこと|×|○|△|限り|限る|不要|必要はない|いりません|対象|ません|ない/,
  },
  // Who pays, and whether one is paid.
  {
    asks: /いくら|何円|料金|(?:代|費|手当|補助|お金|祝い?金|給料).{0,6}(?:出|もらえ|いくら|つく|払|負担|増え|自腹|自分)|会社(?:持ち|負担)|自腹/,
    tells: /円|無料|全額|実費|負担|支給|割|%|半額|無給|有給/,
  },
  {
    asks: /給料.{0,5}(?:出|もらえ|どう|引かれ|減)|有給|無給|給料は/,
    tells: /無給|有給|賃金|給与|支給|控除|差し引|減額|払/,
  },
  // How much.
  {
    asks: /いくら(?!か)|何円|なんえん|金額|値段|何割|何%|何[かヶカ]月分|何パーセント/,
    tells: /\d[\d,.]{0,12}\s?(?:万|千|百万|億)?円|無料|全額|半額|実費|無給|有給|割|%|か月分/,
    exact: 'amount',
  },
  { asks: /何歳|なんさい|いくつ(?:まで|になる|から)/, tells: /\d歳|誕生日|\d年生|学校/, exact: 'amount' },
  // Where it is.
  {
    asks: /どこ(?:[でにからの]|です|[か?？]|$)/,
    tells: /階|室|棚|倉庫|所|場|ポータル|フォルダ|サイト|画面|アプリ|システム|ページ|窓口|コーナー|横|隣|前|限/,
  },
  // How often; 「1回2,200円」 tells how much.
  {
    asks: /何回|なんかい/,
    tells: /\d回(?!につき)(?!\s?\d)|\d日|毎|ごと|限り|回数/,
    exact: 'amount',
  },
  // Up to what.
  {
    asks: /(?:何[回日時分枚個件人キ]\S{0,2}|いくら|ど[のれ]くらい)まで(?!に)/,
    tells: /まで|限度|以内|上限|超え|以下|限り|限る|未満|制限|いくらでも|最大|最長/,
    exact: 'time',
  },
  {
    asks: /何日(?!前|以内|まで|後)|なんにち(?!まえ)|日数|何連休|何週間|何[かヶカ]月(?!前|分)/,
    tells: /\d\s?(?:営業|労働)?日|週間|か月|年|期間/,
    exact: 'time',
  },
  { asks: /何時(?!間|まで)|なんじ(?!かん)|時間帯/, tells: /\d時|\d:\d|正午|始業|終業|早朝|深夜/, exact: 'time' },
  { asks: /何時間|なんじかん|何分/, tells: /\d\s?(?:時間|分)/, exact: 'time' },
  {
    asks: /いつ(?!(?:頃|ごろ)?まで|も|でも|か(?!ら))|何月|何曜|時期/,
    tells: /\d\s?(?:年|月|日|時|週|営業日)|毎[年月週日]|曜|末|翌|後|前|まで|間|とき|都度|随時|始|初|正午|年度|期/,
    exact: 'time',
  },
  { asks: /何曜/, tells: /[月火水木金土日]曜|平日|毎日|土日/, exact: 'time' },
  { asks: /何割|何%|何パーセント|何倍/, tells: /\d[\d.]{0,8}\s?(?:%|割|倍|分の)|全額|半額|同じ|同額/, exact: 'amount' },
  {
    asks: /何[人名台枚冊本個件社種]|なんにん/,
    tells: /\d[\d,]{0,12}\s?(?:人|名|台|枚|冊|本|個|件|社|種|つ)|一人|全員|複数|まで/,
    exact: 'amount',
  },
]

/** How a sentence answers to the form of a question; all are 0 where nothing can be told from its form. */
export interface FormMatch {
  /** The share of what it wants told that the sentence tells, 0–1. */
  told: number
  /** The share of the figures that it wants (an amount, an age, a day) of which the sentence has none, 0–1. */
  lacking: number
  /** 1 where it wants an amount (how much, how many, how old) and the sentence has none of that sort. */
  amountLacking: number
}

/**
 * Reads what a folded question wants told; gives how a folded sentence answers to that.
 *
 * @example
 * formAskedIn('在宅したいときはいつまでに誰に言うんですか')('前々日の15時までに課長に申し込みます。')
 * // { told: 1, lacking: 0, amountLacking: 0 }
 */
export function formAskedIn(question: string): (sentence: string) => FormMatch {
  const asked = ASKED_FORMS.filter(({ asks }) => asks.test(question))
  const exact = asked.filter((form) => form.exact)
  const amounts = asked.filter((form) => form.exact === 'amount')
  return (sentence) => ({
    told: shareOf(asked, ({ tells }) => tells.test(sentence)),
    lacking: shareOf(exact, ({ tells }) => !tells.test(sentence)),
    amountLacking: amounts.some(({ tells }) => !tells.test(sentence)) ? 1 : 0,
  })
}

function shareOf(forms: readonly AskedForm[], is: (form: AskedForm) => boolean): number {
  return forms.length === 0 ? 0 : forms.filter(is).length / forms.length
}
