/** Words that carry no subject: 形式的な動詞・名詞と、質問の言い回し。 Base forms, folded. */
const STOP_WORDS = new Set(
  [
    'する ある いる なる できる 出来る れる られる せる させる くれる もらう いただく くださる 下さる やる おる ござる なさる しまう いく くる',
    '教える おしえる みる いう 言う 思う おもう 知る しる わかる 分かる 聞く きく 見せる 願う お願い 頼む たのむ',
    'こと もの ため とき ところ よう の ん さん これ それ あれ どれ ここ そこ どこ 何 なに なん 誰 だれ いつ どう そう こう',
    'こちら どちら どっち 私 わたし 自分 方 ほう 的 等 など わけ はず つもり まま くらい ぐらい みたい 感じ やつ 話 ほか 他 ほか点 件',
    'ない 無い いい 良い よい すごい 欲しい ほしい たい っけ 今 いま ほんと 本当 普通 まあ ちょっと すみません ください',
  ].flatMap((line) => line.split(' ')),
)

export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term)
}
