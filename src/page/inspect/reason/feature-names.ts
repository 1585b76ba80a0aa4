import type { ExplainedOwnFeature } from '../../../core/answers/own-rules-finding.js'
import type { ConfidenceFeatures } from '../../../core/ranking/confidence.js'
import type { RankingFeature } from '../../../core/ranking/ranking-weights.js'

/** What features have in common, with one sign for each that does not rest on its colour. */
export const FAMILIES = {
  search: { sign: '検', name: '検索' },
  sentence: { sign: '文', name: '文の言葉' },
  around: { sign: '周', name: 'まわりの言葉' },
  noted: { sign: '問', name: '書き添えた質問' },
  sort: { sign: '形', name: '聞かれ方' },
  subject: { sign: '条', name: '組織と条件' },
  own: { sign: '規', name: '自社の規程' },
  cost: { sign: '引', name: '差し引き' },
} as const

export type Family = keyof typeof FAMILIES

export interface FeatureName {
  name: string
  /** One line for those who did not write the ranking. */
  says: string
}

export const RANKING_NAMES: Record<RankingFeature, FeatureName & { family: Family }> = {
  search: { family: 'search', name: '検索の点数', says: '検索が箇所に付けた点数。一番の箇所を1とする' },
  textTranslated: {
    family: 'sentence',
    name: '文の意味',
    says: '文と見出しが、聞かれたことを別の言葉でも述べているか',
  },
  blockTranslated: {
    family: 'around',
    name: '段落の意味',
    says: '文に、段落のほかの文と書き添えた質問を足して、意味が近いか',
  },
  notedTranslated: { family: 'noted', name: '質問どうしの意味', says: '段落に書き添えた質問と、意味が近いか' },
  passageTranslated: { family: 'around', name: '箇所全体の意味', says: '箇所全体と、意味が近いか' },
  notedSameness: { family: 'noted', name: 'ほぼ同じ質問', says: '書き添えた質問と、ほぼ一字一句同じか' },
  sentenceCover: { family: 'sentence', name: '文にある言葉', says: '質問の言葉のうち、文にあるものの割合' },
  blockCover: {
    family: 'noted',
    name: '段落にある言葉',
    says: '質問の言葉のうち、文・見出し・書き添えた質問にあるものの割合',
  },
  passageCover: { family: 'around', name: '箇所にある言葉', says: '質問の言葉のうち、箇所と見出しにあるものの割合' },
  answerType: { family: 'sort', name: '求めた形の答え', says: '人数や時期など、聞かれた形で答えられる文か' },
  roleAsked: { family: 'sort', name: '文の働き', says: '理由・課題・対策など、聞かれたことに合う働きをする文か' },
  polarity: {
    family: 'sort',
    name: '向き',
    says: '「向いていない」と聞かれて「向いている」を述べるなど、逆のことを言う文を控えめにする',
  },
  remedyAsked: {
    family: 'sort',
    name: '手立て',
    says: '対策を聞かれたり心配を打ち明けられたりしたときに、困りごとでなく手立てを述べる文か',
  },
  placeAsked: { family: 'sort', name: '書かれた場所', says: 'そのような質問がよく寄せられる章や資料か' },
  reason: { family: 'cost', name: '理由の文', says: '理由を聞かれていないのに、理由だけを述べる文' },
  measure: { family: 'cost', name: '対策の文', says: '広く当てはまる言い方の対策の文を控えめにする' },
  provenance: { family: 'cost', name: '出どころだけの文', says: '出典や公表の日を述べる文は、中身を述べない' },
  figure: { family: 'sentence', name: '数字のある文', says: '単位の付いた数字を述べているか' },
  past: { family: 'sentence', name: '行ったことの文', says: '実際に行ったこと、起きたことを述べているか' },
  opening: { family: 'cost', name: '段落の書き出し', says: '書き出しの文は主語を示すことが多く、答えは後に続く' },
  caseText: { family: 'cost', name: '事例の文', says: '手引きでも足りるときに、事例の文を控えめにする' },
  namedCase: { family: 'subject', name: '名指しの組織', says: '名前の挙がった組織の箇所か（ほかの組織なら引く）' },
  factAgreement: { family: 'subject', name: '条件との一致', says: '都道府県・業種・規模などの条件に合うか' },
  kindAgreement: { family: 'sort', name: '求めた種類', says: '統計・用語など、求められた種類の箇所か' },
  meantSource: { family: 'subject', name: '指された資料', says: '質問が指している資料の箇所か' },
  unaskedKind: { family: 'cost', name: '求めていない種類', says: '事実を聞かれたときの、チェックリストや用語の項目' },
  shortSentence: { family: 'cost', name: '短い文', says: '数語だけの文は、まとまったことを言わない' },
  sentenceLength: { family: 'sentence', name: '文の長さ', says: '長い文ほど多くを述べる。120字を1とする' },
  seriesTitle: { family: 'cost', name: '統計の題', says: '数字は題ではなく、下の行にある' },
}

/** The same for a sentence of one's own documents, which are scored by themselves and then lifted before the others. */
export const OWN_NAMES: Record<ExplainedOwnFeature, FeatureName & { family: Family }> = {
  'own search': RANKING_NAMES.search,
  'own textTranslated': RANKING_NAMES.textTranslated,
  'own blockTranslated': RANKING_NAMES.blockTranslated,
  'own passageTranslated': RANKING_NAMES.passageTranslated,
  'own notedSameness': RANKING_NAMES.notedSameness,
  'own blockCover': RANKING_NAMES.blockCover,
  'own passageCover': RANKING_NAMES.passageCover,
  'own answerType': RANKING_NAMES.answerType,
  'own figureAsked': {
    family: 'sort',
    name: '問われた種類の数',
    says: '金額や日数などを問う質問に、その種類の数がある文',
  },
  'own shortSentence': RANKING_NAMES.shortSentence,
  'own sentenceLength': RANKING_NAMES.sentenceLength,
  'own textCover': {
    family: 'sentence',
    name: '文と見出しにある言葉',
    says: '質問の言葉のうち、文か見出しにあるものの割合',
  },
  'own headCover': { family: 'around', name: '見出しにある言葉', says: '質問の言葉のうち、条の見出しにあるものの割合' },
  'own kanjiCover': { family: 'sentence', name: '漢字の重なり', says: '質問の漢字のうち、文か見出しにあるものの割合' },
  'own figure': { family: 'sentence', name: '質問の数', says: '質問にある数か、それを含む範囲が文にある' },
  'own announces': {
    family: 'sort',
    name: '表の前置き',
    says: '「次の表のとおり」など、答えが後に続くことや見出しと同じことだけを述べる文',
  },
  'own formTold': {
    family: 'sort',
    name: '聞かれた形',
    says: '誰に、いつまでに、してよいかなど、聞かれたことのうち文が述べているものの割合',
  },
  'own formLacking': {
    family: 'sort',
    name: '足りない数',
    says: '金額・年齢・日など、聞かれた数のうち文にないものの割合',
  },
  'own amountLacking': {
    family: 'sort',
    name: '額のない箇所',
    says: '金額・年齢・回数などを聞かれたのに、その形の数が箇所のどこにもない',
  },
  'own detailLacking': {
    family: 'sort',
    name: '触れていない条件',
    says: '自転車・退職月・家族の分など、聞かれた条件に文も見出しも触れていない',
  },
  'own unaskedCondition': {
    family: 'sort',
    name: '聞かれていない条件',
    says: '「…する者は」など、聞かれていない条件で始まる文',
  },
  'own asked': {
    family: 'sentence',
    name: '文のうち聞かれた分',
    says: '文の字のうち、質問が何かの言葉で言っているものの割合',
  },
  'own firstSentence': { family: 'sort', name: '条の最初の文', says: '条の最初の文は、決まりそのものを述べる' },
  'own topicMatch': {
    family: 'sentence',
    name: 'よく聞かれる事柄',
    says: '質問がどの事柄（社内規程によく聞かれること）に当たるかを読み、その事柄の文であるほど高い',
  },
  'own passageTopic': {
    family: 'around',
    name: '箇所の事柄',
    says: '箇所のうち、質問の事柄に最もよく当たる文がどれほど当たるか',
  },
  'own topicLikeness': {
    family: 'own',
    name: '話題の近さ',
    says: '質問と文の言葉が、同じ種類の決まりでよく使われるか',
  },
  'own passageLikeness': { family: 'own', name: '箇所の話題の近さ', says: '箇所全体の言葉で見た、話題の近さ' },
  'own lead': {
    family: 'own',
    name: '自社の規程を先に',
    says: '聞かれたことを述べている自社の規程を、ほかの資料より前に置く',
  },
}

/** Every feature of a sentence's explanation. */
export const SENTENCE_NAMES: Record<string, FeatureName & { family: Family }> = { ...RANKING_NAMES, ...OWN_NAMES }

export const CONFIDENCE_NAMES: Record<keyof ConfidenceFeatures, FeatureName> = {
  score: { name: '一番の文の点数', says: '高いほど、答えらしい文が見つかっている' },
  passageCover: { name: '箇所にある言葉', says: '書き添えた質問を除くと、どれだけ述べているか（その分を差し引く）' },
  notedSameness: { name: 'ほぼ同じ質問', says: '上位の段落に、ほぼ一字一句同じ質問が書き添えてあるか' },
  unknownPairs: { name: '見慣れない文字の並び', says: '質問の2文字の並びのうち、資料にないものの割合' },
  unheldCompounds: { name: '資料にない語のつながり', says: '「確定申告」のように、並べた形ではどの資料にもない言葉' },
  meaningCover: { name: '意味の重なり', says: '質問の言葉のうち、上位の段落が別の言葉でも述べているものの割合' },
  leastSaid: { name: '一番薄い言葉', says: '質問の言葉のうち、上位の段落が最も述べていないもの' },
  named: { name: '組織の名前', says: '資料にある組織の名前が挙がっている' },
  offSubject: { name: '話題の外らしさ', says: 'テレワークと関わりのない質問と見た度合い' },
}
