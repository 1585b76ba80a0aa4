import { ASKS_HOW, ASKS_LEAVE, ASKS_WHY } from './asked-forms.js'

/** What sort of answer a question asks for: 何人 wants a number with 名 or 人. */
export interface AnswerType {
  id: string
  /** Stands in folded questions that ask for it. */
  asks: RegExp
  /** Stands in folded sentences that can answer it. */
  answers: RegExp
  /** Words that many a sentence holds answer it: that one does says less than that it holds a figure with its counter. */
  vague?: true
}

const COUNT = String.raw`\d[\d,.]{0,14}\s?(?:万|千|百万|億)?`
const counted = (units: string) => new RegExp(`${COUNT}(?:${units})`)

/**
 * In order: the first that fits counts. 数を問う語のうち、単位のはっきりしたものを先に置く。
 */
export const ANSWER_TYPES: readonly AnswerType[] = [
  {
    id: 'people',
    asks: /何[人名]|なん(にん|めい)|((?<![少大])人数|社員数|従業員数|利用者数|参加者数)|(社員|職員|メンバー|人).{0,4}(どれ|どの)(くらい|ぐらい)いる/,
    answers: counted('人|名|者'),
  },
  { id: 'organisations', asks: /何(社|団体)|なんしゃ|(社数|団体数)/, answers: counted('社|団体') },
  { id: 'places', asks: /何[かカヶケ箇個]所|何拠点|なんかしょ|拠点数/, answers: counted('[かカヶケ箇個]所|拠点|所') },
  { id: 'hours', asks: /何時間|なんじかん|(時間|分)は?(どれ|どの)(くらい|ぐらい)/, answers: counted('時間|分') },
  {
    id: 'deadline',
    asks: /いつまで|何日前|何時まで|なんにちまえ|締め?切|期限/,
    answers: /前日|当日|翌日|日前|始業前|以内|までに|\d(時|日|月|年度?)まで/,
  },
  { id: 'clock', asks: /何時|なんじ/, answers: /\d{1,2}(時|:\d{2})/ },
  {
    id: 'times',
    asks: /何回|なんかい|回数|頻度|(週|月)に?(何|どれ|どの)|(週|月)(に)?(なん|何)(日|回)/,
    answers: counted('回|日'),
  },
  { id: 'days', asks: /何日|なんにち|日数|何曜/, answers: /\d日|曜|週\d/ },
  { id: 'devices', asks: /何台|なんだい/, answers: counted('台') },
  { id: 'sheets', asks: /何[枚冊席本]|なんまい/, answers: counted('枚|冊|席|本') },
  {
    id: 'money',
    asks: /いくら|何円|なんえん|金額|(費用|経費|料金|コスト|お金|値段|予算|手当|補助).{0,6}(どれ|どの|いくら|何|なんぼ)|(どれ|どの)(くらい|ぐらい)(お金|費用|かか)/,
    answers: /\d[,.]?\s?(万|千|百万|億)?円|無料|費用(は|が)?(0|かか|不要)|ゼロ|負担/,
  },
  {
    id: 'ratio',
    asks: /何(%|パーセント|割)|なん(ぱーせんと|わり)|割合|比率|率(は|って|を|、|\?|？|$)/,
    answers: counted('%|割|倍|ポイント|分の'),
  },
  {
    id: 'share',
    asks: /(何|どれ|どの)(%|くらい|ぐらい|だけ|ほど)?.{0,8}(減|増|削減|下が|上が|伸び|短縮)|どのくらい|どれくらい|どれぐらい|どれだけ|どんくらい|どんぐらい|どんだけ|なんぼ/,
    // The digits of a date are no amount.
    answers: /(?<![\d.])\d[\d,]{0,14}(?:\.\d{1,9})?(?![\d.,]|年|月|日(?!間|以|程|前))/,
  },
  {
    id: 'when',
    asks: /いつ(?!も|でも|か(?!ら)|の間)|何年(?!生)|何月|時期|時点|なんねん|なんがつ|開始日|何年度|日付|発足/,
    answers: /平成\d|昭和\d|\d[年月日]/,
  },
  {
    id: 'who',
    vague: true,
    asks: /(誰|だれ|どなた)(?!か|も|とも|でも|にも)|どの(部署|部門|人)|何という人|担当(は|者)/,
    answers: /氏|さん|長(?!い|期|時間|年)|者|部門|部署|課|室|担当|委員|大臣|社員|職員|代表/,
  },
  {
    id: 'where',
    vague: true,
    asks: /どこ(?!まで|から|か)|何県|どの(県|市|町|都市|場所|地域)|場所|所在地|ばしょ/,
    answers: /[都道府県市区町村]|駅|ビル|オフィス|自宅|センター|事務所|本社|支店|会場|ホテル|カフェ|大学|〒/,
  },
  {
    id: 'why',
    vague: true,
    asks: ASKS_WHY,
    answers: /ため|から|ので|により|よって|目的|理由|きっかけ|背景|ねらい|目指|必要|図る|図り/,
  },
  {
    id: 'called',
    vague: true,
    asks: /(名前|名称|呼び名|何と(いう|呼)|なんて(いう|呼)|何ていう|なまえ|名は|の略|称し|タイトル)/,
    answers: /[「『][^「『」』]+[」』]|という|と呼|[ァ-ヴー]{4,}|[a-z][a-z0-9]{2,}/,
  },
  {
    id: 'tool',
    vague: true,
    asks: /(どの|どんな|何の|なんの|使っている|使ってる|利用)(ツール|ソフト|システム|サービス|製品|アプリ|仕組み|機器|端末|道具)|ツール|ソフト名|何を使|なにを使|何で(連絡|共有|つな)/,
    answers: /[ァ-ヴー]{4,}|[a-z][a-z0-9]{2,}|システム|ツール|ソフト/,
  },
  {
    id: 'may',
    vague: true,
    asks: new RegExp(
      `${ASKS_LEAVE.source}|(でき|出来|使え|取れ|もらえ|いけ|入れ|持ち出せ|持ち帰れ|働け|帰れ|頼め)(ます|る|ない|ん)(か|の|ん|もの|[?？]|$)|可能(です)?か|必要(です)?か|認め|許(可|さ)|禁止|だめ|ダメ|駄目|あり(です)?か`,
    ),
    answers: /認め|できます|できません|可能|不可|許可|禁止|必要|ません|原則|限(り|って)|こと(が|は)でき|承認/,
  },
  {
    id: 'how',
    vague: true,
    asks: ASKS_HOW,
    answers: /して(い|お)|ます|により|よって|使|利用|用い|行|設け|ように/,
  },
]

/** The sort of answer a folded question asks for; undefined where it cannot be told. */
export function answerTypeOf(folded: string): AnswerType | undefined {
  return ANSWER_TYPES.find(({ asks }) => asks.test(folded))
}

/** The sorts of answers that a folded sentence can be: bit i for `ANSWER_TYPES[i]`. */
export function answerTypesOf(folded: string): number {
  let bits = 0
  ANSWER_TYPES.forEach(({ answers }, i) => {
    if (answers.test(folded)) bits |= 1 << i
  })
  return bits
}

/** The bit of a sort of answer. */
export function bitOf(type: AnswerType): number {
  return 1 << ANSWER_TYPES.indexOf(type)
}

const VAGUE_FIT = 0.65

/** How much it says for a sentence that it can answer such a question, 0–1. */
export function fitOf({ vague }: AnswerType): number {
  return vague ? VAGUE_FIT : 1
}
