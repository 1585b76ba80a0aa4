/** What a person puts right: 「県じゃなくて市のほう」. */
export interface Correction {
  /** What was not meant, where it is said. */
  not?: string
  meant: string
}

const NO =
  /^(?:(?:いや|いえ|いいえ|ううん|ちょっと|あっ?|ああ|えっと|ごめん(?:なさい)?|すみません|すいません|失礼|訂正)[、,。!\s]*)*(?:(?:そう|それ|そっち|そういうこと|その話|そういう話|その意味)(?:じゃ|では)(?:なく(?:って|て)?|ない(?:です|んです)?(?:けど)?)|(?:違|ちが)(?:う(?:って|よ|な|の|んです(?:けど|が)?|くて|そう)?|います(?:が)?|くて|った)|間違え(?:た|ました|て)|まちがえ(?:た|ました)|間違い(?:です|でした)?)[、,。!\s]*/
const HESITATION = /^(?:いや|いえ|いいえ|ううん|っていうか|というか|てか)[、,。!\s]*/
const NOT_BUT = /^([^、。?!]{1,14}?)(?:のほう|の方|のこと|の話)?(?:じゃ|では)なく(?:って|て)?[、,\s]*/
/** 「…の方」, 「…のことです」: which of several is meant. */
const MEANT =
  /^([^、。?!]{1,16}?)(?:の(?:ほう|方|こと|話|場合|件))(?:が|を|は|で)?(?:聞きたい|知りたい|教えて|おしえて|お願い|見せて|見たい)?(?:です|だよ|だ|なんです(?:けど|が)?|なんだけど|の|ね|よ|ください|します)*[。!?]*$/
const TRAILING =
  /(?:の(?:ほう|方|こと|話|場合|件))?(?:が|を|は|で)?(?:聞きたい|知りたい|教えて|おしえて|お願い|見せて|見たい)?(?:です|だよ|だ|なんです(?:けど|が)?|なんだけど|の|ね|よ|ください|します)*[。!?]*$/
const MAX_MEANT_UNITS = 16

/**
 * What a folded text puts right of what was understood; undefined where it does not. A text that only says which of several is
 * meant (「モバイルの方」) is one too.
 */
export function correctionOf(folded: string): Correction | undefined {
  const denied = NO.exec(folded)?.[0] ?? ''
  const begun = folded.slice(denied.length).replace(HESITATION, '')
  const contrast = NOT_BUT.exec(begun)
  const left = contrast ? begun.slice(contrast[0].length) : begun
  const isSaid = denied !== '' || contrast !== null || begun.length < folded.length
  const meant = (MEANT.exec(left)?.[1] ?? (isSaid ? left.replace(TRAILING, '') : '')).trim()
  if (meant === '' || meant.length > MAX_MEANT_UNITS || /[?]/.test(meant)) return undefined
  return contrast?.[1] ? { not: contrast[1], meant } : { meant }
}
