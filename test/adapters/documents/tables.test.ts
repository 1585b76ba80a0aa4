import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../src/adapters/documents/table-files.js'
import { writeXlsx } from '../../../src/adapters/documents/xlsx-writing.js'
import { asCell, fromCell, renderCsv } from '../../../src/service/csv.js'
import { makeXlsx } from '../../fixtures/make-files.js'

const ROWS = [
  ['ID', '質問', '回答'],
  ['a1', '在宅の日の交通費は？\n通勤費は？', '定期代は、"実費"に替えます。\n上限は、月1,000円。'],
  ['', '=HYPERLINK("http://x")', "-1 と '=1 と _x0041_ & <b>"],
  ['＝1', '@x', "''+x"],
]

const write = (format: 'csv' | 'xlsx', rows: string[][]) =>
  format === 'csv' ? Buffer.from(renderCsv(rows)) : writeXlsx(rows.map((cells) => cells.map(asCell)))
const read = async (name: string, bytes: Uint8Array) =>
  (await readTable(name, bytes)).map(({ row, cells }) => ({ row, cells: cells.map(fromCell) }))

describe('a table as a file', () => {
  for (const format of ['csv', 'xlsx'] as const) {
    it(`${format}: comes back as it was written`, async () => {
      const bytes = write(format, ROWS)
      expect(await read(`a.${format}`, bytes)).toEqual(ROWS.map((cells, i) => ({ row: i + 1, cells })))
    })

    it(`${format}: so does any text`, async () => {
      const text = fc
        .string({ unit: 'grapheme' })
        .map((each) => each.replace(/[\u0000-\u001f\ufffe\uffff]/g, '').trim())
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (words) => {
          const cells = ['x', ...words, 'x']
          expect(await read(`a.${format}`, write(format, [cells]))).toEqual([{ row: 1, cells }])
        }),
        { numRuns: 60 },
      )
    })
  }

  it('opens in a spreadsheet as text of UTF-8 in which nothing is computed', async () => {
    const bytes = write('csv', ROWS)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const cells = Buffer.from(bytes)
      .toString('utf8')
      .slice(1)
      .split(/,|\r\n/)
    expect(cells.filter((cell) => /^"?[=+\-@＝＋－＠]/.test(cell))).toEqual([])
  })

  it('is read in the encoding and with the columns that a Japanese Excel saves', async () => {
    const text = [0x8e, 0xbf, 0x96, 0xe2, 0x09, 0x89, 0xf1, 0x93, 0x9a, 0x0d, 0x0a, 0x61, 0x09, 0x62]
    expect(await readTable('a.csv', new Uint8Array(text))).toEqual([
      { row: 1, cells: ['質問', '回答'] },
      { row: 2, cells: ['a', 'b'] },
    ])
  })

  it('has the numbers of rows that a spreadsheet shows, where rows are empty or break inside', async () => {
    const bytes = new TextEncoder().encode('質問,回答\r\n,\r\n"a\nb",c\r\nd,e\r\n')
    expect((await readTable('a.csv', bytes)).map(({ row }) => row)).toEqual([1, 3, 4])
  })

  it('is refused where the file is another or broken', async () => {
    const refusal = (name: string, bytes: Uint8Array) => readTable(name, bytes).catch(({ code }) => code)
    expect(await refusal('a.pdf', new Uint8Array([1]))).toBe('notTable')
    expect(await refusal('a.xls', new Uint8Array([1]))).toBe('oldOffice')
    expect(await refusal('a.xlsx', new TextEncoder().encode('x,y'))).toBe('notXlsx')
    const sheet = makeXlsx([{ name: 'A', rows: [['x']] }])
    expect(await refusal('a.xlsx', sheet.subarray(0, 60))).toBe('damaged')
  })
})
