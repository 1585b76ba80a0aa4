/** Where people are, what they work for, who they are: with one of these a fragment says of whom the question is asked. */
const WHERE = '地方|田舎|都会|都心|都市部|大都市|首都圏|地元|現場|本社|支店|支社|営業所|工場'
const ORGANISATIONS =
  'お?役所|役場|市役所|県庁|官公庁|官庁|省庁|政府|行政|自治体|公務員|民間|民間企業|一般企業|企業|会社|大手|大企業|大きい会社|大きな会社|中小|中小企業|小さい会社|小さな会社|零細|零細企業|ベンチャー|スタートアップ|学校|病院|銀行|金融|金融機関|メーカー|外資'
const PEOPLE =
  '女性|男性|女の人|男の人|主婦|ママ|パパ|親|高齢者|シニア|若手|若い人|障害者|障がい者|管理職|管理者|上司|部下|部長|課長|役員|社長|経営者|経営層|トップ|社員|一般社員|新人|新入社員|パート|アルバイト|派遣|派遣社員|契約社員|正社員|非正規|フリーランス|個人事業主|人事|総務|経理|情シス|情報システム|システム管理者|推進担当|営業|事務|技術者|エンジニア|職員|使う人|本人|家族|同僚|周り|周りの人'
const PARTY = new RegExp(
  `^(?:(?:${WHERE}|${ORGANISATIONS}|${PEOPLE})(?:の)?){1,3}(?:側|職|層|系|部門|部署|の人|の人たち|さん|クラス)?$`,
)
const ENDS_AS_PARTY = /^[\p{sc=Han}ァ-ヴーa-z]{1,8}(?:側|層|業界|部門|職)$|(?:して|やって)い?る(?:人|社員|会社)$/u
/** By what figures are told apart. */
const DIMENSION =
  /^(?:業種|業界|産業|地域|都道府県|規模|会社の規模|従業員規模|年代|年齢|性別|男女|部署|職種|役職|形態)(?:別)?$/

/** True for who or where: 役所, 民間の大企業, 管理職, 情シス側. It goes beside the question, or in the place of another. */
export function isParty(thing: string): boolean {
  return PARTY.test(thing) || ENDS_AS_PARTY.test(thing)
}

/** True for what figures are told apart by: 業種, 地域. */
export function isDimension(thing: string): boolean {
  return DIMENSION.test(thing)
}
