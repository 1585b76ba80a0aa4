import type { TextAnswer } from './answer.js'

/** What is said before other people's rules, where one's own was asked for: nobody is to take them for their own. */
const WORDS = {
  noneRegistered: '自社の規程は登録されていません。ほかの会社・手引きではこうです。',
  notInOwn: '自社の規程には見当たりません。ほかの資料では次のとおりです。',
}

/** Empty where one's own rule was not asked for, or is what is shown. */
export function notOwnWords({ notOwn }: TextAnswer): string {
  return notOwn === undefined ? '' : WORDS[notOwn]
}
