import { describe, expect, it } from 'vitest'
import { type Condition, labelOf, labelsInLine, wordsOf } from '../../../src/core/question/condition.js'
import { readConditions } from '../../../src/core/question/read-conditions.js'
import { foldPlain } from '../../../src/core/text/width.js'

const read = (words: string) => readConditions(foldPlain(words))
const labels = (words: string) => read(words).conditions.map(labelOf)

const READ: [words: string, labels: string[]][] = [
  // numbers carry their counter
  ['2000人', ['2,000人くらい']],
  ['2000年', ['2000年に導入']],
  ['2000', ['2000年に導入']],
  ['従業員50', ['50人くらい']],
  ['二百名以上', ['200人以上']],
  ['１万人以上', ['10,000人以上']],
  ['千人超', ['1,000人超']],
  ['1,000人を超える会社', ['1,000人超', '企業']],
  ['10人未満', ['10人未満']],
  ['10人より少ない', ['10人未満']],
  ['30名以下', ['30人以下']],
  ['最大30人', ['30人以下']],
  ['100人から300人', ['100～300人']],
  ['100人以上300人未満', ['100人以上', '300人未満']],
  ['20人台', ['20人台']],
  ['100人弱', ['100人弱']],
  ['100人強', ['100人強']],
  ['ちょうど24人', ['ちょうど24人']],
  ['数百人', ['200～999人']],
  ['5人に1人', []],
  ['何人くらい', []],
  // years
  ['2000年より前', ['2000年より前に導入']],
  ['2000年以前', ['2000年以前に導入']],
  ['2010年以降', ['2010年以降に導入']],
  ['2000年代', ['2000～2009年に導入']],
  ['2000年代後半', ['2005～2009年に導入']],
  ['90年代', ['1990～1999年に導入']],
  ['平成23年に導入', ['2011年に導入']],
  ['平成元年', ['1989年に導入']],
  ['平成十三年', ['2001年に導入']],
  ['平成20年度', ['2008年度に導入']],
  ['平成20年から23年', ['2008～2011年に導入']],
  ['2005〜2008年', ['2005～2008年に導入']],
  ['2006年7月', ['2006年7月に導入']],
  ['2005年ごろ', ['2005年ごろに導入']],
  // places
  ['東京都', ['東京都']],
  ['京都', ['京都府']],
  ['東京と京都', ['東京都か京都府']],
  ['東京海上', []],
  ['福島さん', []],
  ['会社ならどこ', ['企業']],
  ['かながわ', ['神奈川県']],
  ['名古屋', ['愛知県']],
  ['中国地方の市役所', ['中国地方', '市区']],
  ['九州の大分', ['九州', '大分県']],
  // alternatives and exclusions
  ['保険か金融', ['金融業，保険業']],
  ['奈良または大分', ['奈良県か大分県']],
  ['九州の役場か会社', ['九州', '自治体か企業']],
  ['建設業か30人以下', ['建設業か30人以下']],
  ['在宅かモバイル', ['在宅かモバイルワーク']],
  ['在宅 モバイル', ['在宅', 'モバイルワーク']],
  ['東京以外', ['東京都以外']],
  ['東京、神奈川以外', ['東京都以外', '神奈川県以外']],
  ['東京の会社以外', ['東京都以外']],
  ['受賞していない会社', ['受賞以外', '企業']],
  ['モバイルを使わない会社', ['モバイルワーク以外', '企業']],
  ['在宅のみ', ['在宅だけ']],
  ['東京でも神奈川でもない', ['東京都以外', '神奈川県以外']],
  ['奨励賞以外の受賞', ['奨励賞以外', '受賞']],
  ['優秀賞を受賞', ['優秀賞']],
  ['役所以外の九州', ['自治体以外', '九州']],
  ['製造業を除く', ['製造業以外']],
  ['製造業じゃない会社', ['製造業以外', '企業']],
  ['非製造業', ['製造業以外']],
  ['大企業以外', ['500人以下']],
  // everyday words
  ['航空会社', ['運輸業，郵便業']],
  ['IT企業', ['情報通信業']],
  ['主婦', ['主婦']],
  ['台風', ['事業継続']],
  ['障害者の雇用', ['障害者の就労']],
  ['育休', ['育児・介護との両立']],
  ['交通費', ['コスト削減']],
  ['会長賞', ['会長賞']],
  ['中小企業', ['500人以下', '企業']],
  ['通信費の補助', []],
  ['子どもが小さい社員', ['育児・介護との両立']],
  ['賞与', []],
  ['上場企業', []],
]

/** What is applied, without the person's own words. */
const applied = (conditions: Condition[]) =>
  conditions.map(({ anyOf, excluded }) => ({
    excluded,
    anyOf: anyOf.map(({ fact, label, oneOf, bounds: { min, max, month, fiscal } = {} }) => ({
      fact,
      label,
      oneOf,
      bounds: [min, max, month, fiscal],
    })),
  }))

describe('readConditions', () => {
  it.each(READ)('%s means %j', (words, expected) => {
    expect(labels(words)).toEqual(expected)
  })

  it.each(READ)('reads the labels of %s as the same conditions', (words) => {
    const { conditions } = read(words)
    expect(applied(read(wordsOf(conditions)).conditions)).toEqual(applied(conditions))
  })

  it('leaves what is no condition, in its place', () => {
    expect(read('黒字の自治体 九州').rest).toBe('黒字の      ')
  })

  it('takes the end of a word for a part of what was read', () => {
    expect(read('横浜市の会社').rest.trim()).toBe('の')
    expect(read('従業員数が50人以下').rest.trim()).toBe('')
    expect(read('建設業 紙').rest.trim()).toBe('紙')
  })

  it('takes a named organisation for a condition where it is told of one', () => {
    const { conditions } = readConditions('    以外の製造業', [
      { start: 0, end: 4, caseIds: ['nissan'], label: '日産' },
    ])
    expect(conditions.map(labelOf)).toEqual(['日産以外', '製造業'])
  })
})

describe('labels', () => {
  it('stand in one line, parted by a sign that none of them holds', () => {
    expect(labelsInLine(['製造業', '30人以下'])).toBe('製造業・30人以下')
    expect(labelsInLine(['大学・研究所', '30人以下'])).toBe('大学・研究所、30人以下')
  })

  it('say of what is left out only what it is', () => {
    const condition = (label: string, excluded: boolean): Condition => ({
      anyOf: [{ fact: 'introduced', label, oneOf: [], said: label }],
      excluded,
    })
    expect(labelOf(condition('2000年以前に導入', true))).toBe('2000年以前以外')
    expect(labelOf(condition('2000年に導入した会社', true))).toBe('2000年に導入した会社以外')
    expect(wordsOf([condition('2000年に導入', false), condition('在宅', true)])).toBe('2000年に導入 在宅以外')
  })
})
