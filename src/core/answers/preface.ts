import type { TextAnswer } from './answer.js'

/** What is said before other people's rules, where one's own was asked for: nobody is to take them for their own. */
const NOT_OWN = {
  noneRegistered: { before: '自社の規程は登録されていません。', others: 'ほかの会社・手引き', say: 'ではこうです。' },
  notInOwn: { before: '自社の規程には見当たりません。', others: 'ほかの資料', say: 'では次のとおりです。' },
  notInOpen: {
    before: 'ご覧いただける自社の規程には見つかりませんでした。',
    others: 'ほかの資料',
    say: 'では次のとおりです。',
  },
}
/** What is said wherever one's own documents could not be searched: that nothing of theirs is shown means nothing. */
export const OWN_UNSEARCHED = '自社の文書は、いま検索できません。少し待ってからもう一度お試しください。'

/** What is said where nothing that was found says just what was asked: nobody is to take it for the answer. */
const UNSURE = 'はっきりとした答えは見つかりませんでした。近い記述です。'

/** What stands before the excerpts of an answer; empty where they are what was asked for. */
export function prefaceOf({ notOwn, unsure, ownUnsearched }: TextAnswer): string {
  if (ownUnsearched) return `${OWN_UNSEARCHED}ほかの会社・手引き${unsure ? `には、${UNSURE}` : 'ではこうです。'}`
  if (notOwn === undefined) return unsure ? UNSURE : ''
  const { before, others, say } = NOT_OWN[notOwn]
  return `${before}${others}${unsure ? `にも、${UNSURE}` : say}`
}
