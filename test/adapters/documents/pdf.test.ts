import { describe, expect, it } from 'vitest'
import { makePdf, type PdfLine, type PdfRule } from '../../fixtures/make-files.js'
import { linesIn, passagesIn, textIn } from '../../fixtures/read-file.js'

const at = (x: number, y: number, text: string, size = 10): PdfLine => ({ text, x, y, size })
const quotable = async (pages: (PdfLine | PdfRule)[][]) =>
  (await passagesIn('a.pdf', makePdf(pages))).flatMap(([, ...own]) => own)

describe('PDF', () => {
  it('gives lines with their pages, the height of their letters and whether they run to the edge', async () => {
    const sentence = '在宅勤務者は、始業と終業の時刻を上長へ電子メールで連絡する。'
    const file = makePdf([[{ text: '第1章 総則', size: 16 }, { text: sentence }], [{ text: '週3日までとする。' }]])
    expect(await linesIn('a.pdf', file)).toEqual([
      { text: '第1章 総則', page: 1, size: 16, full: false },
      { text: sentence, page: 1, size: 10, full: true },
      { text: '週3日までとする。', page: 2, size: 10, full: false },
    ])
  })

  it("reads fonts that only name one of Adobe's tables", async () => {
    expect((await linesIn('a.pdf', makePdf([[{ text: '端末は会社が貸す。' }]], { named: true })))[0]!.text).toBe(
      '端末は会社が貸す。',
    )
  })

  it('keeps radicals as they are: they are folded for searching only', async () => {
    const text = '⼈事部⻑が承認した在宅勤務を⾏う社員は前⽇までに申請する。'
    expect((await linesIn('a.pdf', makePdf([[{ text }]])))[0]!.text).toBe(text)
  })

  it('reads by place and not by the order of drawing', async () => {
    expect(await quotable([[at(50, 600, '返却は退職の日まで。'), at(50, 700, '端末は会社が貸す。')]])).toEqual([
      '端末は会社が貸す。',
      '返却は退職の日まで。',
    ])
  })

  it('joins sentences over lines and pages, and leaves short lines apart', async () => {
    const pages = [
      [
        at(450, 760, '令和七年五月一日'),
        at(50, 740, '社員各位'),
        at(
          50,
          720,
          '駐車場を使う者は、車の番号と使う時間を書いた届を、使う日の三日前までに庶務課の窓口へ出す。受'.slice(0, 46),
        ),
        at(280, 30, '- 1 -', 8),
      ],
      [at(50, 760, '付は平日の九時から十七時までとする。'), at(280, 30, '- 2 -', 8)],
    ]
    expect(await quotable(pages)).toEqual([
      '令和七年五月一日',
      '社員各位',
      `${'駐車場を使う者は、車の番号と使う時間を書いた届を、使う日の三日前までに庶務課の窓口へ出す。受'.slice(0, 46)}付は平日の九時から十七時までとする。`,
    ])
  })

  it('reads one column after the other', async () => {
    const left = ['社員食堂は十一時から十四時ま', 'で開きます。定食は三種類あり', '毎日変わります。']
    const right = ['弁当は十時までに注文すると席', 'まで届きます。支払いは給与か', 'ら引きます。']
    const page = [
      at(50, 780, '食堂の案内'),
      ...left.flatMap((text, i) => [at(50, 740 - 18 * i, text), at(310, 740 - 18 * i, right[i]!)]),
    ]
    expect(await quotable([page])).toEqual([
      '食堂の案内',
      '社員食堂は十一時から十四時まで開きます。定食は三種類あり毎日変わります。',
      '弁当は十時までに注文すると席まで届きます。支払いは給与から引きます。',
    ])
  })

  it('gives a table without lines a row a line', async () => {
    const rows = [
      ['等級', '月額', '備考'],
      ['主任', '8,000円', '二年目から'],
      ['課長', '31,000円', 'なし'],
    ]
    const page = rows.flatMap((cells, i) => cells.map((text, x) => at(60 + 150 * x, 700 - 20 * i, text)))
    expect((await linesIn('a.pdf', makePdf([page]))).map(({ text, table }) => [text, table])).toEqual([
      ['等級 月額 備考', 'head'],
      ['主任 8,000円 二年目から', 'row'],
      ['課長 31,000円 なし', 'row'],
    ])
  })

  it('reads a row of a drawn table that stands alone on the next page cell by cell', async () => {
    const line = (from: [number, number], to: [number, number]): PdfRule => ({ from, to })
    const row = (y: number, cells: string[][]) => [
      line([50, y], [350, y]),
      line([50, y - 40], [350, y - 40]),
      ...[50, 200, 350].map((x) => line([x, y], [x, y - 40])),
      ...cells.flatMap((rows, x) => rows.map((text, i) => at(54 + 150 * x, y - 14 - 14 * i, text))),
    ]
    const first = row(100, [['通信費'], ['毎月三千円を限度にして会社が', '支払う。']])
    const second = row(760, [
      ['在宅の勤務で使う机や椅子の購', '入費'],
      ['一度に限り二万円を限度に会社', 'が支払う。'],
    ])
    expect(await quotable([first, second])).toEqual([
      '通信費 毎月三千円を限度にして会社が支払う。',
      '在宅の勤務で使う机や椅子の購入費 一度に限り二万円を限度に会社が支払う。',
    ])
  })

  it('reads the cells of a drawn table: merged ones on every row, what runs over its line as one', async () => {
    const level = (y: number, x1 = 50): PdfRule => ({ from: [x1, y], to: [410, y] })
    const upright = (x: number): PdfRule => ({ from: [x, 700], to: [x, 600] })
    const page = [
      level(700),
      level(670),
      level(635, 130),
      level(600),
      ...[50, 130, 250, 410].map(upright),
      at(55, 680, '区分'),
      at(135, 680, '場合'),
      at(255, 680, '日数'),
      // The merged cell stands in the middle of its rows.
      at(55, 632, '慶弔'),
      at(135, 655, '本人が初めて結婚する'),
      at(135, 641, 'とき'),
      at(255, 648, '六日'),
      at(135, 615, '父母の死亡'),
      at(255, 615, '五日'),
    ]
    expect((await textIn('a.pdf', makePdf([page]))).kept).toEqual([
      '区分 場合 日数',
      '慶弔 本人が初めて結婚するとき 六日',
      '慶弔 父母の死亡 五日',
    ])
  })

  it('leaves out running heads and numbers of pages, of two pages too', async () => {
    const page = (number: number) => [
      at(50, 810, '備品規程 第二版', 8),
      at(50, 760, `${'一二'[number - 1]}番目の頁では、備品を借りる者の手続を定めます。`),
      at(280, 30, `${number} / 2 ページ`, 8),
    ]
    const read = await textIn('a.pdf', makePdf([page(1), page(2)]))
    expect(read.kept).toEqual([
      '一番目の頁では、備品を借りる者の手続を定めます。',
      '二番目の頁では、備品を借りる者の手続を定めます。',
    ])
    expect(read.leftOut).toEqual(
      [1, 2].flatMap((number) => ['running head: 備品規程 第二版', `page number: ${number} / 2 ページ`]),
    )
  })

  it('keeps what only looks alike at the head of each page', async () => {
    const page = (number: number) => [
      at(50, 770, `問${number}`),
      at(50, 752, '休めますか。'),
      at(50, 734, `答え${number}のとおりです。`),
    ]
    expect((await textIn('a.pdf', makePdf([1, 2, 3].map(page)))).kept).toHaveLength(9)
  })

  it('keeps a page of few words', async () => {
    expect((await textIn('a.pdf', makePdf([[{ text: '本日は休業' }]]))).kept).toEqual(['本日は休業'])
  })

  it('closes letters that are set apart', async () => {
    expect(await quotable([[at(50, 700, '出 張 は 前 日 ま で に 届 け 出 る 。')]])).toEqual([
      '出張は前日までに届け出る。',
    ])
  })

  it('reads pages of vertical writing from the right, with plain signs', async () => {
    const columns = ['第一条︑この規程は︑旅費を定める︒', '第二条︑旅費は︑実費とする︒']
    const file = makePdf([columns.map((text, i) => at(500 - 30 * i, 780, text))], { vertical: true })
    expect((await textIn('a.pdf', file)).kept).toEqual([
      '第一条、この規程は、旅費を定める。',
      '第二条、旅費は、実費とする。',
    ])
  })

  it('leaves readings over the words out', async () => {
    const read = await textIn(
      'a.pdf',
      makePdf([[at(60, 711, 'しゃりょう', 4), at(50, 700, '車両を使う者は届け出る。')]]),
    )
    expect(read).toEqual({ kept: ['車両を使う者は届け出る。'], leftOut: ['reading aid: しゃりょう'] })
  })

  it('reads a sentence without the raised sign that leads to a note, and keeps the note', async () => {
    const sentence = [at(50, 700, 'ただし、災害対応'), at(130, 704, '※', 6), at(136, 700, 'については命ずる。')]
    expect(await quotable([[...sentence, at(50, 660, '※ 町長が認めた場合に限る。')]])).toEqual([
      'ただし、災害対応については命ずる。',
      '※ 町長が認めた場合に限る。',
    ])
  })
})
