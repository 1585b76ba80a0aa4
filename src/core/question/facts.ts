import type { Slots } from './slot-values.js'

/** 都道府県. */
export const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  )

/** 神奈川県, 神奈川で: the short form where no other kanji goes on (東京 is not in 東京海上). */
const PREFECTURE_PATTERNS = PREFECTURES.map((name): [string, RegExp] => {
  const short = name === '北海道' ? name : name.slice(0, -1)
  return [name, new RegExp(`${name}|${short}(?!\\p{sc=Han})|${short}(?=市|県)`, 'u')]
})

/** Everyday words for the classes of the corpus; the pattern is held against the folded question. */
const WORDS: Record<
  'industries' | 'workStyles' | 'purposes' | 'kinds' | 'roles' | 'phases',
  [value: string, pattern: RegExp][]
> = {
  industries: [
    ['建設業', /建設|工事|土木|ゼネコン|電気工事/],
    ['製造業', /製造|メーカー|電機|自動車/],
    ['情報通信業', /情報通信|it系|it企業|itベンダ|ソフトウェア|ソフト会社|システム会社|通信業|ネット企業/],
    ['運輸業，郵便業', /運輸|航空|物流|鉄道/],
    ['卸売業，小売業', /卸売|小売|商社|販売業/],
    ['金融業，保険業', /金融|保険|損保|銀行|リース/],
    ['不動産業，物品賃貸業', /不動産|賃貸/],
    ['学術研究，専門・技術サービス業', /研究所|コンサル|シンクタンク/],
    ['サービス業（他に分類されないもの）', /サービス業/],
    ['自治体', /自治体|役所|市役所|県庁|役場|地方公共団体/],
  ],
  workStyles: [
    ['在宅勤務', /在宅|ざいたく|自宅勤務/],
    ['モバイルワーク', /モバイル|外回り|外出先/],
    ['サテライトオフィス', /サテライト/],
    ['在宅就業（自営型）', /自営|在宅ワーカ|soho|フリーランス|内職|個人事業/],
  ],
  purposes: [
    ['人材確保・育成', /人材|採用|離職防止/],
    ['育児・介護との両立', /育児|子育て|介護|両立|女性活躍/],
    ['ワーク・ライフ・バランス', /ワーク.?ライフ|wlb|仕事と生活/],
    ['生産性向上', /生産性|効率/],
    ['コスト削減', /コスト|経費|費用(の)?(削減|を減)/],
    ['事業継続', /事業継続|bcp|災害|パンデミック|インフルエンザ|震災/],
    ['移動時間の短縮', /移動時間|通勤/],
    ['障害者の就労', /障害|障がい/],
    ['地域活性化', /地域活性|地方創生|まちおこし/],
    ['環境負荷軽減', /環境負荷|co2|エコ/],
    ['雇用創出', /雇用創出|雇用を(生|作|創)/],
    ['節電', /節電/],
    ['顧客サービス向上', /顧客サービス|お客様サービス/],
    ['働き方改革', /働き方改革|ワークスタイル(変革|革新)/],
  ],
  kinds: [
    ['自治体', /自治体|役所|市役所|県庁|役場|地方公共団体/],
    ['府省', /府省|省庁|官庁|国の機関/],
    ['企業', /企業|会社|民間/],
    ['団体', /npo|団体|組合|協同組合/],
  ],
  roles: [
    ['経営者', /経営者|経営層|社長|トップ|役員/],
    ['システム管理者', /システム管理|情シス|情報システム|it担当/],
    ['管理者', /(?<!システム)管理者|管理職|上司|マネージャ|課長/],
    ['テレワーク勤務者', /勤務者|テレワーカ|在宅勤務(する|の)人|社員側|本人|職員/],
    ['推進担当者', /推進担当|事務局|推進者/],
    ['人事・総務', /人事|総務/],
  ],
  phases: [
    ['現状把握', /現状(把握|調査|分析)?/],
    ['推進体制', /推進体制|プロジェクトチーム/],
    ['基本戦略', /基本戦略|戦略/],
    ['制度・ルール', /制度|ルール|規程|規則/],
    ['ICT環境', /ict|環境整備|システム環境/],
    ['教育・研修', /研修|教育/],
    ['試行導入', /試行|トライアル|お試し/],
    ['効果測定', /効果測定|効果の測/],
    ['本格導入', /本格導入/],
    ['緊急時', /緊急|災害時|非常時/],
    ['セキュリティ', /セキュリティ|せきゅりてぃ/],
    ['導入の検討', /導入の検討|検討段階|始める前/],
  ],
}

/** Most questions give few facts or none: one look for a kind at all spares a dozen looks for its values. */
const anyOf = (patterns: [value: string, pattern: RegExp][]) =>
  new RegExp(patterns.map(([, pattern]) => pattern.source).join('|'), 'u')
const ANY_PREFECTURE = anyOf(PREFECTURE_PATTERNS)
const ANY_WORD = Object.fromEntries(Object.entries(WORDS).map(([kind, patterns]) => [kind, anyOf(patterns)])) as Record<
  keyof typeof WORDS,
  RegExp
>

/** Facts that a folded question gives: place, industry, size, year, purpose …; `unnamed` is the question without names. */
export function readFacts(folded: string, unnamed: string): Omit<Slots, 'caseIds'> {
  const matching = (kind: keyof typeof WORDS) =>
    ANY_WORD[kind].test(unnamed)
      ? WORDS[kind].filter(([, pattern]) => pattern.test(unnamed)).map(([value]) => value)
      : []
  const prefectures = ANY_PREFECTURE.test(unnamed)
    ? PREFECTURE_PATTERNS.filter(([, pattern]) => pattern.test(unnamed)).map(([name]) => name)
    : []
  const employees = employeesOf(unnamed)
  const introduced = yearsOf(folded)
  return {
    prefectures,
    industries: matching('industries'),
    ...(employees ? { employees } : {}),
    sizes: /中小|小さい会社|小規模|零細/.test(unnamed)
      ? ['～100', '101～500']
      : /大企業|大手|大きい会社|大規模/.test(unnamed)
        ? ['501～']
        : [],
    workStyles: matching('workStyles'),
    purposes: matching('purposes'),
    kinds: matching('kinds'),
    roles: matching('roles'),
    phases: matching('phases'),
    ...(introduced ? { introduced } : {}),
    awarded: /受賞|表彰|推進賞|優秀賞|会長賞|奨励賞/.test(unnamed),
  }
}

/** 24人くらい, 300人未満, 100名以上, 50～100人, in numbers of employees. */
function employeesOf(text: string): { min?: number; max?: number } | undefined {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\s+/g, ' ')
  const range = /(\d{1,9})\s?[人名]?\s?[~〜～-]\s?(\d{1,9})\s?[人名]/.exec(plain)
  if (range) return { min: Number(range[1]), max: Number(range[2]) }
  const one = /(\d{1,9})\s?(万)?\s?[人名]\s?(以上|超|以下|未満|まで|くらい|ぐらい|程度|前後|規模|ほど)?/.exec(plain)
  if (!one) return undefined
  const count = Number(one[1]) * (one[2] ? 10_000 : 1)
  switch (one[3]) {
    case '以上':
    case '超':
      return { min: count }
    case '以下':
    case 'まで':
      return { max: count }
    case '未満':
      return { max: count - 1 }
    case undefined:
      return { min: count, max: count }
    default:
      return { min: Math.floor(count * 0.7), max: Math.ceil(count * 1.4) }
  }
}

const ERAS: Record<string, number> = { 平成: 1988, 昭和: 1925, 令和: 2018, h: 1988 }

/** 2008年, 平成20年度, 2010年以降: bounds on a year. */
function yearsOf(folded: string): { min?: number; max?: number } | undefined {
  const western = /((?:19|20)\d{2})年?(度)?(以降|以後|より後|以前|より前|まで)?/.exec(folded)
  const era = /(平成|昭和|令和|h)(\d{1,2}|元)年?(度)?(以降|以後|以前|まで)?/.exec(folded)
  const year = western ? Number(western[1]) : era ? ERAS[era[1]!]! + (era[2] === '元' ? 1 : Number(era[2])) : undefined
  if (year === undefined) return undefined
  const bound = western ? western[3] : era![4]
  if (bound === '以降' || bound === '以後' || bound === 'より後') return { min: year }
  if (bound === '以前' || bound === 'より前' || bound === 'まで') return { max: year }
  return { min: year, max: year }
}
