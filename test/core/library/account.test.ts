import { describe, expect, it } from 'vitest'
import { accountFor } from '../../../src/core/library/account.js'
import { withoutContents } from '../../../src/core/library/contents.js'
import { titleOf } from '../../../src/core/library/document-title.js'
import type { ReadLine } from '../../../src/core/library/read-document.js'

const lines = (text: string): ReadLine[] => text.split('\n').map((row, i) => ({ text: row, line: i + 1 }))

describe('accountFor', () => {
  it('finds every line kept, left out or lost', () => {
    const read: ReadLine[] = [
      { text: '始業の時刻は、' },
      { text: '- 3 -', page: 3, leftOut: 'page number' },
      { text: '九時とする。' },
      { text: '  ' },
      { text: '行方の知れない行' },
    ]
    expect(accountFor(read, [{ lines: [{ text: '始業の時刻は、九時とする。' }] }])).toEqual({
      kept: 2,
      leftOut: [{ kind: 'page number', place: '3ページ', text: '- 3 -' }],
      lost: ['行方の知れない行'],
    })
  })
})

describe('withoutContents', () => {
  const body = '第1章　総則\n第1条（目的）\n旅費を定める。\n第2章　日当\n第2条（額）\n二千円とする。'

  it('leaves out a table of contents that is said again below', () => {
    const read = withoutContents(lines(`目　次\n第1章 総則 ………… 1\n第2章 日当（第2条―第9条）\n${body}`))
    expect(read.filter(({ leftOut }) => leftOut === 'table of contents').map(({ line }) => line)).toEqual([1, 2, 3])
  })

  it('keeps one that says what stands nowhere else', () => {
    const read = lines(`目次\n第1章 総則 … 1\n第2章 日当 … 2\n第3章 様式（別冊） … 9\n${body}`)
    expect(
      withoutContents(read)
        .filter(({ leftOut }) => leftOut !== undefined)
        .map(({ line }) => line),
    ).toEqual([1, 2, 3])
    expect(withoutContents(lines(`目次\n第1章 貸与\n${body}`))).toEqual(lines(`目次\n第1章 貸与\n${body}`))
  })
})

describe('titleOf', () => {
  it.each<[string | undefined, ReadLine[]]>([
    ['旅費規程', [{ text: '旅費規程', heading: 1 }, { text: '本文。' }]],
    [
      '出張のしかた',
      [
        { text: '総務課', size: 10 },
        { text: '出張のしかた', size: 16 },
        { text: '申請は前日までに行う。', size: 10 },
      ],
    ],
    ['賃金規程', lines('　　賃　金　規　程\n\n　　株式会社例示\n第1条　賃金を定める。')],
    [undefined, lines('申請は前日までに行う。\n承認は所属長が行う。')],
  ])('%s', (title, read) => {
    expect(titleOf(read)).toBe(title)
  })
})
