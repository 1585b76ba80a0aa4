import { endsPhraseAt, type Phrases, phrasesAt, phrasesIn } from '../text/phrases.js'

/** What people put around a question: greetings, thanks, apologies, who they are. It never changes what is asked. */
export interface Asked {
  /** The folded text without courtesies; the whole of it where it holds nothing else. */
  asked: string
  /** True where nothing is asked: the text is courtesy throughout. */
  isCourtesy: boolean
  /** 話は変わりますが, ところで: what was said before has no bearing on it. */
  changesSubject: boolean
}

/** A courtesy before a question begins with one of these. */
const OPENING = phrasesIn(
  'お疲れ様 お疲れさま おつかれさま おつかれ様 お疲れ おつかれ お世話 こんにちは こんにちわ こんばんは こんばんわ おはよう おはよー はじめまして 初めまして',
  'ご無沙汰 お久しぶり もしもし どうも やあ おーい hello hi お忙しい ご多忙 お手すき お手隙 お暇 手が空いた 手の空いた 夜分 突然 恐れ入り 恐縮 申し訳 すみません すいません すみませーん ごめんなさい ごめん 失礼し 失礼いたし 失礼致し お手数',
  'ありがとう 有難う 有り難う ありがと あざす あざっす サンキュー さんきゅ さんきゅー サンキュ あざます あざまーす おおきに thanks thx 感謝し 感謝です 感謝いたし 助かり 助かる 助かった たすかり たすかった 早速の さっそくの ご丁寧に 丁寧に よろしく 宜しく お願いし お願いいたし お願い致し お願い申し上げ',
  '教えて おしえて お聞き 聞きたい ききたい 訊きたい お伺い 伺いたい お尋ね 質問です 質問があり 質問がある 質問があって 質問なん 質問なの 質問させ 質問していい 質問よろしい 質問いい',
  '相談です 相談があり 相談がある 相談なん 相談なの 相談させ 確認です 確認なん 確認なの 確認させ 初歩的な質問 基本的な質問 初歩的なこと 素朴な疑問 素朴な質問 初めて使い 初めて利用し はじめて使い 初めて質問し 初めて質問させ はじめて質問し はじめて質問させ 初めて投稿 はじめて投稿 初めてご連絡 はじめてご連絡',
  '急ぎで お急ぎ お時間 今よろしい 今いい ちょっといい ちょっとよろしい こちらで聞いて ここで聞いて 助けて なるほど なるほどー なるほどね ふむふむ ふーん へぇ ほう ほうほう ほほう そっか そうか まじか マジか すごい すごっ すげー いいね いいですね めんどくさ めんどくさい めんどい 残念 ざんねん 了解 りょうかい りょ 承知 かしこまり わかりました 分かりました わかった 参考になり 勉強になり そうなんです そうなんだ へえ へー ok はい うん あの あのー あのう えっと えーっと ええと',
)

/** A courtesy after a question begins with one of these. */
const CLOSING = phrasesIn(
  'よろしく 宜しく よろしゅう お願いし お願いいたし お願い致し お願い申し上げ お願いでき 何卒 どうぞよろしく どうかよろしく ご教示 ご教授 ご回答 ご返信 ご返答 ご対応 ご助言 ご確認 ご検討 教えて おしえて',
  'ありがとう 有難う 有り難う ありがと あざす あざっす サンキュー thanks thx 感謝し 感謝です 助かります 助かりました 幸いです すみません すいません 申し訳 恐縮です 恐れ入ります お手数 お忙しい ご多忙 以上よろしく 以上です',
  '返信不要 返信は不要 返信いら 返事不要 返事は不要 お返事不要 お返事は不要 ご返信不要 ご返信は不要 急ぎません 急ぎではあり 急ぎじゃない 長文失礼 長文すみません 長文で 乱文',
)

/** With these a courtesy goes on; by themselves they are any words. */
const GOING_ON = phrasesIn(
  'です ます でした ました ません ですか ますか ませんか でしょうか ございます ございません ございました ありません ないです おります いたします 致します 申し上げます します しました っす なの なん ん の が けど けれど けども から は も に を と て で な ね よ',
  'ところ 中 時 ほど 程 こと 大変 とても 本当に ほんとに すごく いつも 毎度 また 今日 本日 今回 ちょっと 少し 少々 一つ ひとつ 1つ 一点 1点 いろいろ 先ほど さっき 先日 何卒 どうぞ どうか',
  'ください 下さい くださいませ いただけ 頂け いただき 頂き いただければ いただけると いただけますと いただきたい くださり もらえ もらえる もらい ほしい 欲しい たい くれて くれ くれへん くれんか ちょうだい 頂戴 つかあさい つかーさい くんさい おくれ たいこと あり あって ある し いたし 致し させて して おかけ お掛け かけ かけして なって なり おり い お願い 幸い',
  'とき 際 合間 構いません かまいません 結構です 大丈夫です 大丈夫なので ご連絡 ご質問 長々と 何度も 度々 たびたび 思い 思って 存じ 嬉しい うれしい ありがたい 様 さん 皆さん 皆様 各位 頼みます 願います 以上 急ぎ 勝手 ながら ので たら よければ もし 差し支えなければ 可能でしたら 可能であれば ご存じ ご存知 でしたら わかれば 分かれば わかりましたら わからない 分からない お邪魔 教えて おしえて ば いい よろしい 遅く ー w ww www 笑',
)

/** After one of these the question may follow at once; after others a sign must part them. */
const ENDS =
  /(?:です|ます|ました|ません|が|けど|けれど|ください|下さい|すか|せんか|しょうか|こんにちは|こんばんは|はじめまして|初めまして|すいません)$/
const SIGN = /^[\s、。,.!…・♪~〜]/
/** 費用を教えてください: a request that has its object is the question itself, and stays as 費用を教えて. */
const OBJECT = /(?:[をはがもでてと]|(?<!な)に)$/
const REQUEST = /^(?:教えて|おしえて|お願い|ご確認|ご回答|ご対応|ご検討)/

/** 総務部の田中です, 人事の者です. */
const INTRODUCTION =
  /^(?:[^\s、。!?]{1,12}(?:部|課|室|係|局|支店|支社|グループ|チーム)|新人|人事|総務|経理|営業|広報|情シス|法務)の[^\s、。!?]{1,8}(?:です|でございます|と申します|といいます)(?=[\s、。!])/
/** 【質問】, [至急]: what a text is, as a heading before it. */
const HEADING =
  /^[【[(〈《<]\s?(?:ご?(?:質問|相談|確認|連絡|依頼|照会)|お?(?:願い|尋ね|伺い|聞き|問い?合わせ)|大?至急|急ぎ|雑談|初歩)[^】\])〉》>]{0,8}[】\])〉》>]/
/** What leads on from what was said before. */
const CONNECTIVES =
  /^(?:(?:それ)?じゃあ(?!ね|な?$|ー)|(?:それ)?じゃ(?:(?![あなねんー])|(?=な[ぜにん]))|それでは|では(?![なあ])|それなら|そしたら|ちなみに|ついでに|(?:でも|で|あと|なら|ほな|すると|さて|ということは)(?=[、\s])|あと(?![\d一二三四五六七八九十どでにからはの少何ちっ、\s]))/
const SUBJECT_CHANGES =
  /^(?:(?:全然|全く|まったく|ちょっと)?(?:話|はなし|話題)[はがを]?(?:変わ|かわ|変え|かえ|違)(?:りますが|りますけど|るけど|るんですけど|るのですが|るが|って|ります|る|えて|えますが|いますが|うけど)|ところで|(?:全然|まったく|全く)?別(?:件|の話|の質問)(?:なのですが|なんですが|なんだけど|だけど|ですが|です|で)|余談(?:ですが|だけど))/

const ASIDE = /[(（][^()（）]{0,24}(?:すみません|恐縮|申し訳|ごめん|急ぎ)[^()（）]{0,16}[)）]$/
const LAUGH = /(?:[(（]笑[)）]|笑|w{1,5})$/
/** 「…ですかね〜」. */
const MUSING = /(?:で(?:す|しょう)かね|かね|かなあ?|かしら)$/
/** After these ですか is part of the question; after a noun or a word of asking (いくらですかね) it says nothing. */
const INFLECTED = /(?:い|[るたいうくすむつなだ]ん)$/
/** After these か is. */
const VERB_END = /[るたうくすむつぬぐぶんいだ]$/
const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\ufe0f\u200d]|:[a-z+-][\w+-]{1,40}:/giu
const SENTENCES = /[^。!?\n]+[。!?\n\s]*|[。!?\n]+/g
const LEADING_SIGNS = /^[\s、。,.!?ー~〜…・♪]+/
const WORD = /[\p{L}\p{N}]/u
/** More than so many one after another is no question any more. */
const MAX_COURTESIES = 12

/**
 * Tells a folded question from the courtesies around it. Time grows with the text alone.
 *
 * @example
 * readCourtesy('お疲れ様です。残業は?よろしくお願いします。') // { asked: '残業は?', isCourtesy: false, changesSubject: false }
 */
export function readCourtesy(folded: string): Asked {
  const plain = folded.replace(EMOJI, ' ').trim()
  if (!WORD.test(plain)) return { asked: folded, isCourtesy: false, changesSubject: false }
  const sentences = plain.match(SENTENCES) ?? []
  const kept = sentences.filter((sentence) => !isCourtesy(sentence.trim()))
  const { left, changesSubject } = withoutOpenings(kept.join('').trim())
  const asked = withoutClosings(left)
  return WORD.test(asked)
    ? { asked, isCourtesy: false, changesSubject }
    : { asked: plain, isCourtesy: true, changesSubject: false }
}

function isCourtesy(sentence: string): boolean {
  const words = withoutEnd(sentence, /[。!?\s~〜…・♪、]/)
  return INTRODUCTION.exec(sentence)?.[0].length === words.length || courtesyEnds(words, CLOSING).includes(words.length)
}

function withoutOpenings(text: string): { left: string; changesSubject: boolean } {
  let left = text
  let changesSubject = false
  for (let i = 0; i < MAX_COURTESIES; i += 1) {
    const change = SUBJECT_CHANGES.exec(left)
    if (change) changesSubject = true
    const length =
      (change ?? CONNECTIVES.exec(left) ?? INTRODUCTION.exec(left) ?? HEADING.exec(left))?.[0].length ??
      openingLength(left)
    if (length === 0) break
    left = left.slice(length).replace(LEADING_SIGNS, '')
  }
  return { left, changesSubject }
}

/** The length of the longest courtesy that opens the text; 0 where none does, or where it is part of what follows. */
function openingLength(text: string): number {
  return courtesyEnds(text).findLast((end) => SIGN.test(text.slice(end)) || ENDS.test(text.slice(0, end))) ?? 0
}

function withoutClosings(text: string): string {
  let left = withoutTrailingSigns(text)
  for (let i = 0; i < MAX_COURTESIES; i += 1) {
    const shorter = withoutTrailingSigns(withoutClosing(left))
    // A text of courtesies alone is left to whoever greets back.
    if (shorter === left) break
    left = shorter
  }
  return left
}

function withoutClosing(text: string): string {
  const bare = withoutEnd(text, /[?]/)
  const musing = MUSING.exec(text)
  if (musing) {
    const before = text.slice(0, musing.index)
    if (musing[0].startsWith('で')) return INFLECTED.test(before) ? `${before}ですか` : before
    return VERB_END.test(before) ? `${before}か` : before
  }
  const start = closingStart(bare)
  if (start === undefined) return text.replace(ASIDE, '').replace(LAUGH, '')
  const before = text.slice(0, start)
  const request = REQUEST.exec(text.slice(start))?.[0]
  return request !== undefined && OBJECT.test(before) ? before + request : before
}

/** Where the longest courtesy that closes the text begins. */
function closingStart(text: string): number | undefined {
  const reaches = new Uint8Array(text.length + 1)
  reaches[text.length] = 1
  const reachesEnd = (end: number) => reaches[end] === 1
  let start: number | undefined
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const opens = endsPhraseAt(CLOSING, text, at, reachesEnd)
    const isSign = SIGN.test(text[at]!) && reaches[at + 1] === 1
    if (opens || isSign || endsPhraseAt(GOING_ON, text, at, reachesEnd)) reaches[at] = 1
    if (opens) start = at
  }
  return start
}

/** Where courtesies that begin the text may end, ascending; `more` gives further words that make one. */
function courtesyEnds(text: string, more?: Phrases): number[] {
  /** 1: reached by words that only go on; 2: with one that makes a courtesy. */
  const reached = new Uint8Array(text.length + 1)
  reached[0] = 1
  const ends: number[] = []
  for (let at = 0; at <= text.length; at += 1) {
    if (reached[at] === 0) continue
    if (reached[at] === 2) ends.push(at)
    const making = more ? [...phrasesAt(OPENING, text, at), ...phrasesAt(more, text, at)] : phrasesAt(OPENING, text, at)
    for (const word of making) reached[at + word.length] = 2
    for (const word of phrasesAt(GOING_ON, text, at))
      reached[at + word.length] = Math.max(reached[at + word.length]!, reached[at]!)
    // What comes after a sign has to make a courtesy by itself: 「お疲れ様です、が…」 may begin 画面.
    if (SIGN.test(text[at]!)) reached[at + 1] = Math.max(reached[at + 1]!, 1)
  }
  return ends
}

function withoutTrailingSigns(text: string): string {
  return withoutEnd(text, /[\s、。,.!~〜…・♪]/).replace(/(?<=[ねかなよ])ー{1,9}$/, '')
}

/** Sign by sign: a pattern that looks for a run at the end tries every place where one begins. */
function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}
