import { sentencesOf } from '../text/sentences.js'

/** A sentence that asks, or asks for something. */
const ASKS =
  /[?]|(?:か|の|かな|かね|っけ|(?<!ませ)ん|たい|ほしい|教えて|おしえて|ください|下さい|いくら|どこ|誰|何|なに)[。!\s]*$|どう(?!せ|も|ぞ)|なぜ|なんで|どんな|どれ|どの|いつ|どこ|誰が|誰に|何を|何が|いくら|教えて/
/** Clauses that lead up to what is asked. */
const LEADS_UP =
  /(?:のですが|んですが|ですが|ますが|のですけど|んですけど|ですけど|ますけど|んだけど|だけど|ので|なので|ため)[、\s]+/g
/** What somebody else asks, or will ask: 「住民に何の得があるのか」と聞かれそう. */
const QUOTED = /[「『]([^「」『』]{6,60}(?:か|の|は|[?]))[」』](?:と|って)(?:聞|き|言|い|問|質問|尋)/
const LEAST_CORE = 6
/** A question with so little before it is no long one. */
const LEAST_BACKGROUND = 8

/**
 * What a long question asks, without what it tells before and after: its last sentence that asks, what is quoted as the
 * question, or what follows 「…のですが、」. Undefined where it asks with all of it.
 *
 * @example
 * coreOf('担当になって三か月です。導入の手順はどこを見ればいいですか') // '導入の手順はどこを見ればいいですか'
 */
export function coreOf(folded: string): string | undefined {
  const quoted = QUOTED.exec(folded)?.[1]
  if (quoted !== undefined) return quoted
  const sentences = sentencesOf(folded).map(({ start, end }) => folded.slice(start, end))
  const asking = sentences.filter((sentence) => ASKS.test(sentence))
  const last = asking.at(-1) ?? sentences.at(-1) ?? folded
  const core = afterLeadingUp(last)
  const isShorter = folded.length - core.length >= LEAST_BACKGROUND
  return isShorter && core.length >= LEAST_CORE ? core : undefined
}

function afterLeadingUp(sentence: string): string {
  const leads = [...sentence.matchAll(LEADS_UP)].at(-1)
  if (!leads) return sentence
  const after = sentence.slice(leads.index + leads[0].length)
  return after.length >= LEAST_CORE && ASKS.test(after) ? after : sentence
}
