import { ASKS_HOW, ASKS_WHY } from './asked-forms.js'

/** What a sentence does: it gives a reason, tells a problem, names a measure. */
export interface Role {
  id: string
  /** Stands in folded sentences that do it. */
  says: RegExp
}

/** What a question is after. */
export interface Want {
  id: string
  /** Stands in folded questions that are after it. */
  asks: RegExp
}

export const ROLES = [
  { id: 'reason', says: /(?:ため|から|ので)(?:です|だ|である|でした|としています)?。?$|理由|きっかけ|背景に/ },
  {
    id: 'problem',
    says: /課題|問題|難し|困難|不安|心配|懸念|しにく|できない|不足|デメリット|負担|恐れ|おそれ|リスク|足り/,
  },
  { id: 'measure', says: /対策|工夫|整備|設け|切り替え|対応|防ぐ|防止|ように(?:しま|して)|心がけ|活用|定め/ },
  { id: 'effect', says: /減り|減ら|削減|短縮|向上|増え|(?:できる|なる)ように(?:な|し)|改善|効果|つなが/ },
  /** Where a figure comes from, who announced what and when: what was asked stands beside it. */
  { id: 'provenance', says: /出典|によります|公表|調査(?:に|で)|紹介(?:しま|され)/ },
  { id: 'rule', says: /禁止|許可|認め|必要です|なければ|できません|承認|原則/ },
  { id: 'plan', says: /予定|今後|検討しています|検討します|目指/ },
  { id: 'announcement', says: /次の|以下の|とおりです|通りです|があります。?$|点です。?$|つです。?$/ },
  { id: 'figure', says: /\d[\d.,]{0,14}\s?(?:%|割|倍|円|人|名|時間|回|日|台|件|社)/ },
  { id: 'past', says: /ました。?$|でした。?$/ },
] as const satisfies readonly Role[]

export type RoleId = (typeof ROLES)[number]['id']

export const WANTS: readonly Want[] = [
  { id: 'why', asks: ASKS_WHY },
  { id: 'problem', asks: /課題|困(?:る|っ|り)|問題|苦労|デメリット|欠点|心配|怖|こわ|不安|失敗|悩/ },
  { id: 'effect', asks: /効果|メリット|良く|よく(?:な|あ)|得|減(?:る|り|っ)|増え|変わ|上が|下が|ほんと|本当/ },
  { id: 'how', asks: ASKS_HOW },
  {
    id: 'amount',
    asks: /いくら|何[円人名割%回日台社件年月時枚]|なん(?:にん|ぼ|えん|かい)|どのくらい|どれくらい|どれだけ|どんくらい|割合|率|費用/,
  },
  {
    id: 'leave',
    asks: /(?:いい|良い|よい|よか|大丈夫|ok|だめ|ダメ)(?:です|の|か|\?|？)|許|認め|禁止|必要|義務|でき(?:る|ます|ない)|使え|もらえ/,
  },
  { id: 'example', asks: /(?:ある|あります|いる|います|ない|あり)(?:か|の|\?|？|$)|例/ },
  { id: 'what', asks: /何|なに|どんな|どういう|どの/ },
  { id: 'who', asks: /誰|だれ|どなた/ },
]

/** What a folded sentence does: bit i for `ROLES[i]`. */
export function rolesOf(folded: string): number {
  let bits = 0
  ROLES.forEach(({ says }, i) => {
    if (says.test(folded)) bits |= 1 << i
  })
  return bits
}

/** The bit of a role. */
export function roleBit(id: RoleId): number {
  return 1 << ROLES.findIndex((role) => role.id === id)
}

/** What a folded question is after: places in `WANTS`. */
export function wantsOf(folded: string): number[] {
  return WANTS.flatMap(({ asks }, i) => (asks.test(folded) ? [i] : []))
}
