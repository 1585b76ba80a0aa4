import type { AnswerKind } from '../../../core/index/answer-kind.js'
import { type Fact, labelOf } from '../../../core/question/condition.js'
import type { DecisionReason } from '../../../core/question/decide-kind.js'
import type { ReadBy } from '../../../core/question/restate.js'
import type { Slots } from '../../../core/question/slot-values.js'
import type { WordClass } from '../../../core/text/analyzer.js'

/** The core's ids in words. A list may lack a word that is newer than it: then the id itself is shown. */

export function nameFor(names: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(names, id) ? names[id]! : id
}

export const KIND_NAMES: Record<AnswerKind, string> = {
  answer: '資料からの引用',
  definition: '用語の意味',
  statistics: '統計の数字',
  case: 'ひとつの事例',
  cases: '事例の一覧',
  compare: '比較',
  checklist: 'チェックリスト',
  share: '共有',
  help: '使い方',
  smalltalk: 'あいさつなど',
  clarify: '聞き返し',
  none: '答えなし',
}

/** By the id of the intent. */
export const INTENT_NAMES: Record<string, string> = {
  answer: '資料に聞く',
  definition: '用語の意味',
  statistics: '統計の数字',
  case: 'ひとつの事例',
  cases: '事例を探す',
  compare: '比べる',
  checklist: 'チェックリスト',
  share: '共有する',
  help: '使い方を聞く',
  'off-subject': '話題の外',
  'not-in-documents': '資料にないこと',
  'smalltalk-about': 'ボットのことを聞く',
  'smalltalk-greeting': 'あいさつ',
  'smalltalk-thanks': 'お礼',
  'smalltalk-farewell': '別れのあいさつ',
}

export const DECISION_NAMES: Record<DecisionReason, string> = {
  classifier: '言い方が、この種類に一番近いため',
  wantsPerson: '人に聞きたいというお話なので、その方法をお伝えしました',
  howToBegin: 'テレワークの始め方なので、導入のチェックリストで答えました',
  comparedNames: '組織の名前が2つあり、比べる言葉があるため',
  nameAlone: '組織の名前だけが書かれているため',
  unsure: '言い方からは決めきれないため、資料を探しました',
  courtesy: 'あいさつやお礼だけでした',
  thread: 'この会話の続きとして読みました',
  hasSubject: '話題のある質問なので、資料を探しました',
  twoNames: '比べる言い方で、組織の名前が2つあるため',
  twoThings: '比べる言い方で、比べるものが2つあるため',
  nothingToCompare: '比べるものが2つないため、資料を探しました',
  caseOfName: '事例を聞く言い方で、組織の名前があるため',
  casesUnnamed: '事例を聞いていて、組織の名前がないため',
  nameBeside: '事例を探す言い方で、組織の名前は添えられただけと見たため',
  noName: '組織の名前も事例を探す言葉もないため、資料を探しました',
  named: '組織の名前があり、事例を聞いているため',
  detailOfCase: '組織の名前があり、その中の細かい点を聞いているため',
  noWordForCases: '事例を探す言葉がないため、資料を探しました',
  termKnown: '意味を聞く言い方で、用語集にある言葉のため',
  termUnknown: '用語集にない言葉なので、資料を探しました',
  offSubject: '話題の外と見ましたが、念のため資料も探しました',
}

export const WORD_CLASS_NAMES: Record<WordClass, string> = {
  noun: '名詞',
  number: '数',
  prefix: '接頭辞',
  suffix: '接尾辞',
  verb: '動詞',
  adjective: '形容詞',
  adverb: '副詞',
  particle: '助詞など',
  symbol: '記号',
  other: 'その他',
  unknown: '辞書にない語',
}

/** How a stretch came to be read as another word. */
export const READ_BY_NAMES: Record<ReadBy, string> = {
  kana: 'かな書き',
  slip: '打ち間違い',
  sameSound: '同じ読み',
  nearSpelling: '似たつづり',
}

/** What sort of answer is asked for (core/text/answer-type.ts). */
export const ANSWER_TYPE_NAMES: Record<string, string> = {
  people: '人数',
  organisations: '会社や団体の数',
  places: '場所の数',
  hours: '時間の長さ',
  deadline: '期限',
  clock: '時刻',
  times: '回数',
  days: '日数や曜日',
  devices: '台数',
  sheets: '枚数や席数',
  money: '金額',
  ratio: '割合',
  share: 'どれだけか',
  when: '時期',
  who: '人や担当',
  where: '場所',
  why: '理由や目的',
  called: '名前',
  tool: '使う道具',
  may: 'できるか、してよいか',
  how: '方法',
}

const FACT_NAMES: Record<Fact, string> = {
  case: '組織',
  prefecture: '都道府県',
  industry: '業種',
  kind: '組織の種類',
  printed: '組織の種類',
  employees: '従業員数',
  introduced: '導入した年',
  workStyle: '働き方',
  employment: '雇用の形',
  purpose: '目的',
  people: '対象',
  award: '受賞',
  text: '本文の語',
}

/** What was recognised beside the words, one chip each; `nameOfCase` gives an organisation's name where it is at hand. */
export function slotChips(
  { caseIds, conditions, roles, phases }: Slots,
  nameOfCase: (id: string) => string,
): { label: string; value: string }[] {
  return [
    ...caseIds.map((id) => ({ label: '組織', value: nameOfCase(id) })),
    ...conditions.map((condition) => ({ label: FACT_NAMES[condition.anyOf[0]!.fact], value: labelOf(condition) })),
    ...roles.map((value) => ({ label: '立場', value })),
    ...phases.map((value) => ({ label: '段階', value })),
  ]
}
