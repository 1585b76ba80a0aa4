import type { Slots } from './answer.js'
import type { Case, Corpus } from './corpus.js'
import { editDistance } from './edit-distance.js'
import { isKana, toHiragana } from './kana.js'
import { foldPlain } from './width.js'

/** A name found in a question. */
export interface NamedCase {
  caseId: string
  /** The words of the folded question that name it. */
  said: string
  /** False for a name that many documents speak of (総務省): a mention, not a choice. */
  distinctive: boolean
}

export interface SlotReading {
  slots: Slots
  named: NamedCase[]
  /** The folded question without the names, for comparing the rest. */
  rest: string
}

interface Name {
  folded: string
  pairs: string[]
  caseIds: string[]
  distinctive: boolean
  /** True where it is a word of the trade as well (セールスレップ): it stays part of what is asked. */
  isTerm: boolean
}

/** More organisations than this make no choice to offer. */
const MAX_MEANT = 5

/** A name that this many other documents speak of, and more often than its own, says little about which is meant. */
const COMMON_NAME_DOCUMENTS = 5

/** Finds organisations and facts in questions; built once over the corpus. */
export class SlotReader {
  private readonly names: Name[]
  private readonly cases: Case[]

  constructor(corpus: Corpus) {
    this.cases = corpus.cases
    this.names = namesOf(corpus)
  }

  read(folded: string): SlotReading {
    const { named, rest } = this.readNames(folded)
    return {
      slots: { ...readFacts(folded, rest), caseIds: unique(named.filter((n) => n.distinctive).map((n) => n.caseId)) },
      named,
      rest,
    }
  }

  /** Longest names first; a name's characters are taken only once. Near spellings only where nothing fits exactly. */
  private readNames(folded: string): { named: NamedCase[]; rest: string } {
    const named: NamedCase[] = []
    let rest = folded
    let kana = toHiragana(folded)
    for (const name of this.names) {
      const at = placeOf(name.folded, rest, kana)
      if (at === undefined) continue
      const said = rest.slice(at.start, at.end)
      for (const caseId of name.caseIds) named.push({ caseId, said, distinctive: name.distinctive })
      if (name.isTerm) continue
      rest = `${rest.slice(0, at.start)}${' '.repeat(at.end - at.start)}${rest.slice(at.end)}`
      kana = toHiragana(rest)
    }
    if (named.some((name) => name.distinctive)) return { named, rest }
    const near = this.nearName(rest)
    if (!near) return { named, rest }
    for (const caseId of near.name.caseIds) named.push({ caseId, said: near.said, distinctive: true })
    return { named, rest: rest.replace(near.said, ' '.repeat(near.said.length)) }
  }

  /** The name that a stretch of the text misspells by one unit (two from seven on). */
  private nearName(folded: string): { name: Name; said: string } | undefined {
    let best: { name: Name; said: string; share: number } | undefined
    const present = new Set(pairsOf(folded))
    for (const name of this.names) {
      const { length } = name.folded
      const limit = length >= 7 ? 2 : 1
      if (!mayBeMisspelt(name)) continue
      // One edit breaks at most two pairs of neighbours.
      const kept = name.pairs.filter((pair) => present.has(pair)).length
      if (kept < name.pairs.length - 2 * limit) continue
      for (const said of stretchesOf(folded, name, limit)) {
        const distance = editDistance(said, name.folded, limit)
        if (distance <= limit && (!best || distance / length < best.share))
          best = { name, said, share: distance / length }
      }
    }
    return best
  }

  /** Organisations that a word of the question may mean, where it begins the names of several (NTT); else none. */
  readAmbiguous(folded: string): Case[] {
    for (const [, head] of folded.matchAll(/([a-z]{2,}|\p{sc=Han}{2,})/gu)) {
      const meant = this.cases.filter(({ name, aliases }) => {
        const names = [name, ...aliases].map((one) => foldPlain(one).replace(/^(株式会社|npo)\s*/, ''))
        return names.some((one) => one.startsWith(head!) && one !== head)
      })
      if (meant.length >= 2 && meant.length <= MAX_MEANT) return meant
    }
    return []
  }
}

function namesOf(corpus: Corpus): Name[] {
  const byName = new Map<string, Set<string>>()
  for (const { id, name, aliases } of corpus.cases) {
    for (const alias of [name, ...aliases]) {
      const folded = foldPlain(alias).replace(/\s+/g, '')
      if (folded.length < 2) continue
      byName.set(folded, (byName.get(folded) ?? new Set()).add(id))
    }
  }
  const texts = new Map<string, string>()
  for (const { documentId, kind, text } of corpus.passages) {
    if (kind === 'case' || kind === 'guide') texts.set(documentId, `${texts.get(documentId) ?? ''}\n${foldPlain(text)}`)
  }
  const terms = new Set(corpus.glossary.map(({ term }) => foldPlain(term).replace(/\s+/g, '')))
  // Where two documents tell of one organisation, the fuller one comes first.
  const sizes = new Map([...texts].map(([id, text]) => [id, text.length]))
  const countIn = (text: string, name: string) => text.split(name).length - 1
  return [...byName]
    .map(([folded, ids]) => {
      const counts = [...texts].map(([id, text]) => ({ own: ids.has(id), count: countIn(text, folded) }))
      const others = counts.filter(({ own, count }) => !own && count > 0)
      const elsewhere = others.reduce((sum, { count }) => sum + count, 0)
      const own = counts.reduce((sum, { own: mine, count }) => sum + (mine ? count : 0), 0)
      const common = others.length >= COMMON_NAME_DOCUMENTS && elsewhere >= own
      return {
        folded,
        pairs: pairsOf(folded),
        caseIds: [...ids].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)),
        isTerm: terms.has(folded),
        distinctive: !common && !isSharedPlace(folded, ids, corpus.cases),
      }
    })
    .sort((a, b) => b.folded.length - a.folded.length)
}

/** Where a name stands in the text; short Latin or kana names must not touch letters of their own kind. */
function placeOf(name: string, text: string, kana: string): { start: number; end: number } | undefined {
  const inKana = isKana(name) && name.length >= 4
  const haystack = inKana ? kana : text
  const needle = inKana ? toHiragana(name) : name
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    const before = haystack[at - 1] ?? ''
    const after = haystack[at + needle.length] ?? ''
    if (/^[a-z0-9&.-]+$/.test(needle) && (/[a-z0-9]/.test(before) || /[a-z0-9]/.test(after))) continue
    if (isKana(needle) && needle.length < 4 && (isKana(before) || isKana(after))) continue
    return { start: at, end: at + needle.length }
  }
  return undefined
}

/** Short names are too near to other words. */
function mayBeMisspelt({ folded, distinctive }: Name): boolean {
  return distinctive && (folded.length >= 4 || (folded.length === 3 && /\p{sc=Han}{2}/u.test(folded)))
}

/** Stretches about as long as the name, of its own kind of signs; those of short names begin or end as it does. */
function stretchesOf(text: string, { folded }: Name, limit: number): string[] {
  const stretches: string[] = []
  const isKanji = /^\p{sc=Han}+$/u
  const onlyKanji = isKanji.test(folded)
  const spread = folded.length < 4 ? 0 : limit
  for (let size = folded.length - spread; size <= folded.length + spread; size += 1) {
    for (let i = 0; i + size <= text.length; i += 1) {
      const said = text.slice(i, i + size)
      if (/[\s、。？?！!]/.test(said) || (onlyKanji && !isKanji.test(said))) continue
      if (folded.length < 5 && said[0] !== folded[0] && said.at(-1) !== folded.at(-1)) continue
      stretches.push(said)
    }
  }
  return stretches
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)]
}

const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  )

/** 広島 by itself is a place, where cases other than the city's stand too; 青森 can only mean the one. */
function isSharedPlace(name: string, ids: ReadonlySet<string>, cases: readonly Case[]): boolean {
  const prefecture = PREFECTURES.find((full) => full.slice(0, -1) === name)
  return prefecture !== undefined && cases.some((value) => value.prefecture === prefecture && !ids.has(value.id))
}

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

function readFacts(folded: string, rest: string): Omit<Slots, 'caseIds'> {
  const matching = (kind: keyof typeof WORDS) =>
    WORDS[kind].filter(([, pattern]) => pattern.test(rest)).map(([value]) => value)
  const prefectures = PREFECTURE_PATTERNS.filter(([, pattern]) => pattern.test(rest)).map(([name]) => name)
  const employees = employeesOf(rest)
  const introduced = yearsOf(folded)
  return {
    prefectures,
    industries: matching('industries'),
    ...(employees ? { employees } : {}),
    sizes: /中小|小さい会社|小規模|零細/.test(rest)
      ? ['～100', '101～500']
      : /大企業|大手|大きい会社|大規模/.test(rest)
        ? ['501～']
        : [],
    workStyles: matching('workStyles'),
    purposes: matching('purposes'),
    kinds: matching('kinds'),
    roles: matching('roles'),
    phases: matching('phases'),
    ...(introduced ? { introduced } : {}),
    awarded: /受賞|表彰|推進賞|優秀賞|会長賞|奨励賞/.test(rest),
  }
}

/** 24人くらい, 300人未満, 100名以上, 50～100人, in numbers of employees. */
function employeesOf(text: string): { min?: number; max?: number } | undefined {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '')
  const range = /(\d+)\s*(?:人|名)?\s*[~〜～-]\s*(\d+)\s*(?:人|名)/.exec(plain)
  if (range) return { min: Number(range[1]), max: Number(range[2]) }
  const one = /(\d+)\s*(万)?\s*(?:人|名)\s*(以上|超|以下|未満|まで|くらい|ぐらい|程度|前後|規模|ほど)?/.exec(plain)
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
