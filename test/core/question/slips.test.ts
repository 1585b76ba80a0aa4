import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf } from '../../../src/core/index/lexicon.js'
import { Thesaurus } from '../../../src/core/index/thesaurus.js'
import { mendLatin } from '../../../src/core/question/latin-slips.js'
import { type RestatingTools, restate } from '../../../src/core/question/restate.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { theAnalyzer, theKnowledge } from '../../fixtures/loaded.js'

// How people mistype, over the corpus as it is.
let tools: RestatingTools
let latin: (text: string) => string
const read = (text: string) => restate(foldPlain(text), tools).text
beforeAll(async () => {
  const analyzer = await theAnalyzer()
  const { index, thesaurus } = await theKnowledge()
  const lexicon = lexiconOf(index)
  tools = { analyzer, lexicon, vocabulary: index.terms, pairs: index.pairs }
  const groups = new Thesaurus(thesaurus)
  const isKnownElsewhere = (term: string) => groups.knows(term)
  latin = (text) => mendLatin(foldPlain(text), text, { analyzer, lexicon, vocabulary: index.terms, isKnownElsewhere })
}, 60_000)

describe('another kanji of the same sound', () => {
  it.each([
    ['出退禁の打刻', '出退勤の打刻'],
    ['離食率は下がる', '離職率は下がる'],
    ['どの部暑を入れる', 'どの部署を入れる'],
    ['誌験を受ける', '試験を受ける'],
    ['用紙の削源', '用紙の削減'],
    ['在拓の日', '在宅の日'],
    ['残行していい', '残業していい'],
    ['満促度を測る', '満足度を測る'],
    ['解結した方法', '解決した方法'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })

  it.each([
    'あと何日残っていますか',
    'チームには何部を入れる',
    '県外に住む社員',
    '出張の宿代は会社もち',
    '旦那が転勤になった',
    '統計が見たい',
    'とき画面を見る',
    '今日うちのチームで',
  ])('%s says what it says', (text) => {
    expect(read(text)).toBe(text)
  })

  it('is told as a slip, in its place', () => {
    expect(restate('親の部暑', tools).restatements).toEqual([{ said: '部暑', as: '部署', others: [], by: 'slip' }])
  })
})

describe('a word that is left half in kana', () => {
  it.each([
    ['親の介ごで辞める', '親の介護で辞める'],
    ['住民記ろくの端末', '住民記録の端末'],
    ['育じ中の社員', '育児中の社員'],
    ['どのくらいのひん度', 'どのくらいの頻度'],
    ['導入のひ用', '導入の費用'],
    ['社員のきょういく', '社員の教育'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })
})

describe('a slip in kana', () => {
  it.each([
    ['ざいたきんむの申請', '在宅勤務の申請'],
    ['じんじひょかへの影響', '人事評価への影響'],
    ['しゅきんする日', '出勤する日'],
    ['サテライトおふぃす', 'サテライトオフィス'],
  ])('%s is read as %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })

  it.each(['ぎょうざの包み方', 'チェックリストちょうだい', '資料おねがい', 'おっさんに見られた'])(
    '%s holds none',
    (text) => {
      expect(read(text)).toBe(text)
    },
  )

  it('leaves words in katakana apart that were none in kana', () => {
    expect(read('ふりーわいふぁい')).toBe('フリー ワイファイ')
  })
})

describe('letters among kana', () => {
  it.each([
    ['会社もちですk', '会社もちですか'],
    ['できますk？', 'できますか?'],
    ['残業はあるd', '残業はある'],
    ['zaitakukinmuの上限', '在宅勤務の上限'],
    ['ｚaitakuの日', '在宅の日'],
    ['てれわーkの日', 'てれわーくの日'],
    ['USBメモリつかtteいい', 'usbメモリつかっていい'],
    ['daijoubuですか', '大丈夫ですか'],
  ])('%s is %s', (text, meant) => {
    expect(latin(text)).toBe(meant)
  })

  it.each([
    'Teamsの会議',
    'VPNってなに',
    'プランBの費用',
    'Miroのテンプレート',
    'WAAという制度',
    'h社の例',
    'web会議',
    'wi-fiの設定',
    'usbに移す',
  ])('%s stays', (text) => {
    expect(latin(text)).toBe(foldPlain(text))
  })
})

describe('questions without a slip', () => {
  /** In what the writers of these sets typed right, nothing may be read as something else. */
  const clean = ['employees', 'managers', 'town-halls', 'sales', 'staff']
    .flatMap((writer) =>
      readFileSync(join(import.meta.dirname, `../../retrieval/strangers/${writer}/questions.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).question as string),
    )
    .filter((question) => !TYPED_AMISS.test(question))

  it('are left as they are', () => {
    const slips = clean.flatMap((question) => {
      const mended = latin(question) === foldPlain(question) ? [] : [question]
      const { restatements } = restate(foldPlain(question), tools)
      return [...mended, ...restatements.filter(({ by }) => by === 'slip').map(({ said, as }) => `${said} → ${as}`)]
    })
    expect(clean.length).toBeGreaterThan(300)
    expect(slips).toEqual([])
  })
})

/** Questions of the sets that hold one. */
const TYPED_AMISS = /無利|部暑|定議|対作|ざいたくしたい|まうすか/
