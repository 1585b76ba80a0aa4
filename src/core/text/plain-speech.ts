// Everyday and dialect forms, in folded text, with the plain ones that dictionary, thesaurus and documents know. Only forms
// that stand where a sentence or a clause ends, or that are no other word, are put in other words: ええ after a particle, and
// not in ええと.

const END = String.raw`(?=[のんかなね?？。、!！がけと\p{sc=Han}]|です|$)`

const FORMS: readonly [RegExp, string][] = (
  [
    // しとる, 働いとる, 悩んどる; おる, おらん
    ['しとる', 'している'],
    [`(?<=[いきしちにっえけせてねべめれ])とる${END}`, 'ている'],
    [`(?<=ん)どる${END}`, 'でいる'],
    [`(?<=[がてでもに])おる${END}`, 'いる'],
    [`(?<=[がてでもにしは]|^)おらん${END}`, 'いない'],
    ['じゃろうか|じゃろか|やろうか|やろか', 'だろうか'],
    ['じゃろ(?=[?？。]|$)|やろ(?=[?？。]|$)', 'だろう'],
    // してもええの, 行ってもよか
    ['(?<=[もはがのば])ええ(?=[のんか?？。、]|$)', 'いい'],
    ['(?<=[もは])よか(?=[?？かとねで。]|$)', 'いい'],
    ['わしゃ|(?<![ァ-ヴー一-龠])わしら?(?=[のはもが])', '私'],
    ['やけん|じゃけん|やさかい|じゃけえ', 'なので'],
    // どがいして, どがんしたら, どげな
    ['ど(?:がい|がん|げん|ない)(?:に)?して(?=[、知伝])', 'どうやって'],
    ['ど(?:がい|がん|げん|ない)(?:に)?したら', 'どうしたら'],
    ['どがいな|どげな|どんげな', 'どんな'],
    ['どうしゆう', 'どうしている'],
    ['なんぼ', 'どれくらい'],
    ['どんだけ|どんくらい|どんぐらい|どの程度', 'どれくらい'],
    [`あかん${END}`, 'だめ'],
    ['(?<=[とはちゃ])いけん(?=[のかじ?？。]|$)', 'いけない'],
    // できへん, 分からん, 行かん, 増えん
    [`(?<=[らせけえてきれさかまわば])へん${END}`, 'ない'],
    [
      // 話さん, but not お客さん
      String.raw`(?<=\p{sc=Han}[かたなまらわば]|[話出消返渡許探直貸残示]さ|[分わ]から|\p{sc=Han}[えけせてねべめれ])ん(?=[のと。、?？]|じゃ|$)`,
      'ない',
    ],
    ['ちゅうのは|ちゅうのが|っちゅうのは', 'というのは'],
    ['のうて(?=[、。]|$)', 'なくて'],
    ['もろうた|もろた', 'もらった'],
    ['買うたら', '買ったら'],
    // 何使ってんの, みんなどうしてんの, 出してくれんの, していいん, 出せばいんですか
    ['(?<=[てで])ん(?=[のだ?？])', 'いる'],
    ['くれん(?=の)', 'くれる'],
    ['(?<=[もてで])いいん(?=[?？]|$)', 'いいの'],
    ['(?<=ば|たら)い{1,2}ん(?=です|[?？]|$)', 'いいの'],
    [`(?<![っんあそ])とこ(?!ろ)(?=[はがもにでとってあなの?？。、]|$)`, 'ところ'],
    ['(?<!\\p{sc=Han})中小(?!\\p{sc=Han})', '中小企業'],
    ['パーセント|ぱーせんと', '%'],
    ['マジで?|まじで(?=[?？])', '本当に'],
    // Others in general; not everybody together.
    ['みんな(?=どう|何|なに|どの|どれ|費用|やって|って|は?どん)', ''],
    ['^(?:なんか|ぶっちゃけ|正直|やっぱり?|てか|ていうか|えっと|あのー?|そもそも|逆に)[、 ]?', ''],
  ] as const
).map(([form, plain]) => [new RegExp(form, 'gu'), plain])
/** Most questions hold none of them, and one look says so. */
const ANY_FORM = new RegExp(FORMS.map(([form]) => form.source).join('|'), 'u')

/** A folded question with its everyday and dialect forms put into plain ones: 「働いとるんじゃろか」 to 「働いているんだろうか」. */
export function plainSpeech(folded: string): string {
  return !ANY_FORM.test(folded) ? folded : FORMS.reduce((text, [form, plain]) => text.replace(form, plain), folded)
}
