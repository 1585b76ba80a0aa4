/** The sections of a case that answer a word alone: 「きっかけは?」 is told under 背景・目的. */
export type CaseSection = '背景・目的' | '効果'

export interface CaseAttribute {
  section: CaseSection
  /** What the word asks, in words that stand by themselves. */
  asked: string
}

const AROUND = '(?:その|導入の|導入した|始めた|はじめた|テレワークの)?'
const END =
  '(?:って|とか)?(?:は|を|が|も|の)?(?:何|なに|なん|どう|どんな感じ|教えて|あった|ある|あります)?(?:です|だった|でした|の|か)*[?。]*'
const ATTRIBUTES: readonly [string, CaseAttribute][] = [
  [
    'きっかけ|経緯|いきさつ|背景|目的|狙い|ねらい|動機|導入理由|(?:導入|始め|はじめ|取り?入れ)(?:した|た)(?:理由|わけ)|(?:なぜ|なんで|何で|どうして)(?:テレワーク|在宅(?:勤務)?)?(?:を|なんて)?(?:導入|始め|はじめ|やろうと|取り?入れ)(?:した|よう|た|て|る|と|思っ|い|こと|に|なっ|よ)*',
    { section: '背景・目的', asked: 'テレワークを導入した目的ときっかけは?' },
  ],
  [
    '効果|成果|結果|メリット|利点|良かった(?:こと|点)|よかった(?:こと|点)|いいこと|よくなったこと',
    { section: '効果', asked: 'テレワークの効果は?' },
  ],
]
const PATTERNS = ATTRIBUTES.map(([words, attribute]) => ({
  pattern: new RegExp(`^${AROUND}(?:${words})${END}$`),
  attribute,
}))

/** What a folded text asks of an organisation's telework by a word alone: きっかけは?, 効果は?. */
export function caseAttributeOf(folded: string): CaseAttribute | undefined {
  return PATTERNS.find(({ pattern }) => pattern.test(folded))?.attribute
}
