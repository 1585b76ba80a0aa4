import { describe, expect, it } from 'vitest'
import { makeWord, wordParagraph, wordRows, wordRun } from '../../fixtures/make-files.js'
import { linesIn, passagesIn, textIn } from '../../fixtures/read-file.js'

const styled = (style: string, text: string) => wordParagraph(text, `<w:pStyle w:val="${style}"/>`)
const numbered = (level: number, text: string, style = '') =>
  wordParagraph(
    text,
    `${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`,
  )
const level = (at: number, format: string, text: string, suffix = 'tab') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/></w:lvl>`
const kept = async (body: string, parts = {}) => (await textIn('a.docx', makeWord({ body, ...parts }))).kept

describe('Word', () => {
  it('gives paragraphs, headings by style and table rows', async () => {
    const body = `${styled('H1', '第1章 総則')}${wordParagraph('端末は会社が貸す。')}${wordRows([['駐車場代', '月3,000円']])}`
    expect(await linesIn('a.docx', makeWord({ body }))).toEqual([
      { text: '第1章 総則', whole: true, heading: 1 },
      { text: '端末は会社が貸す。', whole: true },
      { text: '駐車場代 月3,000円', whole: true, table: 'row' },
    ])
  })

  it('takes a style that is based on a heading, or has an outline level, for one', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="条見出し"/><w:basedOn w:val="H2"/></w:style><w:style w:type="paragraph" w:styleId="deep"><w:name w:val="小見出し"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    const lines = await linesIn('a.docx', makeWord({ body: styled('own', '貸出し') + styled('deep', '返却'), styles }))
    expect(lines.map(({ heading }) => heading)).toEqual([2, 4])
  })

  it('leaves the readings of ruby out and keeps the words', async () => {
    const ruby = `<w:r><w:ruby><w:rt>${wordRun('しゃりょう')}</w:rt><w:rubyBase>${wordRun('車両')}</w:rubyBase></w:ruby></w:r>`
    expect(await kept(wordParagraph(`${wordRun('社用の')}${ruby}${wordRun('を使う。')}`))).toEqual([
      '社用の車両を使う。',
    ])
  })

  it('leaves out what is struck out, deleted, moved away or hidden, and says so', async () => {
    const body = [
      wordParagraph(`${wordRun('一日一時間とする。', '<w:strike/>')}${wordRun('一日二時間とする。')}`),
      wordParagraph(
        `${wordRun('費用は')}<w:del><w:r><w:delText>本人</w:delText></w:r></w:del><w:ins>${wordRun('会社')}</w:ins>${wordRun('が払う。')}`,
      ),
      wordParagraph(`<w:moveFrom>${wordRun('旧い位置。')}</w:moveFrom><w:moveTo>${wordRun('新しい位置。')}</w:moveTo>`),
      wordParagraph(`${wordRun('申請は前日まで。')}${wordRun('（社内用メモ）', '<w:vanish/>')}`),
      wordParagraph(wordRun('戻した字。', '<w:strike w:val="0"/>')),
    ].join('')
    const read = await textIn(
      'a.docx',
      makeWord({ body, comments: `<w:comment w:id="0">${wordParagraph('要確認')}</w:comment>` }),
    )
    expect(read.kept).toEqual([
      '一日二時間とする。',
      '費用は会社が払う。',
      '新しい位置。',
      '申請は前日まで。',
      '戻した字。',
    ])
    expect(read.leftOut).toEqual([
      'struck out: 一日一時間とする。',
      'struck out: 本人',
      'struck out: 旧い位置。',
      'hidden: （社内用メモ）',
      'comment: 要確認',
    ])
  })

  it('goes on in the next paragraph where a tracked change has deleted the end of one', async () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    expect(await kept(wordParagraph('交通費は、', mark) + wordParagraph('実費を払う。'))).toEqual([
      '交通費は、実費を払う。',
    ])
  })

  it('makes the numbers that Word makes, and cites by them', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '第%1条', 'nothing')}${level(1, 'decimalFullWidth', '（%2）')}${level(2, 'aiueoFullWidth', '%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
    const body = [
      numbered(0, '（貸出し）', 'H2'),
      wordParagraph('次の物を貸す。'),
      numbered(1, '電話機'),
      numbered(2, '固定のもの'),
      numbered(2, '携帯のもの'),
      numbered(1, '印刷機'),
      numbered(0, '（返却）', 'H2'),
      numbered(1, '退職の日'),
    ].join('')
    expect(await passagesIn('a.docx', makeWord({ body, numbering }))).toEqual([
      ['第1条（貸出し）', '次の物を貸す。', '（１） 電話機', 'ア 固定のもの', 'イ 携帯のもの', '（２） 印刷機'],
      ['第2条（返却）', '（１） 退職の日'],
    ])
  })

  it('says a merged cell on every row that it covers', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('区分', '<w:gridSpan w:val="2"/>')}${cell('日額')}</w:tr><w:tr>${cell('宿泊', '<w:vMerge w:val="restart"/>')}${cell('東京')}${cell('9,000円')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('その他')}${cell('7,500円')}</w:tr></w:tbl>`
    const lines = await linesIn('a.docx', makeWord({ body }))
    expect(lines.map(({ text, table }) => [text, table])).toEqual([
      ['区分 日額', 'head'],
      ['宿泊 東京 9,000円', 'row'],
      ['宿泊 その他 7,500円', 'row'],
    ])
  })

  it('puts a note behind the paragraph that has its mark', async () => {
    const footnotes = `<w:footnote w:id="0" w:type="separator">${wordParagraph('―')}</w:footnote><w:footnote w:id="3">${wordParagraph('遠隔地の者を除く。')}</w:footnote>`
    const body = `${styled('H2', '第8条（出社）')}${wordParagraph(`${wordRun('毎週一度は出社する')}<w:r><w:footnoteReference w:id="3"/></w:r>${wordRun('。')}`)}${styled('H2', '第9条（席）')}${wordParagraph('席は自由とする。')}`
    expect(await passagesIn('a.docx', makeWord({ body, footnotes }))).toEqual([
      ['第8条（出社）', '毎週一度は出社する。', '遠隔地の者を除く。'],
      ['第9条（席）', '席は自由とする。'],
    ])
  })

  it('reads a text box once, though it stands in the file twice', async () => {
    const box = `<w:pict><w:txbxContent>${wordParagraph('連絡先は総務課。')}</w:txbxContent></w:pict>`
    const both = `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`
    expect(await kept(wordParagraph(`${wordRun('お知らせ。')}${both}`))).toEqual(['お知らせ。', '連絡先は総務課。'])
  })

  it('leaves out running heads, and the table of contents that Word makes', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const body = [
      wordParagraph(
        `${field('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${field('separate')}${wordRun('貸出し 2')}`,
      ),
      wordParagraph(`${wordRun('返却 5')}${field('end')}`),
      styled('H1', '貸出し'),
      wordParagraph('窓口で貸す。'),
    ].join('')
    const read = await textIn('a.docx', makeWord({ body, header: wordParagraph('備品規程 社外秘') }))
    expect(read.kept).toEqual(['貸出し', '窓口で貸す。'])
    expect(read.leftOut).toEqual([
      'table of contents: 貸出し 2',
      'table of contents: 返却 5',
      'running head: 備品規程 社外秘',
    ])
  })

  it('parts a paragraph at its own line breaks', async () => {
    const body = wordParagraph(`${wordRun('受付は一階。')}<w:r><w:br/></w:r>${wordRun('電話は内線12番。')}`)
    expect(await passagesIn('a.docx', makeWord({ body }))).toEqual([['', '受付は一階。', '電話は内線12番。']])
  })
})
