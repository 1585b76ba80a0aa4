import { describe, expect, it } from 'vitest'
import { readFormat } from '../../src/adapters/documents/document-formats.js'
import { ImportRefusal } from '../../src/core/library/refusal.js'
import { makeDocx, makeOldOffice, makePdf, makeZip } from '../fixtures/make-files.js'

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

  it('takes the front matter of Markdown off, and numbers lines as the file does', async () => {
    const { frontMatter, lines } = await readFormat('a.md', bytes(`---\ntitle: 規程\n---\n# 規程\n${SENTENCE}`))
    expect(frontMatter).toBe('title: 規程\n')
    expect(lines).toEqual([
      { text: '# 規程', line: 4 },
      { text: SENTENCE, line: 5 },
    ])
  })
})

describe('HTML', () => {
  it('gives headings, paragraphs, list items and rows with their lines, and leaves scripts and menus out', async () => {
    const html = `<!doctype html><title>在宅勤務規程</title><nav>目次</nav><script>x</script>
<h2>第1章 総則</h2>
<p>在宅勤務は<b>週3日</b>まで
とする。</p><ul><li>対象は全社員</li></ul>
<table><tr><th>費用</th><td>会社負担</td></tr></table>`
    expect(await readFormat('a.html', bytes(html))).toEqual({
      title: '在宅勤務規程',
      warnings: [],
      lines: [
        { text: '第1章 総則', whole: true, line: 2, heading: 2 },
        { text: '在宅勤務は週3日まで とする。', whole: true, line: 3 },
        { text: '対象は全社員', whole: true, line: 4 },
        { text: '費用 会社負担', whole: true, line: 5 },
      ],
    })
  })
})

describe('Word', () => {
  it('gives paragraphs, headings by style and table rows', async () => {
    const file = makeDocx([{ text: '第1章 総則', heading: 1 }, { text: SENTENCE }], [['通信費', '月3,000円']])
    expect((await readFormat('a.docx', file)).lines).toEqual([
      { text: '第1章 総則', whole: true, heading: 1 },
      { text: SENTENCE, whole: true },
      { text: '通信費 月3,000円', whole: true },
    ])
  })
})

describe('PDF', () => {
  it('gives lines with their pages and the height of their letters', async () => {
    const file = makePdf([
      [{ text: '第1章 総則', size: 16 }, { text: SENTENCE }],
      [{ text: '在宅勤務は週3日までとする。' }],
    ])
    expect((await readFormat('a.pdf', file)).lines).toEqual([
      { text: '第1章 総則', page: 1, size: 16 },
      { text: SENTENCE, page: 1, size: 10 },
      { text: '在宅勤務は週3日までとする。', page: 2, size: 10 },
    ])
  })

  it("reads fonts that only name one of Adobe's tables", async () => {
    const file = makePdf([[{ text: SENTENCE }]], { named: true })
    expect((await readFormat('a.pdf', file)).lines[0]!.text).toBe(SENTENCE)
  })

  it('keeps radicals as they are: they are folded for searching only', async () => {
    const text = '⼈事部⻑が承認した在宅勤務を⾏う社員は前⽇までに申請する。'
    expect((await readFormat('a.pdf', makePdf([[{ text }]]))).lines[0]!.text).toBe(text)
  })

  it('reads over running heads and page numbers', async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      { text: '株式会社例示 在宅勤務規程' },
      { text: `${SENTENCE}その${'一二三四'[number - 1]}` },
      { text: `- ${number} -` },
    ])
    const { lines } = await readFormat('a.pdf', makePdf(pages))
    expect(lines.filter(({ furniture }) => furniture !== true).map(({ text }) => text)).toEqual(
      ['一', '二', '三', '四'].map((n) => `${SENTENCE}その${n}`),
    )
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
    ['oldWord', 'a.docx', makeOldOffice(false)],
    ['oldWord', 'a.doc', makeOldOffice(false)],
    ['noText', 'a.docx', makeDocx([])],
    ['unsupported', 'a.xlsx', bytes('x')],
  ])('%s: %s', async (code, name, content) => {
    expect(await refusal(name, content)).toBe(code)
  })
})
