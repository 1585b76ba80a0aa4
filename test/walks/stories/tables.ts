import assert from 'node:assert/strict'
import { renderCsv } from '../../../src/service/csv.js'
import type { OwnFile } from '../person.js'
import type { Story } from '../walk.js'

const HEAD = ['ID', '質問', '回答', '出典', '見せる相手', '見直しの期日', '言い換え', '状態']
const FOOD = [
  '',
  '在宅の日の社員食堂の補助は',
  '在宅勤務の日は、社員食堂の補助（1食300円）は出ません。',
  '人事部',
  '全員',
  '',
  '',
  '',
]

function csv(name: string, ...rows: string[][]): OwnFile {
  return { name, bytes: Buffer.from(renderCsv(rows)) }
}

export const story: Story = {
  title: 'tables: what is taught goes out as a file, is filled in elsewhere, and comes in again',
  teaches: true,
  play: async (walk) => {
    const { hana, ken } = walk
    const general = walk.room('general')
    /** The newest file that the app sent. */
    const sent = (): OwnFile => {
      const { name, bytes } = [...walk.slack.desk.files.values()].findLast(({ channels }) => channels.length > 0)!
      return { name, bytes }
    }

    walk.act('Ken of HR reads a list of questions and answers in: what is wrong is named, nothing is taken')
    const [list] = await ken.command(general, '/telework 下書き')
    const [files] = await ken.press(list!, '書き出す・読み込む')
    const [form] = await ken.press(files!, 'ファイルを読み込む')
    const [wrong] = await ken.submit(form!, {
      CSVかExcelのファイル: csv('qa.csv', HEAD, FOOD, ['', '電話代は', '', '', '管理職', '', '', '']),
    })
    wrong!.says('何も取り込んでいません', '3行目「回答」: 空です', '3行目「見せる相手」')
    wrong!.says('[別の内容を読み込む]').saysNothingOf('2行目', '[取り込む]')

    walk.act('He reads it again, put right: he sees what it would do, then takes it in')
    const [again] = await ken.command(general, '/telework 下書き')
    const [tables] = await ken.press(again!, '書き出す・読み込む')
    const [import2] = await ken.press(tables!, 'ファイルを読み込む')
    const [plan] = await ken.submit(import2!, { CSVかExcelのファイル: csv('qa.csv', HEAD, FOOD) })
    plan!.says(
      '社内回答: 新しい1件',
      '取り込むと、1件がすぐに引用されます',
      '新しい・使用中: 在宅の日の社員食堂の補助は',
      '[取り込む]',
    )
    plan!.saysNothingOf('0件')
    const [before] = await hana.command(general, '/telework 在宅の日の社員食堂の補助は')
    before!.saysNothingOf('1食300円')
    const [taken] = await ken.submit(plan!)
    taken!.says('新しい1件を取り込みました', '1件は、これから引用されます')
    const [quoted] = await hana.command(general, '/telework 在宅の日の社員食堂の補助は')
    quoted!.says('社員食堂の補助（1食300円）は', /人事部・\d{4}年\d+月\d+日/)

    walk.act('What he exports and reads in again changes nothing, as CSV and as Excel')
    for (const [format, name] of [
      ['CSV', 'answers.csv'],
      ['Excel', 'answers.xlsx'],
    ] as const) {
      const [drafts] = await ken.command(general, '/telework 下書き')
      const [open] = await ken.press(drafts!, '書き出す・読み込む')
      const out = await ken.press(open!, `${format}で書き出す`)
      out.find(({ text }) => text.includes('1件を書き出しました'))!.says('社内回答')
      out.find(({ text }) => text.includes('DMに送りました'))!.says('「書き出す・読み込む」', '[ファイルを読み込む]')
      assert.equal(sent().name, name)
      const [read] = await ken.command(general, '/telework 下書き')
      const [shown] = await ken.press(read!, '書き出す・読み込む')
      const [fill] = await ken.press(shown!, 'ファイルを読み込む')
      const [same] = await ken.submit(fill!, { CSVかExcelのファイル: sent() })
      same!.says('社内回答 1件は、いまと同じです')
    }

    walk.act('A file that is none is one sentence')
    const [drafts] = await ken.command(general, '/telework 下書き')
    const [open] = await ken.press(drafts!, '書き出す・読み込む')
    const [fill] = await ken.press(open!, 'ファイルを読み込む')
    const [broken] = await ken.submit(fill!, {
      CSVかExcelのファイル: { name: 'qa.xlsx', bytes: Buffer.from('no workbook') },
    })
    broken!.says('名前はExcel（.xlsx）ですが、中身はExcelのブックではありません')

    walk.act('An edited answer has a history; the version before is begun again, and the draft thrown away')
    const [answers] = await ken.command(general, '/telework 下書き')
    const [answer] = await ken.press(answers!, '開く')
    const [edit] = await ken.press(answer!, '直す')
    await ken.submit(edit!, { 回答: '在宅勤務の日は、社員食堂の補助（1食500円）が出ます。' })
    const [newer] = await ken.command(general, '/telework 下書き')
    newer!.says('使用中 第1版・下書き 第2版')
    const [draft] = await ken.press(newer!, '開く')
    draft!.says('下書き', '1食500円', 'いまは第1版を引用しています', '[下書きを破棄]', '[引用をやめる]')
    const [history] = await ken.press(draft!, '履歴')
    history!.says(/下書き · 全員 · 第2版 \d+\/\d+/, '1食500円', /第1版 \d+\/\d+/, '1食300円')
    const [begun] = await ken.press(history!, 'この版から下書きを作る')
    begun!.says('第1版の内容で下書きを作りました', '第3版', '1食300円')
    const [thrown] = await ken.press(begun!, '下書きを破棄')
    thrown!.says('下書きを破棄しました', '[直す]').saysNothingOf('[元に戻す]')
    const [left] = await ken.command(general, '/telework 下書き')
    left!.says('使用中 第1版').saysNothingOf('第3版')
  },
}
