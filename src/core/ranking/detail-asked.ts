/** A detail that people ask of a rule, and how a rule reads that settles it. Both stand in folded text. */
interface Detail {
  asks: RegExp
  settles: RegExp
}

/**
 * Details that can hardly be asked or settled in other words: a rule on 通勤手当 without 自転車, 駐輪 or 二輪 says nothing of those who come
 * by bicycle. Words for which people have many others are left to the topics (rule-topics.ts).
 */
const DETAILS: readonly Detail[] = [
  // Part of the time.
  {
    asks: /日割|月割|満額|全額|月の途中|途中で?(?:入社|退職|辞め)|(?:辞め|退職|退社|やめ|入社)(?:る|た|した|する)?(?:月|とき[はもに]|年)/,
    settles: /日割|月割|[満全半]額|減額|\d割|途中|在籍|退職|辞め|入社|採用/,
  },
  { asks: /半日/, settles: /半日|午前|午後|時間/ },
  { asks: /時間単位|時間休|時間だけ/, settles: /時間/ },
  { asks: /分けて|分割|[2二何]回に/, settles: /分け|分割|回|続けて|連続|通算/ },
  {
    asks: /余っ|余り|残り[はをのが]|残った|使わなかった|使い切れ|来[月年]に|繰り?越|貯め|回せ/,
    settles: /繰り?越|持ち越|翌[月年]|消え|消滅|残|余|使い切|有効|積み?立/,
  },
  { asks: /延ば|延長/, settles: /延|まで|限度|最長/ },
  { asks: /ずら(?:せ|し)|前倒し/, settles: /ずら|変更|振|以内|移|繰り?[上下]/ },
  { asks: /さかのぼ|遡|後から申請|あとから/, settles: /さかのぼ|遡|事後|後日|以内|過ぎ/ },
  { asks: /雨の日|雨だけ|雨のとき/, settles: /雨|天候|荒天/ },
  { asks: /正月|年末|年始|大晦日|元日|お盆/, settles: /正月|年末|年始|大晦日|元日|\d月\d|盆|夏/ },
  { asks: /在宅の日|在宅中|テレワークの日|リモートの日/, settles: /在宅|テレワーク|リモート|自宅|出社|家/ },
  { asks: /有[給休](?:を取った日|の日|で休んだ)/, settles: /有[給休]|休暇|欠勤|出勤/ },
  // By what means.
  { asks: /自転車|チャリ/, settles: /自転車|チャリ|駐輪|二輪/ },
  { asks: /徒歩|歩いて[通来行]/, settles: /徒歩|歩/ },
  { asks: /バイク|原付|オートバイ/, settles: /バイク|原付|オートバイ|二輪|車両|自動車|自家用車/ },
  { asks: /キックボード/, settles: /キックボード/ },
  { asks: /タクシー/, settles: /タクシー|ハイヤー/ },
  { asks: /飛行機/, settles: /飛行機|航空|空路/ },
  { asks: /レンタカー/, settles: /レンタカー|借り上げ/ },
  { asks: /クレジット|カード払い|ペイペイ|paypay|電子マネー/, settles: /カード|現金|電子|給与から|天引き|差し引/ },
  {
    asks: /(?:メール|郵送|オンライン|ファックス|fax)で(?:も|出|送|い[いえ]|受け|提出)/,
    settles: /メール|郵送|オンライン|ファックス|fax|フォーム|システム|アプリ|チャット|ポータル/,
  },
  { asks: /匿名|名前を(?:出さ|伏せ|言わ)/, settles: /匿名|氏名|名前|秘密/ },
  // For whom, of what.
  {
    asks: /(?:家族|妻|夫|奥さん|旦那|配偶者|親|友人|友達|友だち|子ども|子供|両親)(?:にも|でも|の分|[がはも]使|が行|[をも]連れ|だけ|と一緒|を乗せ|も(?:行|来|受|入|もら))/,
    settles: /家族|配偶者|同居|親族|同伴|本人|友人|知人|扶養|人以外|関係者|親|子/,
  },
  { asks: /共働き/, settles: /共働き|夫婦|収入/ },
  { asks: /離れて(?:暮ら|住)|別居/, settles: /別居|同居|離れ|仕送り/ },
  { asks: /試用期間|研修中/, settles: /試用|研修|入社|採用|勤続|見習/ },
  { asks: /育休|育児休|産休/, settles: /育休|育児|産休|産前|産後|休業/ },
  { asks: /休職/, settles: /休職|欠勤/ },
  { asks: /妊娠|妊婦/, settles: /妊|母性|つわり|出産|健診/ },
  { asks: /学生|高校生/, settles: /学生|高校|大学|アルバイト/ },
  { asks: /中古/, settles: /中古|新品/ },
  { asks: /ペット|猫|犬|ハムスター/, settles: /ペット|猫|犬|動物/ },
  { asks: /コンタクト/, settles: /コンタクト/ },
  { asks: /海外|外国|国外/, settles: /海外|外国|国外|国内/ },
  // What it costs, who pays, what becomes of it.
  { asks: /税金|所得税|課税|非課税|住民税/, settles: /税/ },
  { asks: /社会保険料|雇用保険料/, settles: /保険/ },
  { asks: /手数料|送料/, settles: /手数料|送料|無料|円/ },
  { asks: /再発行|作り直/, settles: /再発行|再交付|作り直|合鍵|予備/ },
  {
    asks: /なくし|紛失|失くし|無くし|落とした/,
    settles: /再発行|再交付|作り直|紛失|なくし|亡失|忘れ|盗|落と|合鍵|予備/,
  },
  { asks: /返品|返金|キャンセル|払い?戻/, settles: /返|キャンセル|取り?消|払い?戻|取りやめ/ },
  { asks: /弁償|誰が払|誰持ち/, settles: /弁償|負担|実費|代金|円|払|無料|無償|支給|請求/ },
  { asks: /洗濯|クリーニング/, settles: /クリーニング|洗/ },
  { asks: /交換|取り替え|取替|買い替え/, settles: /交換|替え|更新|新しい/ },
  { asks: /買い取|買取/, settles: /買い取|買取|譲/ },
  { asks: /予約/, settles: /予約|申[しこ]|届|表に|先着|申請/ },
  { asks: /更新/, settles: /更新|ごと/ },
  { asks: /選べ|選ぶ/, settles: /選|希望|いずれ|自由|から/ },
  { asks: /泊ま(?:れ|っ|る)/, settles: /泊|宿/ },
  { asks: /試験/, settles: /試験|面接|筆記|選考|検定|受験|合格|資格/ },
  { asks: /面接|筆記/, settles: /面接|筆記/ },
  { asks: /届[くい]/, settles: /届|渡|通知|送/ },
  { asks: /受け取れ/, settles: /受け?取|渡|届|窓口/ },
  { asks: /(?:とめ|停め|止め)(?:れ|た|る|ら)/, settles: /駐|停|止/ },
  { asks: /先まで/, settles: /先|前から/ },
  {
    asks: /どこ[にへ](?:申請|出[せす]|頼|申し込|提出)/,
    settles:
      /[課係室部店長者]|担当|窓口|フォーム|アプリ|システム|内線|ポータル|事務|総務|人事|労務|経理|箱|ボックス|[A-Za-z#@]/i,
  },
  { asks: /いつの給[料与]/, settles: /[翌当]月|給|賃金|支払/ },
  { asks: /シャワー|仮眠/, settles: /シャワー|仮眠|休憩室/ },
  { asks: /ボーナス|賞与/, settles: /賞与|ボーナス|期末|一時金/ },
  { asks: /給料|給与/, settles: /給|賃金|手当|円|控除/ },
  { asks: /引っ?越し?(?:代|費用)/, settles: /引っ?越|転居|運送|赴任|支度/ },
  { asks: /(?:忘年|新年|歓迎|送別|懇親)会/, settles: /忘年|新年|歓迎|送別|懇親|飲食|飲み会|宴会/ },
  { asks: /社員食堂|社食/, settles: /食堂|社食/ },
  { asks: /盗まれ/, settles: /盗/ },
  { asks: /失業(?:手当|保険|給付)/, settles: /失業|雇用保険|離職/ },
  { asks: /退職金/, settles: /退職金|退職手当|退職一時金|確定拠出/ },
  // What is settled elsewhere.
  { asks: /法律|労働基準法|労基法|違法|法的|義務化/, settles: /法/ },
]

const SENTENCE_END = /[。!?\n]/

/**
 * Reads which details the last sentence of a folded question asks (what stands before it tells why one asks); true of a folded text that
 * settles none or not all of them.
 *
 * @example
 * detailLacksIn('自転車で通う人にも通勤手当は出ますか')('電車で通う者に定期券の額を支給する。') // true
 */
export function detailLacksIn(question: string): (text: string) => boolean {
  const last = question.split(SENTENCE_END).findLast((sentence) => sentence.trim() !== '') ?? ''
  const asked = DETAILS.filter(({ asks }) => asks.test(last))
  return (text) => asked.some(({ settles }) => !settles.test(text))
}
