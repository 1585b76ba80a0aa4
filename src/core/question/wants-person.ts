/** 人事につないで: somebody is to take over. */
const HAND_OVER =
  /(?:人|人間|担当|担当者|人事|総務|オペレーター|窓口)(?:の人|の方|さん)?(?:に|と|へ)(?:直接)?(?:つない|繋い|つなげ|取り次い|代わっ|かわっ|話したい|話がしたい|話せ|聞きたい|相談したい)/
/** 誰に聞けばいい? with nothing that it is about: what is asked of whom (ハラスメントは誰に…) is for the documents to say. */
const WHOM =
  /^(?:では|じゃあ?|それなら|それでは|結局|すみません|あの|この件|その件|これ|それ|こういう(?:とき|時|場合)|わからない(?:とき|時|場合))?[はっての、。\s]*(?:誰|だれ|どなた|どの人|どこの部署|どこ)[にへ](?:聞け|きけ|聞い|きい|尋ね|問い合わせ|問合せ|相談す|相談し|お?聞きす|お?聞きし|確認す|確認し|連絡す|連絡し)(?:れ|たら|ば|て|る)?(?:ら|ば)?(?:いい|よい|良い|よろしい)(?:の|ん)?(?:ですか|でしょうか|でしょう|だろう|かな|か|かわからない|かわかりません|です)?[。?!\s]*$/
const ASK_SOMEBODY =
  /^(?:人|人事|担当者|総務|窓口)[にへ](?:聞く|きく|質問する|問い合わせる|相談する|聞いて|相談)(?:ください|ほしい)?[。!\s]*$/

/** True where not an answer is wanted but somebody who gives one. `folded` is the whole of what was said. */
export function wantsPerson(folded: string): boolean {
  return HAND_OVER.test(folded) || WHOM.test(folded) || ASK_SOMEBODY.test(folded)
}
