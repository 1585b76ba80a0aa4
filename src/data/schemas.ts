import { z } from 'zod'

/** The shapes of the corpus files, one schema per kind of file. Strict: an unknown key is a problem. */

const text = z.string().trim().min(1)
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id in kebab-case (a-z, 0-9, -)')
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD, quoted')
const texts = z.array(text).default([])

const newerEditionSchema = z.strictObject({
  title: text,
  publisher: text,
  published: date.optional(),
  url: z.url(),
})
const newer = z.array(newerEditionSchema).default([])

export const sourcesSchema = z.array(
  z.strictObject({
    id,
    title: text,
    /** For the line under a quotation, which has 40 characters for document, place and year. */
    short: text.max(20).optional(),
    publisher: text.optional(),
    published: date,
    circa: z.boolean().default(false),
    kind: text,
    topics: texts,
    note: text.optional(),
  }),
)

/** 日本標準産業分類（第14回改定、総務省、2023年6月告示）の大分類, and 自治体 for local governments. */
const INDUSTRY_CLASSES = [
  '農業，林業',
  '漁業',
  '鉱業，採石業，砂利採取業',
  '建設業',
  '製造業',
  '電気・ガス・熱供給・水道業',
  '情報通信業',
  '運輸業，郵便業',
  '卸売業，小売業',
  '金融業，保険業',
  '不動産業，物品賃貸業',
  '学術研究，専門・技術サービス業',
  '宿泊業，飲食サービス業',
  '生活関連サービス業，娯楽業',
  '教育，学習支援業',
  '医療，福祉',
  '複合サービス事業',
  'サービス業（他に分類されないもの）',
  '公務',
  '自治体',
] as const

const PURPOSE_TAGS = [
  '人材確保・育成',
  '育児・介護との両立',
  'ワーク・ライフ・バランス',
  '生産性向上',
  'コスト削減',
  '事業継続',
  '移動時間の短縮',
  '顧客サービス向上',
  '創造性向上',
  '障害者の就労',
  '地域活性化',
  '環境負荷軽減',
  'セキュリティ強化',
  '雇用創出',
  '節電',
  '働き方改革',
] as const

const WORK_STYLES = ['在宅勤務', 'モバイルワーク', 'サテライトオフィス', '在宅就業（自営型）'] as const
const SIZE_CLASSES = ['～100', '101～500', '501～'] as const

export const caseSchema = z.strictObject({
  id,
  source: id,
  name: text,
  aliases: texts,
  kind: z.enum(['企業', '自治体', '府省', '団体']),
  prefecture: z
    .string()
    .regex(/^(北海道|東京都|(大阪|京都)府|.{2,3}県)$/, 'expected the name of a prefecture')
    .optional(),
  industry: z.strictObject({ printed: text, class: z.enum(INDUSTRY_CLASSES).optional() }).optional(),
  employees: z
    .strictObject({
      count: z.number().int().positive().optional(),
      printed: text.optional(),
      size: z.enum(SIZE_CLASSES).optional(),
    })
    .optional(),
  workStyles: z.array(z.enum(WORK_STYLES)).default([]),
  employment: z.enum(['雇用型', '自営型', '雇用型・自営型']).optional(),
  introduced: z
    .strictObject({
      year: z.number().int().min(1980).max(2100).optional(),
      month: z.number().int().min(1).max(12).optional(),
      printed: text,
    })
    .optional(),
  purposes: z
    .strictObject({ printed: text.optional(), tags: z.array(z.enum(PURPOSE_TAGS)).default([]) })
    .default({ tags: [] }),
  target: text.optional(),
  participants: text.optional(),
  award: text.optional(),
  benefits: z.array(z.enum(['人材活用', 'コスト削減', '生産性向上', '事業継続'])).default([]),
  profile: z.array(z.strictObject({ label: text, value: text })).default([]),
  figures: z
    .array(
      z.strictObject({
        label: text,
        unit: z.string(),
        value: z.number().optional(),
        change: z.number().optional(),
        before: z.number().optional(),
        after: z.number().optional(),
        period: text.optional(),
        beforePeriod: text.optional(),
        afterPeriod: text.optional(),
      }),
    )
    .default([]),
  place: text,
  newer,
})

export const guideSchema = z.strictObject({ id, source: id, title: text, place: text, topics: texts, newer })

const CHECKLIST_ROLES = [
  '経営者',
  '管理者',
  'システム管理者',
  '人事・総務',
  '推進担当者',
  'テレワーク勤務者',
  '全員',
] as const

const CHECKLIST_PHASES = [
  '導入の検討',
  '現状把握',
  '推進体制',
  '基本戦略',
  '制度・ルール',
  'ICT環境',
  '教育・研修',
  '試行導入',
  '効果測定',
  '本格導入',
  '運用',
  '緊急時',
  'セキュリティ',
  '表彰・イベント',
] as const

export const checklistSchema = z.strictObject({
  id,
  title: text,
  source: id,
  place: text,
  role: z.enum(CHECKLIST_ROLES).optional(),
  phase: z.enum(CHECKLIST_PHASES).optional(),
  topics: texts,
  intro: text.optional(),
  newer,
  steps: z
    .array(
      z.strictObject({
        text,
        group: text.optional(),
        place: text.optional(),
        cites: text.optional(),
        noted: texts,
      }),
    )
    .min(1),
})

const cell = z.number().nullable()

export const statisticsSchema = z.strictObject({
  id,
  title: text,
  source: id,
  place: text,
  survey: text.optional(),
  period: text.optional(),
  n: z.number().int().positive().optional(),
  unit: z.string().optional(),
  columns: z
    .array(z.strictObject({ label: text, unit: z.string() }))
    .min(1)
    .optional(),
  topics: texts,
  note: text.optional(),
  newer,
  points: z
    .array(
      z.strictObject({
        label: text,
        value: cell.optional(),
        values: z.array(cell).optional(),
        period: text.optional(),
        note: text.optional(),
      }),
    )
    .min(1),
  noted: texts,
})

export const glossarySchema = z.array(
  z.strictObject({
    term: text,
    reading: text.optional(),
    aliases: texts,
    definition: text,
    source: id,
    place: text,
    noted: texts,
  }),
)

export const thesaurusSchema = z.array(z.array(text).min(2))

/** corpus/office/questions.yml */
export const ruleTopicsSchema = z.array(z.strictObject({ rules: z.array(text).min(1), asked: z.array(text).min(1) }))
