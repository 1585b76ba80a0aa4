import { describe, expect, it } from 'vitest'
import { jsonPieces } from '../../src/page/inspect/json-pieces.js'
import { MISHAP_NAMES } from '../../src/page/inspect/mishap-names.js'
import { milliseconds, percent, signed } from '../../src/page/inspect/numbers.js'
import { sizeShares } from '../../src/page/inspect/size-share.js'
import { toSpokenLine } from '../../src/page/inspect/spoken-line.js'

describe('what a screen reader says', () => {
  it.each([
    ['heading: チェックリスト', '見出し', 'チェックリスト'],
    ['button: 詳しく', 'ボタン', '詳しく'],
    ['group, collapsed: ほかの箇所 3件', 'グループ（閉じている）', 'ほかの箇所 3件'],
    ['field: 期日 (optional)', '入力欄', '期日（省略できます）'],
    ['table: 比較, 3 rows', '表', '比較、3行'],
    ['table, 3 rows', '表', '3行'],
    ['separator', '区切り線', ''],
    ['出典: テレワーク事例集', '', '出典: テレワーク事例集'],
    ['残業は認められません。', '', '残業は認められません。'],
  ])('%s', (line, role, words) => expect(toSpokenLine(line)).toEqual({ role, words }))
})

describe('sizes', () => {
  const size = (name: string, value: number, max: number) => ({ name, value, max, source: '' })

  it('come fullest first, pointed out from four fifths of the limit on', () => {
    const shares = sizeShares([size('a', 79, 100), size('b', 80, 100), size('c', 101, 100), size('d', 100, 100)])
    expect(shares.map(({ name, state }) => [name, state])).toEqual([
      ['c', 'over'],
      ['d', 'near'],
      ['b', 'near'],
      ['a', 'fine'],
    ])
  })
})

describe('JSON in pieces', () => {
  const json = JSON.stringify({ text: 'a "b": c\\', n: [-1.5e-7, 20, true, null], o: { 'key 1': '' } }, undefined, 2)

  it('is the same text again', () => {
    expect(
      jsonPieces(json)
        .map(({ text }) => text)
        .join(''),
    ).toBe(json)
  })

  it('tells keys from strings, whatever stands in them', () => {
    const of = (kind: string) =>
      jsonPieces(json)
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text)
    expect(of('key')).toEqual(['"text"', '"n"', '"o"', '"key 1"'])
    expect(of('string')).toEqual([String.raw`"a \"b\": c\\"`, '""'])
    expect(of('number')).toEqual(['-1.5e-7', '20'])
    expect(of('word')).toEqual(['true', 'null'])
  })
})

describe('figures', () => {
  it('have their sign, and none where they are nought', () => {
    expect([signed(3.1), signed(-2.304), signed(-0.001), signed(0)]).toEqual(['+3.10', '−2.30', '0.00', '0.00'])
  })

  it('do not round to nothing what is there', () => {
    expect([percent(0.7302), percent(0.001), percent(0)]).toEqual(['73 %', '1 %未満', '0 %'])
  })

  it('are as exact as is worth reading', () => {
    expect([milliseconds(2.53), milliseconds(85.4)]).toEqual(['2.5', '85'])
  })
})

it('names mishaps in one short line each', () => {
  for (const { name, says } of Object.values(MISHAP_NAMES)) {
    expect(name.length).toBeLessThan(12)
    expect(says.length).toBeLessThan(40)
  }
})
