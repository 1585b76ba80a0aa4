/** What a person puts right: 「県じゃなくて市のほう」. */
export interface Correction {
  /** What was not meant, where it is said. */
  not?: string
  meant: string
}

/** Before what a person puts right. */
const HEDGE =
  /^(?:いや|いえ|いいえ|ううん|ちょっと|あっ?|ああ|えっと|ごめん|ごめんなさい|すみません|すいません|失礼|訂正|っていうか|というか|てか)(?=[、,。!\s]|違|ちが|間違|まちが|そう)/
const SIGNS = /^[、,。!\s]{1,9}/
const DENIAL =
  /^(?:(?:そう|それ|そっち|そういうこと|その話|そういう話|その意味)(?:じゃ|では)(?:なくて|なくって|なく|ないです|ないんです|ない)(?:けど)?|(?:違|ちが)(?:うって|うよ|うな|うの|うんですけど|うんです|うくて|います|くて|った|う)|(?:間違え|まちがえ)(?:ました|た|て)|間違い(?:でした|です)?)(?=[、,。!\s]|$)/
/** そうじゃなくてモバイル: what is meant follows at once. */
const DENIAL_JOINED = /^(?:そう|それ|そっち|そういうこと|その話|そういう話)(?:じゃ|では)なく(?:って|て)/
const MAX_HEDGES = 4
const NOT_BUT = /^([^、。?!]{1,14}?)(?:のほう|の方|のこと|の話)?(?:じゃ|では)なく(?:って|て)?[、,\s]{0,3}/
/** 「…の方」, 「…のことです」: which of several is meant. */
const WHICH = /^([^、。?!]{1,16}?)の(?:ほう|方|こと|話|場合|件)$/
const POLITE =
  '。 ! です だよ だ なんですけど なんですが なんです なんだけど の ね よ ください します が を は で 聞きたい 知りたい 教えて おしえて お願い 見せて 見たい'.split(
    ' ',
  )
const MAX_MEANT_UNITS = 16

/**
 * What a folded text puts right of what was understood; undefined where it does not. A text that only says which of several is
 * meant (「モバイルの方」) is one too.
 */
export function correctionOf(folded: string): Correction | undefined {
  const begun = withoutDenial(folded)
  const contrast = NOT_BUT.exec(begun)
  const left = withoutPoliteness(contrast ? begun.slice(contrast[0].length) : begun)
  const isSaid = contrast !== null || begun.length < folded.length
  const meant = (WHICH.exec(left)?.[1] ?? (isSaid ? left : '')).trim()
  if (meant === '' || meant.length > MAX_MEANT_UNITS || meant.includes('?')) return undefined
  return contrast?.[1] ? { not: contrast[1], meant } : { meant }
}

function withoutDenial(folded: string): string {
  let left = folded
  for (let i = 0; i < MAX_HEDGES; i += 1) {
    const length = (DENIAL.exec(left) ?? DENIAL_JOINED.exec(left) ?? HEDGE.exec(left))?.[0].length ?? 0
    if (length === 0) break
    left = left.slice(length).replace(SIGNS, '')
  }
  return left
}

function withoutPoliteness(text: string): string {
  let left = text.trim()
  for (
    let end = POLITE.find((one) => left.endsWith(one));
    end !== undefined;
    end = POLITE.find((one) => left.endsWith(one))
  )
    left = left.slice(0, -end.length).trim()
  return left
}
