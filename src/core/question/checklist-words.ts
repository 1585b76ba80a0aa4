import type { Span } from '../text/span.js'

/** Everyday words for whom a checklist is meant for, held against the folded question. */
const ROLES: [role: string, pattern: RegExp][] = [
  ['経営者', /経営者|経営層|経営陣|社長|トップ|役員|首長|町長|市長/],
  [
    'システム管理者',
    /システム管理者?|情シス|情報システム|システム部門|システム担当|ネットワーク管理者?|it(?:部門|担当|管理者?)/,
  ],
  [
    '管理者',
    /(?<!システム|ネットワーク|it)管理者|管理職|上司|マネージャー?|マネジャー?|課長|部長|係長|所属長|部下|チームリーダー/,
  ],
  [
    'テレワーク勤務者',
    /勤務者|テレワーカー?|(?:在宅|家|自宅|テレワーク|おうち)(?:勤務)?(?:で働く|で仕事する|する|している|してる|やる|の)(?:人|社員|職員)|社員側?|従業員|職員|本人|利用者|働く人/,
  ],
  ['推進担当者', /推進担当者?|事務局|推進者|推進役|推進リーダー|導入担当者?/],
  ['人事・総務', /人事部?|総務部?|労務担当/],
]

/** Everyday words for the phase that it is for. */
const PHASES: [phase: string, pattern: RegExp][] = [
  ['現状把握', /現状(?:把握|調査|分析)?|棚卸し?/],
  ['推進体制', /推進体制|体制づくり|プロジェクトチーム|チーム編成/],
  ['基本戦略', /基本戦略|戦略|基本方針|方針/],
  ['制度・ルール', /制度|ルール|規程|規則|規定|就業規則|決まり(?:ごと)?/],
  ['ICT環境', /ict|環境整備|システム環境|機器|インフラ/],
  ['教育・研修', /研修|教育|説明会|勉強会/],
  ['試行導入', /試行|トライアル|お試し|試験導入|パイロット/],
  ['効果測定', /効果測定|効果の測/],
  ['本格導入', /本格導入/],
  [
    '緊急時',
    /緊急時?|災害時?|非常時|台風|地震|大雪|大雨|豪雨|停電|感染症|パンデミック|(?:新型)?インフルエンザ|インフル|(?:新型)?コロナ|bcp|事業継続/,
  ],
  ['セキュリティ', /セキュリティ|せきゅりてぃ|情報(?:漏えい|漏洩|もれ|漏れ)|ウイルス|不正アクセス|紛失|盗難/],
  ['導入の検討', /導入の検討|検討段階|(?:始める|はじめる|導入する|導入|開始|開始する)前/],
  ['表彰・イベント', /表彰|百選|テレワーク・?デイズ?|テレワーク月間|イベント/],
]

/** Whose checklist is asked for, and for which phase; `unnamed` is the folded question without names. */
export function readRoleAndPhase(unnamed: string): { roles: string[]; phases: string[] } {
  const said = (patterns: typeof ROLES) =>
    patterns.filter(([, pattern]) => pattern.test(unnamed)).map(([value]) => value)
  return { roles: said(ROLES), phases: said(PHASES) }
}

/** Where the words stand that say so. */
export function roleAndPhaseSpans(folded: string): Span[] {
  return [...ROLES, ...PHASES].flatMap(([, pattern]) => {
    const match = pattern.exec(folded)
    return match ? [{ start: match.index, end: match.index + match[0].length }] : []
  })
}
