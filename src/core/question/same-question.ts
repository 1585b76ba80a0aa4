import type { Analyzer, Token } from '../text/analyzer.js'
import { isParty } from './parties.js'
import { readConditions } from './read-conditions.js'
import type { Understanding } from './understanding.js'

/** Neighbouring nouns of a text, and the particle behind them. */
interface NounRun {
  text: string
  start: number
  end: number
  particle: string
}

/** What nearly every question speaks of: it is where things happen, and not what is asked about. */
const SETTING =
  /^(?:在宅|在宅勤務|在宅ワーク|在宅勤務中|在宅中|テレワーク|テレワーク中|リモート|リモートワーク|モバイルワーク|家|自宅|うち|いえ|会社|企業|弊社|当社|自社|仕事|勤務|社員|職員|従業員|人|みんな|自分|個人|場合|とき|時|日|今|働き方|導入|実施|方|何|ほか|他|さん|様)$/
/** What anything may have: asked of a thing, and never the thing itself. */
export const ATTRIBUTES =
  /(?:費用|コスト|料金|値段|お金|効果|成果|結果|課題|問題|問題点|欠点|デメリット|メリット|利点|目的|狙い|ねらい|背景|経緯|きっかけ|理由|時期|開始|期間|期限|対象|対象者|人数|規模|条件|要件|手続き|手続|申請|手順|流れ|方法|やり方|やりかた|例|実例|注意点|ポイント|コツ|罰則|根拠|今後|予定|展望|評判|反応|感想|効き目|頻度|回数|日数|時間|担当|担当者|体制|期待|特徴|違い|種類|対策|工夫|ルール|決まり|きまり|取り決め|仕組み|備え)$/
/** Words of one sign that a question can be about. */
const SHORT_SUBJECT = /^[国町村市県紙車]$/
const NOMINAL = new Set(['noun', 'prefix', 'suffix', 'number', 'unknown'])
const ASKING = /[何誰]|どこ|いくら|いつ|なに|だれ|どれ|どん/
const TOPIC = /^(?:は|って|とは|も)$/
const SUBJECT = /^(?:が|を|に)$/

/**
 * The question asked of another thing: the noun of it that the thing can stand for is replaced. Undefined where none can.
 *
 * @example
 * askedOf(analyzer, '在宅勤務の光熱費は誰が払う?', '通信費') // '在宅勤務の通信費は誰が払う?'
 */
export function askedOf(analyzer: Analyzer, asked: string, thing: string): string | undefined {
  const run = runFor(analyzer, asked, thing)
  return run && `${asked.slice(0, run.start)}${thing}${asked.slice(run.end)}`
}

/** What the thing takes the place of. */
export function replacedBy(analyzer: Analyzer, asked: string, thing: string): string | undefined {
  return runFor(analyzer, asked, thing)?.text
}

/** A form of telework stands for another, although most questions only mention one. */
const FORM = /^(?:在宅|モバイル|サテライト|テレワーク|リモート)/

function runFor(analyzer: Analyzer, asked: string, thing: string): NounRun | undefined {
  const all = nounRuns(analyzer.analyze(asked), asked).filter(({ text }) => text !== thing)
  const form = FORM.test(thing) ? all.find(({ text }) => FORM.test(text)) : undefined
  if (form) return form
  const runs = all.filter(({ text }) => !SETTING.test(text) && !ASKING.test(text) && !ATTRIBUTES.test(text))
  const last = thing.at(-1)!
  return (
    runs.find(({ text }) => text.endsWith(last) && text.length > 1) ??
    runs.find(({ particle }) => TOPIC.test(particle)) ??
    runs.find(({ particle }) => SUBJECT.test(particle)) ??
    runs.find(({ particle }) => particle !== 'の') ??
    runs[0]
  )
}

/** The question asked of other people, or elsewhere: in the place of those it speaks of, or beside all of it. */
export function askedOfParty(analyzer: Analyzer, asked: string, party: string, before: string | undefined): string {
  if (before !== undefined && isParty(before) && asked.includes(before)) return asked.replace(before, party)
  const run = nounRuns(analyzer.analyze(asked), asked).find(
    ({ text, particle }) => isParty(text) && (TOPIC.test(particle) || SUBJECT.test(particle)),
  )
  return run ? `${asked.slice(0, run.start)}${party}${asked.slice(run.end)}` : `${party} ${asked}`
}

/** What a question is about, in its nouns alone: 「USBメモリにデータを入れて持ち帰っていい?」 → 「usbメモリ データ」. */
export function subjectOf(analyzer: Analyzer, asked: string): string {
  const runs = nounRuns(analyzer.analyze(asked), asked).filter(
    ({ text }) => !ASKING.test(text) && (text.length > 1 || SHORT_SUBJECT.test(text)),
  )
  const telling = runs.filter(({ text }) => !SETTING.test(text))
  return (telling.length > 0 ? telling : runs).map(({ text }) => text).join(' ')
}

const WHOLE_ATTRIBUTE = new RegExp(`^${ATTRIBUTES.source}`)
/** Words for telling of anything. */
const TELLING = /^(?:事例|実例|例|取り?組み?|取組|概要|紹介|詳細|情報|内容|話|様子|感じ|制度|活動|やつ)$/

/** What a question is about beside its setting and what anything may have; empty where it is about nothing else. */
export function topicOf(analyzer: Analyzer, asked: string): string {
  return nounRuns(analyzer.analyze(asked), asked)
    .filter(
      ({ text }) => text.length > 1 && ![ASKING, SETTING, WHOLE_ATTRIBUTE, TELLING].some((words) => words.test(text)),
    )
    .map(({ text }) => text)
    .join(' ')
}

/** What stands around the thing that is asked about: 「テレワーク・デイで電車は空いた?」 → 「テレワーク・デイ」. */
export function settingOf(analyzer: Analyzer, asked: string, replaced: string | undefined): string {
  const runs = nounRuns(analyzer.analyze(asked), asked).filter(({ text }) => !ASKING.test(text))
  return runs
    .filter(({ text }) => replaced === undefined || replaced.includes(text))
    .map(({ text }) => text)
    .join(' ')
}

/** The question asked of another organisation, in place of those that it names. */
export function askedOfCase({ folded, named }: Understanding, name: string): string {
  const said = [...new Set(named.map((one) => one.said))].sort((a, b) => b.length - a.length)
  const first = said.find((one) => folded.includes(one))
  if (first === undefined) return `${name}では ${folded}`
  const others = said.filter((one) => one !== first && !first.includes(one))
  return others.reduce((text, one) => text.replaceAll(one, ' '), folded.replace(first, name))
}

const COUNTRIES =
  /^(?:アメリカ|米国|イギリス|英国|韓国|中国|ドイツ|フランス|オランダ|フィンランド|スウェーデン|シンガポール|オーストラリア|カナダ|欧州|eu|ヨーロッパ|海外|外国|世界|日本|国内|全国)$/

/** True for a place: it goes beside the question, or in the place of another. */
export function isPlace(thing: string): boolean {
  const { conditions, rest } = readConditions(thing)
  return (
    COUNTRIES.test(thing) ||
    (conditions.length > 0 &&
      rest.trim() === '' &&
      conditions.every(({ anyOf }) => anyOf.every(({ fact }) => fact === 'prefecture')))
  )
}

/** The question asked of another place. */
export function askedOfPlace(asked: string, place: string, before: string | undefined): string {
  const named = readConditions(asked).conditions.flatMap(({ anyOf }) =>
    anyOf.filter(({ fact }) => fact === 'prefecture').map(({ said }) => said),
  )
  const other = before !== undefined && isPlace(before) && asked.includes(before) ? before : named[0]
  return other === undefined ? `${place}の ${asked}` : asked.replace(other, place)
}

/** True for nouns alone: a thing of which no more is said. */
export function isNominal(analyzer: Analyzer, text: string): boolean {
  const tokens = analyzer.analyze(text)
  return (
    tokens.some(({ wordClass }) => wordClass === 'noun' || wordClass === 'unknown') &&
    tokens.every(
      ({ wordClass, surface }) =>
        NOMINAL.has(wordClass) || wordClass === 'symbol' || wordClass === 'other' || /^[のとや]$/.test(surface),
    )
  )
}

/** The sign within wi-fi, or テレワーク・デイ. */
function joinsNouns({ surface }: Token): boolean {
  return surface === '-' || surface === '・'
}

function nounRuns(tokens: Token[], text: string): NounRun[] {
  const runs: NounRun[] = []
  for (const [i, { start, end, wordClass, content }] of tokens.entries()) {
    if (!NOMINAL.has(wordClass)) continue
    const before = runs.at(-1)
    const next = tokens[i + 1]
    if (before && i > 0 && joinsNouns(tokens[i - 1]!) && before.end === tokens[i - 1]!.start) before.end = start
    const particle = next?.wordClass === 'particle' && next.start === end ? next.surface : ''
    if (before && before.end === start) Object.assign(before, { text: text.slice(before.start, end), end, particle })
    else if (content || wordClass === 'prefix' || wordClass === 'number')
      runs.push({ text: text.slice(start, end), start, end, particle })
  }
  return runs
}
