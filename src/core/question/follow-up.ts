import { ANSWER_TYPES, type AnswerType } from '../text/answer-type.js'
import { isMadeOf, phrasesIn } from '../text/phrases.js'

/**
 * What a folded text wants of what was said before it, as far as its own words tell. `more`: other places; `detail`: more of
 * the same place; `example`: how somebody does it; `figures`; `otherCases`: the same of other organisations.
 */
export type Wanted = 'more' | 'detail' | 'example' | 'figures' | 'otherCases'

const AROUND = phrasesIn(
  'に の は も について に関して には にも のは が を で では と って とか という な なの です ですか でしょうか ます ますか ね よ か かな さ だけ くらい ぐらい とき 場合 ある あるの あります ありますか ありません ありませんか ない ないの ないです 無い いる いますか ん んです んですか',
  '教えて おしえて 見せて みせて 出して 挙げて あげて 知りたい しりたい 聞きたい 読みたい 見たい ください 下さい ほしい 欲しい お願い お願いします 頼む どう どうした どうしてる どうしている どうなって どうなってる どうなっている どうなの した してる している して やってる やっている やって るの てるの いるの たの',
  '何か なにか なんか 何 なに どんな どういう もの こと やつ もん 箇所 か所 ところ とこ 点 話 内容 説明 情報 資料 記述 答え 回答 例 方法 やり方 意見 もっと もう もう少し もうちょっと ちょっと 少し さらに 更に できれば 、 。 ! ? . , … ー ~ 〜',
)
const MORE = phrasesIn(
  'ほか 他 ほかに 他に 別の べつの 続き つづき まだ もう一つ もうひとつ もういっこ もう一個 もう1つ もう1個 もう一件 もう1件 もう一社 もう1社 もう一例 もう1例 あと一つ あと1つ あと一社 あと1社 次 つぎ それ以外 これ以外 以外 それだけ これだけ 残り 以上',
)
/** もっとない?: another one, where もっと alone is more of the same. */
const MORE_OF_IT =
  /^(?:もっと|もう少し|もうちょっと|さらに)(?:例|事例|会社|ところ|とこ)?(?:は|を|が)?(?:ない|無い|ありません|ある|あります|見せて|見たい|出して|挙げて|あげて|ほしい|欲しい)(?:です|の|か|ね|かな|ください)*[?。]*$/
const DETAIL = phrasesIn(
  'くわしく 詳しく くわしい 詳しい 詳細 しょうさい 具体的 ぐたいてき 具体 もっと もう少し もうちょっと 深く 掘り下げて どういうこと どういう意味 つまり というと 補足 全文 前後',
)
const EXAMPLE = phrasesIn('例えば たとえば 具体例 実例 例')
const FIGURES = phrasesIn(
  '数字 数値 すうじ データ でーた 定量的 定量 実数 何% 何パーセント 何割 統計 グラフ 割合 具体的な数字 具体的な数値',
)
const CASE_WORDS =
  '会社 企業 団体 組織 自治体 役所 市 町 社 ところ とこ 所 事例 例 職場 役場 市役所 県 企業さん 会社さん'
const OTHER_CASES = phrasesIn(
  '他社 よそ 他団体 他市 会社の例 企業の例 会社の事例 企業の事例 実際の例 実際の事例 実際の会社 事例',
  ...['他の', 'ほかの', '別の', 'よその', '他', 'ほか', '別'].map((other) =>
    CASE_WORDS.split(' ')
      .map((word) => other + word)
      .join(' '),
  ),
)

/** 「実際やってる会社の例みたい」「使ってるとこある?」: who does it, and no word of what. */
const EXAMPLES_OF_IT =
  /^(?:(?:実際|本当|ほんと)に?|それ|これ)?(?:を|に)?(?:やっ|し|使っ|つかっ|利用し|導入し|実施し|入れ|取り入れ|でき|うまくいっ)(?:てい?る|た)(?:会社|企業|団体|自治体|役所|ところ|とこ|所|町|市|県)(?:さん)?(?:の(?:事|実)?例)?(?:は|が|って|も|を)?(?:実際に?)?(?:ある|あり|いる|い|ない|みた|見た|見せて|知りた|教えて|どこ|どんな|$)[^、。]{0,8}[?。]{0,8}$/

/** ほかの数字もありますか: figures, beside those that were shown. */
const BESIDE = /^(?:ほか|他|別|べつ)の/

/** 「金額でいうと?」: the same in a measure. */
const MEASURE =
  /^(金額|お金|額|円|割合|比率|%|パーセント|人数|時間|日数|件数|回数)(?:で|に)(?:(?:いう|言う|する|見る|みる|表す)と|(?:いえ|言え)ば|したら)[^、。]{0,8}$/
const MEASURES: Readonly<Record<string, string>> = {
  ...{ 金額: 'money', お金: 'money', 額: 'money', 円: 'money', 割合: 'ratio', 比率: 'ratio', '%': 'ratio' },
  ...{ パーセント: 'ratio', 人数: 'people', 時間: 'hours', 日数: 'days', 回数: 'times' },
}

/** The sort of figure that 「金額でいうと?」 wants. */
export function measureOf(folded: string): AnswerType | undefined {
  const id = MEASURES[MEASURE.exec(folded)?.[1] ?? '']
  return ANSWER_TYPES.find((type) => type.id === id)
}

/** What the whole of a folded text asks of what was shown; undefined where it asks for something of its own. */
export function wantedOf(folded: string): Wanted | undefined {
  if (isMadeOf(folded.replace(BESIDE, ''), FIGURES, AROUND) || /^(?:もっと)?具体的な(?:数字|数値|データ)/.test(folded))
    return 'figures'
  if (isMadeOf(folded, OTHER_CASES, AROUND) || EXAMPLES_OF_IT.test(folded)) return 'otherCases'
  if (MEASURE.test(folded)) return 'figures'
  if (isMadeOf(folded, MORE, AROUND) || MORE_OF_IT.test(folded)) return 'more'
  if (isMadeOf(folded, EXAMPLE, AROUND)) return 'example'
  if (isMadeOf(folded, DETAIL, AROUND)) return 'detail'
  return undefined
}

const ASKING_WORDS = phrasesIn(
  'いつ いつから いつまで いつごろ いつ頃 何年 何月 何日 なぜ なんで どうして 何故 誰 だれ 誰が だれが 誰に 誰の どこ どこで どこに どこの いくら どのくらい どれくらい どれぐらい どのぐらい どれだけ 何人 何名 何社 何台 何時間 何回 何日 何時 どうやって どうやる どのように どうすれば どうしたら どうする どんな風 どの程度 どちら どっち 何を なにを 何が なにが 何に 何で 理由 りゆう わけ',
)
const AROUND_ASKING = phrasesIn(
  'から まで が を に で は も の へ と って です ですか ますか でしょうか か かな ね な なの だ だった でした たの た んだ んですか した したの する するの しますか やる やるの やってる やってるの 始めた 始めたの はじめた はじめたの 始まった 始めましたか かかる かかった かかりました かかります いる いるの いります 必要 なる なった なったの いい いいの いいですか 決める 決まる 払う 使う やめた そう そうなる そうなの それ それは これ その ? ! 、 。 ~ 〜 ー',
)

/** True where the text asks and does not say of what: いつから?, なんで?, 誰が払うの? */
export function asksOnly(folded: string): boolean {
  return isMadeOf(folded, ASKING_WORDS, AROUND_ASKING)
}

/** Places in a list that the text names, from 0; negative ones count from its end. */
export interface Places {
  at: number[]
  /** The text without them. */
  left: string
}

const NUMERALS = '一二三四五六七八九十'
const OF_LIST =
  '(?:の|に出てきた|に挙がった)?(?:会社|企業|団体|組織|自治体|役所|市|町|事例|例|ところ|とこ|所|やつ|もの|方|ほう|件)?'
const PLACE = new RegExp(
  `(?:上から|前から|リストの)?(?:(\\d{1,2}|[${NUMERALS}])(?:番目|番め|ばんめ|つ目|つめ|社目|件目|個目|こ目|番(?=の|は|$|[?、]))|(最初|先頭|一番上|いちばん上|トップ)(?=の|に)|(最後|一番下|いちばん下)(?=の|に)|(?<=^)([①-⑨]))${OF_LIST}`,
  'g',
)
const FIRST_FEW = new RegExp(`(?:上|最初|はじめ|この|その|上位)の?(\\d|[二三四五])(?:社|つ|件|個|団体)${OF_LIST}`)
const BOTH = /(?:両方|両社|両者|二つとも|2つとも|どっちも|どちらも)/

/** 「2番目の会社の費用は?」 → the second, and 「の費用は?」. */
export function placesOf(folded: string, length: number): Places {
  const at: number[] = []
  let left = folded.replace(PLACE, (_, nth?: string, first?: string, last?: string, circled?: string) => {
    if (nth !== undefined) at.push(numberOf(nth) - 1)
    else if (first !== undefined) at.push(0)
    else if (last !== undefined) at.push(-1)
    else if (circled !== undefined) at.push('①②③④⑤⑥⑦⑧⑨'.indexOf(circled))
    return ' '
  })
  const few = at.length === 0 ? FIRST_FEW.exec(left) : null
  if (few) {
    for (let i = 0; i < numberOf(few[1]!); i += 1) at.push(i)
    left = left.replace(few[0], ' ')
  } else if (at.length === 0 && length === 2 && BOTH.test(left)) {
    at.push(0, 1)
    left = left.replace(BOTH, ' ')
  }
  return { at, left: left.trim() }
}

function numberOf(said: string): number {
  return NUMERALS.includes(said) ? NUMERALS.indexOf(said) + 1 : Number(said)
}

const SMALLER = /(?:小さ|ちいさ|小規模|少人数|人数の少な|少な)/
const LARGER = /(?:大き|おおき|大規模|人数の多|多)/
const SIZED =
  /^(?:(?:もっと|もう少し|もうちょっと|より|さらに|それより|これより)の?)(?:規模(?:の|が)?|人数(?:の|が)?)?(?:小さ[いな]?め?|ちいさい|小規模な?|少人数の?|少ない|大きい?な?め?|おおきい|大規模な?|多い)(?:の|な)?(?:会社|企業|団体|組織|自治体|役所|市|町|ところ|とこ|所|事例|例|やつ|の)?(?:で|だと|なら|は|では|の例|の事例|の場合|も|を|って)?(?:ある|あります|ない|ありません|教えて|見せて|お願い|ください|か|の)*[?。]*$/

/** もっと小さい会社で: what the list is to be cut down to. */
export function sizeWanted(folded: string): 'smaller' | 'larger' | undefined {
  if (!SIZED.test(folded)) return undefined
  return SMALLER.test(folded) ? 'smaller' : LARGER.test(folded) ? 'larger' : undefined
}

/** Points back at an organisation or at what was said of it. */
export const POINTS_BACK =
  /そこ(?!そこ)|その(?:会社|企業|団体|自治体|役所|市|町|事例|とき|時|制度|場合|組織)|それ(?!なら|では|じゃ|ぞれ|以)|この(?:会社|企業|団体|自治体|事例|制度)|同社|同市|同町|(?<!\p{sc=Han})[前上]の(?:会社|企業|事例|自治体)|そちら|あそこ|さっきの(?:会社|企業|事例|ところ|とこ)/u

/** 「その中で」「このうち」: of what was listed. */
export const AMONG_THESE = /^(?:その|この|それらの|上の)(?:中|なか|うち|内)(?:で|の|から|だと|では)?は?[、\s]*/

/** 「会社員を雇っているところだけ」: of what was listed, those alone. */
export const THESE_ALONE =
  /(?:会社|企業|団体|組織|自治体|役所|ところ|とこ|所|事例|例|もの|やつ)だけ(?:に|で|を|が|の)?(?:絞って|しぼって|見せて|出して|教えて|お願い(?:します)?|見たい(?:です)?|ください)*[?。]*$/

/** 「紙は?」「紙だと?」「紙の場合は?」: a thing, and no word of what is asked of it. */
const ENDS_AS_THING =
  /(?:の場合|のとき|の時|のほう|の方)?(?:(?:について|に関して)?(?:は|って|とか|だと|なら|だったら|では|じゃ|でも|も|とかは|については|ならどう|だとどう|はどう|ではどう|はどうなの|はどうですか|はどうなる|はどうなります|はどうなってる|はどうなっています|はどんな感じ|はいかがですか|で(?:いう|言う|見る|みる)と|で(?:いえ|言え)ば|的には|としては|の立場だと|の立場では)(?:か|の|なの|ですか)?)[?。]*$/

/** 「うちみたいな町が申し込むなら?」: what was spoken of is to be seen under a condition. */
const CONDITION = /(?:なら|だったら|んだったら)[?。]*$/

/** True where a text only says a condition under which the subject of the thread is to be seen. */
export function isCondition(folded: string): boolean {
  return CONDITION.test(folded)
}

/** 「在宅とどっちが多いの?」「外国とくらべて」: of the thread's subject, beside another thing. */
const COMPARED = /^([^、。?？]{1,12})と(?:どっち|どちら|(?:くら|比)べ|比較|(?:は|の)?違)/

/** The thing with which a text compares the subject of the thread; undefined where it does not. */
export function comparedWith(folded: string): string | undefined {
  return COMPARED.exec(folded)?.[1]
}

/** 「2つをくらべて」「違いは?」 after two of which the same was asked. */
const COMPARE_BOTH = [
  /^(?:(?:その|この)?(?:2|二|両)(?:つ|社|者|方|団体)?(?:を|の|は|で)?)?(?:(?:くら|比)べ|比較し|並べ|違い|差)(?:て|た|る|と|は|を|が)?(?:みて|見て|ください|下さい|教えて|ほしい|欲しい|知りたい|どう|どこ|何|なに|どんな|よく|いまいち|わから|分から|ない|ん)*(?:です|なの|か)*[?。]*$/,
  /^(?:(?:その|この)?(?:2|二|両)(?:つ|社|者|方|団体)?(?:で|だと|なら|の)?(?:うち)?、?)?(?:どっち|どちら)(?:の(?:ほう|方))?(?:が|も)?[^、。?]{0,10}[?。]*$/,
  /^(?:何|なに|どこ|どう)(?:が|か)?(?:違|ちが)[^、。?]{0,6}[?。]*$/,
  // With a reason or a condition before it: 「うち営業が多いんだけど、どっち?」
  /^[^。?]{2,24}(?:けど|ので|なら|場合|だと)[、\s]*(?:どっち|どちら)[^、。?]{0,10}[?。]*$/,
]

/** True where a text asks to compare the two that were spoken of, and names none. */
export function comparesBoth(folded: string): boolean {
  return COMPARE_BOTH.some((words) => words.test(folded))
}

/** The thing of a fragment, without what follows it; undefined where the text does not end as one does. */
export function thingOf(folded: string): string | undefined {
  const end = ENDS_AS_THING.exec(folded)
  if (!end || end.index === 0) return undefined
  return folded.slice(0, end.index)
}
