import { describe, expect, it } from 'vitest'
import { readFormat } from '../../src/adapters/documents/document-formats.js'
import { ImportRefusal } from '../../src/core/library/refusal.js'
import { makeBomb, makeDocx, makeOldOffice, makePdf, makePptx, makeXlsx, makeZip } from '../fixtures/make-files.js'

const SENTENCE = '在宅勤務者は、始業と終業の時刻を上長へ電子メールで連絡する。'
const bytes = (text: string) => new TextEncoder().encode(text)
const refusal = async (name: string, content: Uint8Array) => {
  const error = await readFormat(name, content).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof ImportRefusal ? error.code : error
}

describe('plain text', () => {
  it('keeps lines and their numbers', async () => {
    const { lines } = await readFormat('a.txt', bytes('一行目\r\n\r\n三行目'))
    expect(lines).toEqual([
      { text: '一行目', line: 1 },
      { text: '', line: 2 },
      { text: '三行目', line: 3 },
    ])
  })

  it('reads UTF-8 with a byte order mark and UTF-16', async () => {
    for (const content of [bytes(`\ufeff${SENTENCE}`), Buffer.from(`\ufeff${SENTENCE}`, 'utf16le')])
      expect((await readFormat('a.txt', content)).lines[0]!.text).toBe(SENTENCE)
  })

  it.each([
    [
      'shift_jis',
      [0x8d, 0xdd, 0x91, 0xee, 0x8b, 0xce, 0x96, 0xb1, 0x82, 0xcc, 0x8b, 0x4b, 0x92, 0xf6, 0x81, 0x42],
      '在宅勤務の規程。',
    ],
    [
      'euc-jp',
      [0xba, 0xdf, 0xc2, 0xf0, 0xb6, 0xd0, 0xcc, 0xb3, 0xa4, 0xce, 0xb5, 0xac, 0xc4, 0xf8, 0xa1, 0xa3],
      '在宅勤務の規程。',
    ],
  ])('reads %s', async (_, content, text) => {
    expect((await readFormat('a.txt', Uint8Array.from(content))).lines[0]!.text).toBe(text)
  })

  it('leaves out numbers of pages that stand by themselves, one after another', async () => {
    const page = (number: string) => `申請は前日までに行う。\n\n                    － ${number} －\n\n`
    const { lines } = await readFormat('a.txt', bytes(`${page('１')}${page('２')}電話は\n- 3 -\n`))
    expect(lines.filter(({ leftOut }) => leftOut === 'page number').map(({ text }) => text.trim())).toEqual([
      '－ １ －',
      '－ ２ －',
      '- 3 -',
    ])
  })
})

describe('refusals', () => {
  it.each<[string, string, Uint8Array]>([
    ['empty', 'a.txt', bytes('  \n ')],
    ['binary', 'a.txt', Uint8Array.from([0x89, 0x50, 0, 1, 2, 3])],
    ['encoding', 'a.txt', Uint8Array.from([0x82, 0xff, 0xff, 0x41, 0x42, 0xfd, 0xfe])],
    ['notText', 'a.txt', bytes('%PDF-1.7 …')],
    ['notText', 'a.md', bytes('<!DOCTYPE html><p>x')],
    ['noText', 'a.txt', bytes('---- ****')],
    ['notHtml', 'a.html', bytes('ただの文章です。')],
    ['notPdf', 'a.pdf', bytes('ただの文章です。')],
    ['damaged', 'a.pdf', bytes('%PDF-1.7\nrubbish')],
    ['encrypted', 'a.pdf', makePdf([[{ text: SENTENCE }]], { encrypted: true })],
    ['scanned', 'a.pdf', makePdf([[]], { scanned: true })],
    ['notDocx', 'a.docx', bytes('ただの文章です。')],
    ['notDocx', 'a.docx', makeZip({ 'xl/workbook.xml': '<x/>' })],
    ['damaged', 'a.docx', makeDocx([{ text: SENTENCE }]).subarray(0, 700)],
    ['damaged', 'a.docx', makeZip({ 'word/document.xml': '<w:document' })],
    ['encrypted', 'a.docx', makeOldOffice(true)],
    ['encrypted', 'a.docx', makeZip({ 'word/document.xml': 'x' }, { encrypted: true })],
    ['oldOffice', 'a.docx', makeOldOffice(false)],
    ['oldOffice', 'a.doc', makeOldOffice(false)],
    ['noText', 'a.docx', makeDocx([])],
    ['oldOffice', 'a.xls', makeOldOffice(false)],
    ['notXlsx', 'a.xlsx', bytes('ただの文章です。')],
    ['notXlsx', 'a.xlsx', makeDocx([{ text: SENTENCE }])],
    ['encrypted', 'a.xlsx', makeOldOffice(true)],
    ['damaged', 'a.xlsx', makeZip({ 'xl/workbook.xml': '<workbook' })],
    ['noText', 'a.xlsx', makeXlsx([{ name: 'Sheet1', rows: [] }])],
    ['notPptx', 'a.pptx', makeZip({ 'word/document.xml': '<x/>' })],
    ['noText', 'a.pptx', makePptx([{ title: '旧版', hidden: true }])],
    ['damaged', 'a.csv', bytes('質問,回答\n鍵を忘れた,"守衛室へ')],
    ['notZip', 'a.zip', makeZip({ 'a.txt': SENTENCE, 'b.txt': SENTENCE })],
    ['notZip', 'a.zip', bytes('ただの文章です。')],
    ['tooComplex', 'a.docx', makeBomb()],
    ['damaged', 'a.docx', makeZip({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' })],
    ['noText', 'a.html', bytes('<p hidden>控え</p>')],
    ['unsupported', 'a.rtf', bytes('x')],
  ])('%s: %s', async (code, name, content) => {
    expect(await refusal(name, content)).toBe(code)
  })
})
