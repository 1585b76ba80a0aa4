/** Where organisations are, in the words that people use for it. */

/** 都道府県 by 地方, north to south; each with its reading, so that かながわ is known where nothing else restates it. */
const BLOCKS: [block: string, prefectures: string][] = [
  ['北海道', '北海道:ほっかいどう'],
  ['東北', '青森県:あおもり 岩手県:いわて 宮城県:みやぎ 秋田県:あきた 山形県:やまがた 福島県:ふくしま'],
  ['北関東', '茨城県:いばらき 栃木県:とちぎ 群馬県:ぐんま'],
  ['首都圏', '埼玉県:さいたま 千葉県:ちば 東京都:とうきょう 神奈川県:かながわ'],
  ['甲信越', '新潟県:にいがた 山梨県:やまなし 長野県:ながの'],
  ['北陸', '富山県:とやま 石川県:いしかわ 福井県:ふくい'],
  ['東海', '岐阜県:ぎふ 静岡県:しずおか 愛知県:あいち 三重県:みえ'],
  ['近畿', '滋賀県:しが 京都府:きょうと 大阪府:おおさか 兵庫県:ひょうご 奈良県:なら 和歌山県:わかやま'],
  ['中国地方', '鳥取県:とっとり 島根県:しまね 岡山県:おかやま 広島県:ひろしま 山口県:やまぐち'],
  ['四国', '徳島県:とくしま 香川県:かがわ 愛媛県:えひめ 高知県:こうち'],
  [
    '九州',
    '福岡県:ふくおか 佐賀県:さが 長崎県:ながさき 熊本県:くまもと 大分県:おおいた 宮崎県:みやざき 鹿児島県:かごしま',
  ],
  ['沖縄', '沖縄県:おきなわ'],
]

export interface Prefecture {
  name: string
  /** Without 都, 府, 県. */
  short: string
  reading: string
}

/** 都道府県, north to south. */
export const PREFECTURES: readonly Prefecture[] = BLOCKS.flatMap(([, list]) =>
  list.split(' ').map((entry) => {
    const [name, reading] = entry.split(':') as [string, string]
    return { name, short: name === '北海道' ? name : name.slice(0, -1), reading }
  }),
)

const blocks = new Map(BLOCKS.map(([block, list]) => [block, list.split(' ').map((entry) => entry.split(':')[0]!)]))
const of = (...names: string[]) => names.flatMap((name) => blocks.get(name) ?? [name])

/**
 * Regions; the first word is the one that is shown. What is drawn differently by different people is drawn as most use
 * it: 首都圏 is the capital and its three neighbours (the law of 1956 counts four more), 近畿 and 関西 are the same six.
 */
export const REGIONS: { words: string[]; prefectures: string[] }[] = [
  { words: ['東北', 'とうほく', '東北地方', '東北地区'], prefectures: of('東北') },
  { words: ['北関東'], prefectures: of('北関東') },
  { words: ['首都圏', '東京圏', '一都三県', '1都3県', '南関東'], prefectures: of('首都圏') },
  { words: ['関東', 'かんとう', '関東地方', '関東圏', '関東地区'], prefectures: of('北関東', '首都圏') },
  { words: ['甲信越'], prefectures: of('甲信越') },
  { words: ['北陸', '北陸地方'], prefectures: of('北陸') },
  { words: ['信越'], prefectures: ['新潟県', '長野県'] },
  { words: ['東海', '東海地方', '中京', '中京圏'], prefectures: of('東海') },
  {
    words: ['中部', '中部地方'],
    prefectures: [...of('甲信越', '北陸'), '岐阜県', '静岡県', '愛知県'],
  },
  { words: ['関西', 'かんさい', '関西圏', '関西地方', '京阪神'], prefectures: of('近畿') },
  { words: ['近畿', 'きんき', '近畿地方', '近畿圏'], prefectures: of('近畿') },
  { words: ['中国地方', '中国', '中国地区', '山陰山陽'], prefectures: of('中国地方') },
  { words: ['山陰'], prefectures: ['鳥取県', '島根県'] },
  { words: ['山陽'], prefectures: ['岡山県', '広島県', '山口県'] },
  { words: ['中四国', '中国四国', '中国・四国'], prefectures: of('中国地方', '四国') },
  { words: ['四国', 'しこく', '四国地方'], prefectures: of('四国') },
  { words: ['九州', 'きゅうしゅう', '九州地方', '九州地区'], prefectures: of('九州') },
  { words: ['南九州'], prefectures: ['宮崎県', '鹿児島県'] },
  { words: ['北九州地方', '北部九州'], prefectures: ['福岡県', '佐賀県', '長崎県', '大分県'] },
  { words: ['九州・沖縄', '九州沖縄'], prefectures: of('九州', '沖縄') },
  {
    words: ['東日本'],
    prefectures: of('北海道', '東北', '北関東', '首都圏', '甲信越'),
  },
  { words: ['西日本'], prefectures: of('近畿', '中国地方', '四国', '九州', '沖縄') },
  {
    // 地方の会社: away from the capital.
    words: ['首都圏以外', '地方都市', '地方の', '地方企業', '地方にある', '田舎'],
    prefectures: PREFECTURES.map(({ name }) => name).filter((name) => !of('首都圏').includes(name)),
  },
]

/** Towns that say which prefecture is meant: seats of government with another name, and the largest cities. */
export const TOWNS: Record<string, string> = {
  北海道: '札幌 函館 旭川',
  岩手県: '盛岡',
  宮城県: '仙台',
  茨城県: '水戸 つくば市',
  栃木県: '宇都宮',
  群馬県: '前橋 高崎',
  埼玉県: '大宮 川口市',
  東京都: '都内 都心 23区 二十三区 千代田区 港区 中央区 新宿 渋谷 品川 多摩',
  神奈川県: '横浜 川崎市 相模原',
  石川県: '金沢',
  長野県: '信州',
  山梨県: '甲府',
  愛知県: '名古屋',
  三重県: '津市',
  滋賀県: '大津',
  大阪府: '堺市 梅田',
  兵庫県: '神戸',
  島根県: '松江',
  香川県: '高松',
  愛媛県: '松山',
  福岡県: '北九州市 博多',
  沖縄県: '那覇',
}
