import { beforeAll, describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import { Lexicon, lexiconOf } from '../../../src/core/index/lexicon.js'
import { restate } from '../../../src/core/question/restate.js'
import type { Token, WordClass } from '../../../src/core/text/analyzer.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

describe('what was read as another word', () => {
  /** 承認 is written more often than 商人; nobody writes of パソコン. */
  const TEXTS = [
    '在宅勤務の申請は所属長が承認する。承認は前日まで。',
    '商人の組合は講習会を開き、承認を受ける。',
    '昼休みにハンコを押す。テレワークの申込書は経理課へ出す。',
    '任意の様式で、会議の期限を守る。商を学ぶ。試行期間を置く。',
  ]
  let tools: Parameters<typeof restate>[1]
  beforeAll(async () => {
    const analyzer = await theAnalyzer()
    const passages = TEXTS.map((text, i) => passageOf(text, { id: `p${i}`, documentId: `d${i}` }))
    const index = buildPassageIndex({ passages } as never, analyzer)
    tools = { analyzer, lexicon: lexiconOf(index), vocabulary: index.terms, pairs: index.pairs }
  })

  it.each([
    ['こうしゅうかいはいつ', 'こうしゅうかい', '講習会', 'kana'],
    ['講集会はいつ', '講集会', '講習会', 'sameSound'],
    ['テレワクの申請', 'テレワク', 'テレワーク', 'nearSpelling'],
    ['在宅金務の申請', '在宅金務', '在宅勤務', 'slip'],
    ['もうしこみしょの様式', 'もうしこみしょ', '申込書', 'kana'],
  ])('%s: %s for %s, by %s', (text, said, as, by) => {
    const restated = restate(text, tools)
    expect(restated.restatements).toEqual([{ said, as, by, others: expect.any(Array) }])
    expect(restated.text).toBe(text.replace(said, as))
    expect(restated.tokens.map(({ surface }) => surface).join('')).toBe(restated.text)
  })

  it('is no compound of words that the dictionary knows', () => {
    expect(restate('試用期間の申請', tools).text).not.toContain('試行')
  })

  it('of several that sound so is the one that the documents have most, the others beside it', () => {
    expect(restate('しょうにんがいる', tools).restatements).toEqual([
      { said: 'しょうにん', as: '承認', others: ['商人'], by: 'kana' },
    ])
  })

  it('is every word of it, in its place', () => {
    expect(restate('ざいたくきんむのしんせいとこうしゅうかい', tools).text).toBe('在宅勤務の申請と講習会')
    expect(restate('講集会とテレワク', tools).text).toBe('講習会とテレワーク')
  })

  it.each([
    ['組合のしんせいはいつ', '組合の申請はいつ'],
    ['前日のかいぎの後', '前日の会議の後'],
    ['在宅きんむの費用', '在宅勤務の費用'],
    ['組合のけいりかに出す', '組合の経理課に出す'],
    ['承認のこうしゅう', '承認の講習'],
    ['しんせいは組合', '申請は組合'],
    ['ショウニンの印', '承認の印'],
    ['所属ちょうの印', '所属長の印'],
  ])('is read in kana among kanji too, where words begin and end: %s is %s', (text, as) => {
    expect(restate(text, tools).text).toBe(as)
  })

  it.each(['お昼やすみ', '残業をしょうとする', '組合のしょうがない話'])(
    'is none that begins or ends in the midst of another: %s',
    (text) => {
      expect(restate(text, tools)).toMatchObject({ text, restatements: [] })
    },
  )

  it.each([
    ['a word that the documents have', '昼休みの申請'],
    ['another word of the dictionary that looks like one', '夏休みの申請'],
    ['a number', '申込書123'],
    ['a short word that people write in kana', '申請のあいだ'],
    ['an inflection', '承認されるでしょうか'],
    ['what is nothing like any word', '宇宙旅行'],
  ])('is not %s: %s', (_, text) => {
    expect(restate(text, tools)).toMatchObject({ text, restatements: [] })
  })

  it('is not a word that is known elsewhere', () => {
    expect(restate('ワンコの申請', tools).text).toBe('ハンコの申請')
    expect(restate('ワンコの申請', { ...tools, isKnownElsewhere: (term) => term === 'ワンコ' }).text).toBe(
      'ワンコの申請',
    )
  })
})

describe('of words as a dictionary cuts them', () => {
  /** `在宅(ざいたく) を:particle`: a noun where nothing else is said; without a reading it is in no dictionary. */
  const cut = (words: string): Token[] => {
    let at = 0
    return words.split(' ').map((word) => {
      const [, surface = '', reading, wordClass = 'noun'] = /^([^(:]+)(?:\(([^)]*)\))?(?::(\w+))?$/.exec(word)!
      const start = at
      at += surface.length
      const content = !/particle|symbol/.test(wordClass)
      const told = reading === undefined ? {} : { reading }
      return { surface, start, end: at, term: surface, wordClass: wordClass as WordClass, content, ...told }
    })
  }
  /** `sounds`: the documents' words by reading; `written`: those that are looked for by spelling; `has`: what they hold beside. */
  const restated = (
    words: string,
    { sounds = {}, written = [], has = [] }: { sounds?: Record<string, string[]>; written?: string[]; has?: string[] },
  ) => {
    const tokens = cut(words)
    const text = tokens.map(({ surface }) => surface).join('')
    const known = [...has, ...written]
    return restate(text, {
      analyzer: { analyze: (asked) => (asked === text ? tokens : []) },
      pairs: { has: () => true },
      lexicon: new Lexicon(new Map(Object.entries(sounds)), written),
      // The longer a word, the more often it is written.
      vocabulary: { has: (term: string) => known.includes(term), idf: (term: string) => -term.length } as never,
    })
  }
  const text = (...given: Parameters<typeof restated>) => restated(...given).text
  const said = (...given: Parameters<typeof restated>) =>
    restated(...given).restatements.map((one) => `${one.said} → ${one.as}`)

  it.each<[string, Record<string, string[]>, string]>([
    // Beside kanji a loanword of five signs is sure wherever it stands, another word from six on.
    ['紙(かみ) のこ あた いむは', { こあたいむ: ['コアタイム', '木間'] }, '紙のコアタイムは'],
    ['紙(かみ) のこあ たいむは', { あたいむ: ['アタイム'] }, '紙のこあたいむは'],
    ['紙(かみ) のこう しゅう は', { こうしゅう: ['講習'] }, '紙の講習は'],
    ['紙(かみ) のけん しゅう びは', { けんしゅうび: ['研修日'] }, '紙の研修日は'],
    // With kana alone, every word that fits is read.
    ['のこう しゅう は', { こうしゅう: ['講習'] }, 'の講習は'],
    // する with what follows it.
    ['まず していい の', { してい: ['指定'] }, 'まずしていいの'],
    // A short word that is in the dictionary in kana is written so; one that is in none, and a longer one, are not.
    ['紙(かみ) の(の):particle あいだ(あいだ)', { あいだ: ['間'] }, '紙のあいだ'],
    ['紙(かみ) の(の):particle あいだ:unknown', { あいだ: ['間'] }, '紙の間'],
    ['紙(かみ) の(の):particle けいりか(けいりか)', { けいりか: ['経理課'] }, '紙の経理課'],
    // Particles may stick to what no dictionary has, and to nothing else.
    ['紙(かみ) けいりかに:unknown', { けいりか: ['経理課'] }, '紙経理課に'],
    ['紙(かみ) けいりかに(けいりかに)', { けいりか: ['経理課'] }, '紙けいりかに'],
    ['紙(かみ) かいぎさ:unknown をことに:unknown', { かいぎ: ['会議'] }, '紙かいぎさをことに'],
    // Of several, the one that is written most.
    ['しょうにん:unknown', { しょうにん: ['商人', '承認者', '証人'] }, '承認者'],
  ])('in kana: %s with %j is %s', (words, sounds, as) => {
    expect(text(words, { sounds, has: ['あいだ'] })).toBe(as)
  })

  it('that sounds alike is the one that is written most, unless it is short, long and known, or a number', () => {
    const sounds = { こうしゅう: ['講習', '高周波', '口臭'], きか: ['気化'], きかい: ['機械'], さんじゅう: ['山寿'] }
    expect(restated('公衆(こうしゅう) は(は):particle', { sounds }).restatements).toEqual([
      { said: '公衆', as: '高周波', others: ['講習', '口臭'], by: 'sameSound' },
    ])
    expect(text('機会(きかい)', { sounds })).toBe('機械')
    expect(text('貴下(きか)', { sounds })).toBe('貴下')
    expect(text('三十(さんじゅう):number', { sounds })).toBe('三十')
    expect(text('4(よん):number 版(はん):suffix', { sounds: { よんはん: ['夜半'] }, has: ['版'] })).toBe('4版')
    expect(text('夏休み(なつやすみ)', { sounds: { なつやすみ: ['懐休'] } })).toBe('夏休み')
  })

  it('that is spelled alike is none where every part of it is known, whatever stands beside it', () => {
    const written = ['丁役場']
    expect(said('町(まち) 役場(やくば)', { written, has: ['役場'] })).toEqual(['町役場 → 丁役場'])
    expect(said('町(まち) 役場(やくば)', { written, has: ['町', '役場'] })).toEqual([])
    expect(said('甲(こう) 町(まち) 役場(やくば)', { written, has: ['町', '役場'] })).toEqual([])
    expect(said('町(まち) 役場(やくば) 乙(おつ)', { written, has: ['町', '役場'] })).toEqual([])
    // 試用期間: the dictionary knows its parts, though the documents do not.
    expect(said('紙(かみ) の(の):particle 試用(しよう) 期間(きかん)', { written: ['試行期間'] })).toEqual([])
    expect(said('テレワク 研修(けんしゅう)', { written: ['テレワーク研修'] })).toEqual([
      'テレワク研修 → テレワーク研修',
    ])
  })

  it('is corrected once, the longest first, and whatever stands right beside it', () => {
    const written = ['講習会場', '講習会', 'テレワーク', 'テレワークス', '研修計画', 'さっそく', 'コミュニケーション']
    expect(said('講集会(こうしゅうかい) 場(じょう):suffix', { written })).toEqual(['講集会場 → 講習会場'])
    expect(said('講集会 場(じょう):suffix', { written })).toEqual(['講集会場 → 講習会場'])
    expect(text('テレワックス と(と):particle 研集計画', { written })).toBe('テレワークスと研修計画')
    expect(text('テレワク さつそく:adverb', { written })).toBe('テレワークさっそく')
    expect(text('さつそく:adverb コミニケーション', { written })).toBe('さっそくコミュニケーション')
  })
})
