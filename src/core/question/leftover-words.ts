import type { Analyzer, Token } from '../text/analyzer.js'
import { isStopWord } from '../text/stop-words.js'

/** Words that stand in look-ups and narrow nothing: every case is one of telework. Base forms. */
const FILLING = new Set(
  [
    '事例 例 実例 事例集 ケース 導入例 会社 企業 団体 組織 法人 社 者 方 人 員 名 業 所 とこ 場所 全国 国内 日本',
    'テレワーク リモートワーク リモート ワーク 勤務 導入 実施 開始 活用 利用 使用 運用 推進 推進 取り組み 取組 取組み 取り組む 採用 制度 仕組み',
    '従業 従業員 社員 職員 従業者 スタッフ メンバー 人数 数 名 規模 総勢 本社 本拠 所在地 所在 在住 拠点 業界 業種 職種 系 関係 関連 分野 エリア 地域 地方 地区',
    '仕事 業務 目的 理由 狙い ねらい 対策 対応 対象 向け 一覧 リスト 全部 すべて 全て 情報 検索 紹介 概要 内容 詳細 資料 時期 時点 当時 時代 年 月',
    '始める はじめる 行う おこなう 使う つかう 働く はたらく 入れる 取り入れる とりいれる 進める すすめる 探す さがす 調べる 出す 持つ もつ 勤める 続ける つづける 取る とる もらう 見る',
    '一番 最も 両方 くらい ぐらい 程度 前後 以上 以下 未満 約 他 別 済み 済 毎 中 内 外 上 下 者 側 系 型 式 化 性 用 的 時 場合 必要 可能 具体 各 本 当 第',
  ].flatMap((line) => line.split(' ')),
)

/** Classes of words that make one word with their neighbours: 特例 + 子会社. */
const JOINING = new Set(['noun', 'unknown', 'number', 'prefix', 'suffix'])

/** 去年 said in a text of 2006 is another year. */
const RELATIVE = /^(?:去年|昨年|今年|来年|最近|近年|直近|今月|先月|昨今)$/

/** A word that is neither a condition nor filling. */
export interface LeftoverWord {
  /** As it stands there; a verb or an adjective by its base form. */
  word: string
  /** Without the filling words around it: 上場 of 上場企業. */
  core: string
  /** True for what can be looked for in the texts: 儲かる and 高い say nothing there. */
  isThing: boolean
  /** Where it stands in what is left of the words. */
  start: number
  end: number
}

/**
 * The words of a look-up that are neither conditions nor filling: what has to be looked for in the texts, or to be named
 * as not understood. `withVerbs` also gives verbs and adjectives: in a whole sentence they are mostly manners.
 */
export function leftoverWords(leftover: string, analyzer: Analyzer, withVerbs: boolean): LeftoverWord[] {
  const words = new Map<string, LeftoverWord>()
  let run: Token[] = []
  const textOf = (tokens: readonly Token[]) => leftover.slice(tokens[0]!.start, tokens.at(-1)!.end)
  const flush = () => {
    const telling = trimmed(run)
    if (telling.length > 0) {
      const word = textOf(run)
      const { start, end } = { start: run[0]!.start, end: run.at(-1)!.end }
      words.set(word, { word, core: textOf(telling), isThing: telling.some(isThing), start, end })
    }
    run = []
  }
  for (const token of analyzer.analyze(leftover)) {
    if (run.length > 0 && run.at(-1)!.end !== token.start) flush()
    if (JOINING.has(token.wordClass) && !isStopWord(token.term)) run.push(token)
    else {
      flush()
      const isTelling = token.content && !isStopWord(token.term) && !FILLING.has(token.term)
      if (withVerbs && isTelling && (token.wordClass === 'verb' || token.wordClass === 'adjective'))
        words.set(token.term, {
          word: token.term,
          core: token.term,
          isThing: false,
          start: token.start,
          end: token.end,
        })
    }
  }
  flush()
  return [...words.values()]
}

/** Words as they were typed together: 社食がおいしい, 給料が高い. */
export function asTyped(words: readonly LeftoverWord[], leftover: string): string[] {
  const phrases: { text: string; end: number }[] = []
  for (const { word, start, end } of words) {
    const last = phrases.at(-1)
    const between = last && last.end >= 0 && last.end < start ? leftover.slice(last.end, start) : ''
    if (last && /^[がはもをのにでと]$/.test(between)) phrases.splice(-1, 1, { text: last.text + between + word, end })
    else phrases.push({ text: word, end })
  }
  return phrases.map(({ text }) => text)
}

function isThing({ wordClass, surface }: Token): boolean {
  return (wordClass === 'noun' || wordClass === 'unknown') && !RELATIVE.test(surface)
}

/** Without the filling words at either end; nothing where only such, or the end of a word (離職率 less 離職), are left. */
function trimmed(run: readonly Token[]): readonly Token[] {
  const tells = ({ term, surface, content, wordClass }: Token) =>
    content && wordClass !== 'suffix' && !FILLING.has(term) && !/^[ぁ-ゖ]{1,2}$/.test(surface)
  const first = run.findIndex(tells)
  // 社食: of two parts that say nothing by themselves the whole may.
  if (first < 0) return run.length > 1 && run.some(({ term }) => !FILLING.has(term)) ? run : []
  const last = run.findLastIndex((token) => tells(token) || token.wordClass === 'suffix')
  return run.slice(first, last + 1)
}
