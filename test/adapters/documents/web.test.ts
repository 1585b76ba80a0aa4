import { describe, expect, it } from 'vitest'
import { makeZip } from '../../fixtures/make-files.js'
import { linesIn, passagesIn, textIn } from '../../fixtures/read-file.js'

describe('HTML', () => {
  it('gives headings, paragraphs, list items and rows with their lines, and leaves scripts and menus out', async () => {
    const html = `<!doctype html><title>在宅勤務規程</title><nav>目次へ</nav><script>x</script>
<h2>第1章 総則</h2>
<p>在宅勤務は<b>週3日</b>まで
とする。</p><ul><li>対象は全社員</li></ul>
<table><tr><th>費用</th><td>会社負担</td></tr></table>`
    expect(await linesIn('a.html', html)).toEqual([
      { text: '目次へ', line: 1, leftOut: 'navigation' },
      { text: '第1章 総則', whole: true, line: 2, heading: 2 },
      { text: '在宅勤務は週3日まで とする。', whole: true, line: 3 },
      { text: '・対象は全社員', whole: true, line: 4 },
      { text: '費用 会社負担', whole: true, line: 5, table: 'row' },
    ])
  })

  it('leaves out what the page does not show or strikes out, by whatever means', async () => {
    const html = `<style>.draft{display:none} .c7 { color: red; text-decoration: line-through }</style>
<p>休暇は五日<del>三日</del>とする。</p><p class="draft">改定案</p><div hidden>控え</div><p style="display:none">予備</p>
<p>半日でも<span class="c7">取れない</span>取れる。</p><!-- 人事課で確認中 --><p>届は<s>紙</s>画面で出す。</p>`
    const read = await textIn('a.html', html)
    expect(read.kept).toEqual(['休暇は五日とする。', '半日でも取れる。', '届は画面で出す。'])
    expect(read.leftOut).toEqual([
      'struck out: 三日',
      'hidden: 改定案',
      'hidden: 控え',
      'hidden: 予備',
      'struck out: 取れない',
      'comment: 人事課で確認中',
      'struck out: 紙',
    ])
  })

  it('leaves out the head and foot of the page, not those of an article', async () => {
    const html =
      '<body><header><p>社内報</p></header><main><article><header><h1>駐車場</h1><p>六月から</p></header><p>二台まで。</p></article></main><footer>転載を禁じます</footer></body>'
    const read = await textIn('a.html', html)
    expect(read.kept).toEqual(['駐車場', '六月から', '二台まで。'])
    expect(read.leftOut).toEqual(['navigation: 社内報', 'navigation: 転載を禁じます'])
  })

  it('leaves out what stands beside the page and leads elsewhere, not what it says itself', async () => {
    const html =
      '<body><main><p>鍵は守衛室で借りる。</p></main><aside><h3>新着</h3><ul><li><a href="/1">停電のお知らせ（九月）</a></li></ul></aside><aside><p>問い合わせは<a href="/2">総務課</a>の内線へ。</p></aside></body>'
    const read = await textIn('a.html', html)
    expect(read.kept).toEqual(['鍵は守衛室で借りる。', '問い合わせは総務課の内線へ。'])
    expect(read.leftOut).toEqual(['navigation: 新着', 'navigation: ・停電のお知らせ（九月）'])
  })

  it('numbers the items of ordered lists as they are shown', async () => {
    const html = '<ol start="3"><li>出す<ol type="a"><li>紙で</li><li>画面で</li></ol></li><li>待つ</li></ol>'
    expect((await textIn('a.html', html)).kept).toEqual(['3. 出す', 'a. 紙で', 'b. 画面で', '4. 待つ'])
  })

  it('says merged cells on their rows, and takes a page without line breaks apart without its line', async () => {
    const html = `<table><thead><tr><th>区分</th><th>日数</th></tr></thead>${'<tr><td rowspan="2">慶事</td><td>五日</td></tr><tr><td>三日</td></tr>'}</table>${'<p>一行。</p>'.repeat(4)}`
    expect(await linesIn('a.html', html)).toEqual([
      { text: '区分 日数', whole: true, table: 'head' },
      { text: '慶事 五日', whole: true, table: 'row' },
      { text: '慶事 三日', whole: true, table: 'row' },
      ...Array.from({ length: 4 }, () => ({ text: '一行。', whole: true })),
    ])
  })

  it('takes words that are bold by themselves, and terms, for headings of what follows', async () => {
    const html = '<p><b>申請の時期</b></p><p>前日まで。</p><dl><dt>傷病休暇</dt><dd>九十日まで。</dd></dl>'
    expect(await passagesIn('a.html', html)).toEqual([
      ['申請の時期', '申請の時期', '前日まで。'],
      ['傷病休暇', '傷病休暇', '九十日まで。'],
    ])
  })

  it('reads a document that was exported to HTML in a zip', async () => {
    const zip = makeZip({ '出張規程.html': '<p>日当は二千円。</p>', 'images/a.png': 'x' })
    expect((await textIn('出張規程.zip', zip)).kept).toEqual(['日当は二千円。'])
  })
})

describe('Markdown', () => {
  it('takes the front matter off, and numbers lines as the file does', async () => {
    expect(await linesIn('a.md', '---\ntitle: 規程\n---\n# 規程\n\n端末は会社が貸す。')).toEqual([
      { text: '規程', line: 4, whole: true, heading: 1 },
      { text: '端末は会社が貸す。', line: 6, whole: true },
    ])
  })

  it('makes links and emphasis plain words, between Japanese letters too', async () => {
    const text =
      '詳しくは[旅費の表](/ryohi.md)と**別紙。**を見る。*早めに*`窓口`へ。![地図](a.png)[様式][1]\n\n[1]: /form.xlsx'
    expect((await textIn('a.md', text)).kept).toEqual(['詳しくは旅費の表と別紙。を見る。早めに窓口へ。地図様式'])
  })

  it('leaves struck out words and remarks out', async () => {
    const read = await textIn(
      'a.md',
      '上限は~~月十時間。~~月二十時間。\n\n<!-- 次の改定で見直す -->\n\n<del>旧い</del>新しい決まり。',
    )
    expect(read.kept).toEqual(['上限は月二十時間。', '新しい決まり。'])
    expect(read.leftOut).toEqual(['struck out: 月十時間。', 'comment: 次の改定で見直す', 'struck out: 旧い'])
  })

  it('gives rows of tables a line each, with cells that the head has no column for', async () => {
    const table = '| 路線 | 上限 |\n|:--|--:|\n| 普通 | 実費 |\n| 特急 | 五千円 | 片道のみ |\n'
    expect((await linesIn('a.md', table)).map(({ text, table: kind }) => [text, kind])).toEqual([
      ['路線 上限', 'head'],
      ['普通 実費', 'row'],
      ['特急 五千円 片道のみ', 'row'],
    ])
  })

  it('keeps nested items a line each, and lines that the writer broke apart', async () => {
    const text =
      '- 休憩\n  - 六十分\n    1. 分けてよい\n- 残業\n\n受付 一階\n電話 内線3番\n申請の締切は毎月の末日で、休日に当たるときはその前の開庁日を\n締切とする。'
    expect(await passagesIn('a.md', text)).toEqual([
      [
        '',
        '・休憩',
        '・六十分',
        '1. 分けてよい',
        '・残業',
        '受付 一階',
        '電話 内線3番',
        '申請の締切は毎月の末日で、休日に当たるときはその前の開庁日を締切とする。',
      ],
    ])
  })

  it('puts notes behind the line that has their mark', async () => {
    const text = '## 席\n\n席は自由です[^1]。\n\n## 鍵\n\n鍵は総務が持つ。\n\n[^1]: 役員を除く。'
    expect(await passagesIn('a.md', text)).toEqual([
      ['席', '席は自由です。', '役員を除く。'],
      ['鍵', '鍵は総務が持つ。'],
    ])
  })
})
