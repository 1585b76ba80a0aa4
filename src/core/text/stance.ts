/** Two things to say of one matter, of which a question often names one: 向いている and 向いていない. */
interface Poles {
  yes: RegExp
  /** What holds this does not say `yes` by the same words. */
  no: RegExp
  /** 「できますか」 is as well answered by できません: the pole counts only where more is asked than whether. */
  ofContent?: true
}

/** Stand in folded text. */
const POLES: readonly Poles[] = [
  {
    yes: /向[いくき]|適し|適する|やりやす|むく|むいて/,
    no: /向い?てい?な|向か[なずん]|不向き|向きません|適さな|適しませ|やりにく|しにく|しづら|むか[なずん]|むいてな/,
  },
  { yes: /でき|可能/, no: /でき(?:ない|ません|なかった|なく|ず)|不可|無理|認められな|認めませ/, ofContent: true },
  { yes: /メリット|利点|長所|[良よ]い(?:点|こと)|[良よ]かった/, no: /デメリット|欠点|短所|困った|苦労|課題|問題点/ },
  {
    yes: /使って|使われ|利用され|伸び|増え|広ま|広が/,
    no: /使(?:わ|って|え)(?:くれ|もらえ|い)?(?:れ)?(?:ない|なく|なか)|利用(?:され|し)(?:てい?)?な|伸びな|増えな|広まらな|進まな|利用しにく|使いにく|使いづら/,
    ofContent: true,
  },
  {
    yes: /(?:導入|実施)(?:し(?:ない|ません|てい?ない|ていません)|しなかった|を見送|に踏み切れ)|(?:入|取り入)れ(?:ない|られない|たがらない|てい?ない)/,
    no: /(?:導入|実施)(?:し(?:た|ました|てい)|を(?:始|決)|の(?:目的|背景|きっかけ))|目的は|目的として/,
    ofContent: true,
  },
  // Of what size of firms something is said, of which part of the country, and by whom one is employed.
  {
    yes: /中小|零細|小規模|小さ[いな](?:会社|企業|ところ|とこ)|(?<![\d,])(?:\d{1,2}|[12]\d\d|300)人(?:以下|未満)/,
    no: /大企業|大手|大会社|大き[いな](?:会社|企業|ところ|とこ)|主要企業|上場企業|(?:\d,?\d{3}|[千万])人以上/,
  },
  {
    yes: /全国|日本(?:の(?:会社|企業)|全体|企業|中|で)|国内(?:の企業|全体|で)|全体で|我が国|企業全体|世の中/,
    no: /(?:北海道|東北|関東|北陸|東海|近畿|関西|中国|四国|九州|沖縄)(?:で|は|の|が)|地域別/,
  },
]
const NO = POLES.map(({ no }) => new RegExp(no.source, 'g'))

const ASKS_CONTENT = /何|なに|どんな|どう|例|どの|どれ|なぜ|なんで|理由|方法|工夫/

const ASKS_REMEDY =
  /ど(?:う|ー)(?:やって|やん|すれば|したら|する|して|し(?:た|て)|やる|や[りれ]|対応)|どう(?!か|せ|も|な|だ|で[しすあ]|いう)[^。?？、]{1,12}(?:ば|たら|べき)|対策|工夫|コツ|(?:何か|打てる|いい|良い)手|手(?:は|って)(?:あり|ある|ない)|備え(?![てるた、])|歯止め|防[いぎぐ]|ふせ[いぎぐ]|方法(?:ない|は?あ)/
const WORRIES =
  /心配|不安|怖|こわ|困[るっり]|しんど|つら|きつ|(?:[てでにりいしれ])そう(?:で|だ|。|、|$)|モヤモヤ|さみし|寂し|孤独|悩|やばい|乗り気/
/** Asks what there is to worry about, and not what helps. */
const ASKS_PROBLEM = /何が|どんな|どこが|どの/

const STATES_PROBLEM =
  /(?:課題|問題|不安|心配|懸念|恐れ|おそれ|リスク|デメリット|苦労)(?:が|は|も|です|だ|でし|と|に)|という声|との声|(?:やす|にく|づら)いと?(?:み|考え|です)|感じることが|という心配|(?:工夫|対策)(?:も要|が要|が必要|も必要)|高まる|悩み|難しい/
const REMEDIES =
  /対策(?!が必要|が要)|工夫(?!も要|が要|が必要|も必要)|整備|設け|切り替え|防ぐ|防いで|防止|ように(?:しま|して|設定)|心がけ|定め(?:ま|て)|禁止|義務付け|導入し|行い(?:ます|ました)|実施し|指導|徹底|用意|支給|作[りっ]|開[きい]|設定し|解消|確保|面談/

const PROBLEM = 1 << (2 * POLES.length)
const REMEDY = PROBLEM << 1

/** What a folded sentence says: two bits for each pair of poles, then that it states a problem, that it tells a remedy. */
export function stancesOf(folded: string): number {
  let bits = 0
  POLES.forEach((_, i) => {
    bits |= poleOf(folded, i) << (2 * i)
  })
  if (STATES_PROBLEM.test(folded)) bits |= PROBLEM
  if (REMEDIES.test(folded)) bits |= REMEDY
  return bits
}

/** What a folded question speaks of, in the same bits; that of a remedy also where it tells a worry. */
export function askedStances(folded: string): number {
  const asksContent = ASKS_CONTENT.test(folded)
  let bits = 0
  POLES.forEach(({ ofContent }, i) => {
    if (asksContent || !ofContent) bits |= poleOf(folded, i) << (2 * i)
  })
  if (ASKS_REMEDY.test(folded) || (WORRIES.test(folded) && !ASKS_PROBLEM.test(folded))) bits |= REMEDY
  return bits
}

const YES = 1
const BOTH = 3

function poleOf(folded: string, i: number): number {
  const no = POLES[i]!.no.test(folded)
  const yes = POLES[i]!.yes.test(no ? folded.replace(NO[i]!, '') : folded)
  return (yes ? YES : 0) | (no ? YES << 1 : 0)
}

/** 1 where a sentence says what is asked of, -1 where it says only the opposite, 0 where neither is said or asked. */
export function polarityOf(asked: number, said: number): number {
  let sum = 0
  for (let i = 0; i < POLES.length; i += 1) {
    const wanted = (asked >> (2 * i)) & BOTH
    const held = (said >> (2 * i)) & BOTH
    // Both, or neither, is no side.
    if (wanted === 0 || wanted === BOTH || held === 0 || held === BOTH) continue
    sum += wanted === held ? 1 : -1
  }
  return Math.max(-1, Math.min(1, sum))
}

/** Where a remedy is asked: 1 for a sentence that tells one, -1 for one that only states the problem again. */
export function remedyOf(asked: number, said: number): number {
  if ((asked & REMEDY) === 0) return 0
  const tells = (said & REMEDY) !== 0
  const states = (said & PROBLEM) !== 0
  return tells === states ? 0 : tells ? 1 : -1
}
