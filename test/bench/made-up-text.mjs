/**
 * Made-up Japanese for timing: the same for the same seed, in proportions like those of real text (few words very often, most
 * seldom, names that stand in one passage or two). It means nothing.
 */
const WORDS = (
  '制度 勤務 会社 社員 職員 導入 利用 実施 対象 部署 業務 時間 管理 環境 整備 効果 課題 対策 費用 負担 通信 端末 情報 安全 ' +
  '規程 申請 承認 上司 会議 連絡 報告 評価 育児 介護 通勤 自宅 拠点 出社 研修 窓口 相談 支援 助成 補助 調査 結果 割合 増加 ' +
  '減少 残業 休暇 手当 契約 雇用 採用 退職 継続 生産 品質 顧客 営業 設計 開発 製造 物流 医療 教育 行政 地域 都市 農業 観光 ' +
  '災害 感染 復旧 計画 目標 予算 決算 投資 設備 更新 移転 統合 分散 集中 推進 委員 組合 協定 法律 条例 指針 資料 書類 電子 ' +
  '印刷 保存 削除 共有 検索 画面 音声 映像 回線 暗号 認証 鍵 機密 漏洩 紛失 盗難 監視 記録 点検 監査 改善 改革 文化 意識 信頼 ' +
  '健康 疲労 睡眠 運動 食事 家族 子供 高齢 障害 女性 若手 新人 管理職 経営者 担当者 責任者 在宅勤務 労働時間 人事部 総務部'
).split(' ')
const PLACES = '札幌市 仙台市 新潟県 長野県 金沢市 名古屋市 京都府 大阪府 神戸市 広島市 高松市 福岡市 熊本県 鹿児島県 那覇市'.split(' ')
const VERBS = '行う 進める 定める 認める 始める 見直す 増やす 減らす 支える 広げる 確かめる 続ける 求める 示す 整える'.split(' ')
const SYLLABLES = 'ア イ ウ カ キ ク コ サ シ ス タ チ ト ナ ニ ネ ハ ヒ フ マ ミ メ モ ラ リ ル レ ロ ワ ン ジ ド バ パ'.split(' ')
const PASSAGE_LENGTH = 240

/** Numbers from 0 to 1 (mulberry32, public domain). */
function randomOf(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** `count` documents of 240 characters, six to a title, and `questions` about sentences of them. */
export function makeUpText(count, questions, seed = 1) {
  const random = randomOf(seed)
  const one = (list) => list[Math.floor(random() * list.length)]
  // Zipf: the n-th word about 1/n as often as the first.
  const word = () => WORDS[Math.min(WORDS.length - 1, Math.floor(WORDS.length ** random()) - 1)]
  const name = () => Array.from({ length: 3 + Math.floor(random() * 4) }, () => one(SYLLABLES)).join('')
  const names = Array.from({ length: Math.ceil(count / 2) }, name)
  const sentence = () =>
    one([
      () => `${one(PLACES)}の${one(names)}では${word()}${word()}の${word()}を${1990 + Math.floor(random() * 35)}年に${one(VERBS)}ことにした。`,
      () => `${word()}と${word()}については${one(names)}の${word()}が${word()}を${one(VERBS)}。`,
      () => `${word()}の${word()}は${Math.floor(random() * 900) + 1}人で、${word()}の${word()}より${Math.floor(random() * 90) + 1}%多い。`,
      () => `${one(names)}${word()}は${word()}${word()}を${one(VERBS)}ため、${word()}を${one(PLACES)}に移した。`,
    ])()
  const documents = []
  let title = ''
  for (let i = 0; i < count; i += 1) {
    if (i % 6 === 0) title = `${one(names)}の${word()}${word()}`
    let text = ''
    while (text.length < PASSAGE_LENGTH) text += sentence()
    documents.push({ id: `d${i}`, title, text: text.slice(0, PASSAGE_LENGTH) })
  }
  const asked = Array.from({ length: questions }, (_, i) => {
    const { id, title: about, text } = one(documents)
    const said = one(text.split('。')).slice(0, 12 + Math.floor(random() * 20))
    return { qid: `q${i}`, question: `${random() < 0.5 ? `${about}で、` : ''}${said}のは何ですか？`, doc: id }
  })
  return { documents, asked }
}
