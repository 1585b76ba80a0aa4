import assert from 'node:assert/strict'
import { addDays, dayIn } from '../../../src/service/checklists/days.js'
import type { Sight } from '../sight.js'
import type { Story } from '../walk.js'

/** The sight that says this. */
function that(sights: Sight[], words: string | RegExp): Sight {
  const found = sights.find(({ text }) => (typeof words === 'string' ? text.includes(words) : words.test(text)))
  assert.ok(found, `nobody sees “${String(words)}”:\n${sights.map(({ text }) => text).join('\n---\n')}`)
  return found
}

const fifthOf = ({ text }: Sight) => /☐ (5\. [^\n☐]+)/.exec(text)![1]!.trim()

export const story: Story = {
  title: 'checklist: a project lead and two colleagues get a list done',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const room = walk.room('テレワーク推進')
    const today = dayIn(Date.now(), 'Asia/Tokyo')
    const due = addDays(today, 3)

    walk.act('Hana looks a list up, and ticks for herself: she alone sees it')
    const [list] = await hana.command(general, '/telework-checklist セキュリティ 経営者')
    list!.says('経営者のセキュリティ対策', '自分だけ　済み 0 / 5 ░░░░░░░░', '☐ 1. ', '[チャンネルで進める]', '出典: ')
    list!.saysNothingOf('経営者1')
    const first = /☐ (1\. [^\n☐]+)/.exec(list!.text)![1]!.trim()
    const second = /☐ (2\. [^\n☐]+)/.exec(list!.text)![1]!.trim()
    const third = /☐ (3\. [^\n☐]+)/.exec(list!.text)![1]!.trim()
    const [ticked] = await hana.press(list!, first)
    ticked!.says('済み 1 / 5 ▓', `☑ ${first}`)
    const [again] = await hana.command(general, '/telework-checklist セキュリティ 経営者')
    again!.says('済み 1 / 5')
    const [others] = await ken.command(general, '/telework-checklist セキュリティ 経営者')
    others!.says('済み 0 / 5')
    others!.saysNothingOf('進行中です')

    walk.act('Ken cannot see it, whatever he sends')
    const [hers] = await ken.press(ticked!, second)
    hers!.says('ほかの人が自分だけで進めているチェックリストです', '印は付いていません').saysNothingOf('済み')
    const [closed] = await ken.press(ticked!, '書き出す')
    closed!.says('ほかの人が自分だけで進めている')

    walk.act('She goes on with it in the channel: now it is everybody’s, and says who did what')
    const [form] = await hana.press(ticked!, 'チャンネルで進める')
    form!.says('いまの印・期日・メモも、チャンネルの全員に見えるようになります')
    const begun = await hana.submit(form!, { 名前: 'セキュリティ（営業部）', チャンネル: room })
    const posted = that(begun, '# セキュリティ（営業部）')
    posted.says('済み 1 / 5', `☑ ${first}`, /✓ 1番 佐藤 花 \d+\/\d+/)

    walk.act('Ken and Mio tick at the same time, neither seeing the other’s yet: both are kept')
    const both = await Promise.all([ken.press(posted, second), mio.press(posted, third)])
    const run = that(both.flat().toReversed(), '済み 3 / 5')
    run.says(`☑ ${second}`, `☑ ${third}`, '鈴木 健', '高橋 澪')

    walk.act('Hana gives Ken a line, until a day, with a note')
    const [view] = await hana.press(run, '担当・期日・メモ')
    view!.says('「チェックリスト」', '済み 3 / 5')
    const fourth = /☐ (4\. [^\n☐]+)/.exec(view!.text)![1]!.trim()
    const line = await hana.chooseIn(view!, '担当・期日・メモを決める項目', '4. ')
    const [lineForm] = line.filter(({ text }) => text.includes('「担当・期日・メモ」'))
    const saved = await hana.submit(lineForm!, { 担当: ken.id, 期日: due, メモ: '支店の分も' })
    that(saved, '「チェックリスト」').says(
      '4番の担当・期日・メモを保存しました。鈴木 健さんに、まもなくDMでお知らせします。',
      /担当 4番 鈴木 健/,
      /期日 4番 \d+\/\d+/,
      'メモ 4番: 支店の分も',
    )

    walk.act(
      'Ken hears of it in his DM: by whom, what, until when, with the note; she takes a line herself, of which nobody is told',
    )
    const [own] = await hana.chooseIn(view!, '担当・期日・メモを決める項目', '5. ')
    await hana.submit(own!, { 担当: hana.id })
    const news = await walk.minutes(3)
    assert.equal(news.length, 1, news.map(({ text }) => text).join('\n'))
    const told = that(news, '佐藤 花さんが、あなたをチェックリストの項目の担当にしました。')
    told.says('セキュリティ（営業部）', `> ${fourth}`, /期日 \d+\/\d+　メモ: 支店の分も/)
    const [giveOn] = await ken.press(told, '担当を変える')
    giveOn!.says('「担当・期日・メモ」', fourth)
    const [there] = await ken.press(told, '開く')
    there!.says('「チェックリスト」', '# セキュリティ（営業部）', '期日', 'メモ 4番: 支店の分も')
    const [known] = await mio.command(general, '/telework-checklist セキュリティ 経営者')
    known!.says('#テレワーク推進 で進行中です: セキュリティ（営業部）　済み 3 / 5')
    const [opened] = await mio.press(known!, '開く')
    opened!.says('# セキュリティ（営業部）', '済み 3 / 5')
    walk.silence(await walk.minutes(5))

    walk.act('Ken finds it on his Home, with what is due')
    const [home] = await ken.openHome()
    home!.says(
      '進行中のチェックリスト',
      'セキュリティ（営業部）',
      '#テレワーク推進　済み 3 / 5',
      /4\. .* — 期日 \d+\/\d+/,
    )

    walk.act('The app is started anew; the morning before, Ken is reminded in his DM')
    await walk.restart()
    const reminded = await walk.until(addDays(due, -1), 10)
    const reminder = that(reminded, 'が期日です。')
    reminder.says('明日', fourth.slice(0, 12), 'セキュリティ（営業部）', 'メモ: 支店の分も')
    reminder.says(/（\d+月\d+日）が期日です/, '[済んだ] [明日もう一度] [開く] [担当を変える]')
    const [later] = await ken.press(reminder, '明日もう一度')
    later!.says('もう一度お知らせします', '[済んだ] [開く]').saysNothingOf('[明日もう一度]')

    walk.act('The next morning once more, though two things are due then; he says that it is done')
    const next = await walk.until(due, 10)
    assert.equal(next.length, 1, next.map(({ text }) => text).join('\n'))
    const done = await ken.press(that(next, '今日'), '済んだ')
    that(done, '済みにしました').saysNothingOf('[済んだ]')
    const nearly = that(done, '済み 4 / 5')
    walk.silence(await walk.days(3))

    walk.act('Mio did not start it, and administers: she pauses it; nobody ticks then, until it goes on')
    const paused = that(await mio.press(nearly, '一時停止する'), '一時停止中（高橋 澪 ').saysNothingOf(
      '[担当・期日・メモ] [チャンネル',
    )
    paused.says('済 1. ', '未 5. ', 'いまは印を付けられません。再開できるのは、始めた人と、人事の担当者・管理者です。')
    const resting = await ken.press(nearly, fifthOf(nearly))
    that(resting, /このチェックリストは、高橋 澪さんが\d+月\d+日に一時停止しました。/).says(
      '続けるには、メニューの「再開する」を選んでください。',
      '印は付いていません',
    )
    const open = that(await hana.press(paused, '再開する'), '済み 4 / 5')
    const all = that(await hana.press(open, fifthOf(open)), '済み 5 / 5 ▓▓▓▓▓▓▓▓')
    all.says('［完了にする］でこのリストを終えられます', '[完了にする]')

    walk.act('Hana writes it out: a table and a text, in her DM')
    const out = await hana.press(all, '書き出す')
    that(out, '「セキュリティ（営業部）」を、CSV（表計算ソフトで開けるファイル）に書き出しました')
    const files = [...walk.slack.desk.files.values()].map(({ name, bytes }) => ({ name, text: bytes.toString('utf8') }))
    assert.deepEqual(
      files.map(({ name }) => name),
      ['セキュリティ（営業部）.csv', 'セキュリティ（営業部）.md'],
    )
    assert.ok(files[0]!.text.startsWith('\ufeff番号,区分,項目,済み,'), files[0]!.text)
    assert.match(files[0]!.text, /^4,.*,済み,鈴木 健,.*,鈴木 健,\d{4}-\d\d-\d\d,支店の分も,/m)
    assert.match(files[1]!.text, /^- \[x\] 4\. .*担当: 鈴木 健、期日: \d{4}年\d+月\d+日/m)

    walk.act('It is finished, and another department begins with the same')
    const finished = that(await hana.press(all, '完了にする'), '完了（佐藤 花 ')
    finished.says('[開く]').saysNothingOf('[担当・期日・メモ]', '月曜の期限切れ')
    const [later2] = await ken.openHome()
    const [done2] = await ken.press(later2!, '完了したチェックリスト')
    done2!.says('セキュリティ（営業部）', '#テレワーク推進　済み 5 / 5', '完了（佐藤 花 ', '[開く]')
    const [copying] = await hana.press(finished, 'ほかの部署用に複製する')
    copying!.says('「ほかの部署用に複製」')
    const copied = await hana.submit(copying!, { 名前: 'セキュリティ（総務部）', チャンネル: general })
    that(copied, '# セキュリティ（総務部）').says('済み 0 / 5')

    walk.act('A long list is not twenty boxes in the channel: it opens section by section')
    const [long] = await hana.command(general, '/telework-checklist セキュリティ テレワーク勤務者')
    long!.says('テレワーク勤務者のセキュリティ対策', '済み 0 / 20', '1〜4番: 情報セキュリティ保全対策の大枠、5〜10番: ')
    const [startLong] = await hana.press(long!, 'チャンネルで進める')
    const longRun = that(await hana.submit(startLong!, { 名前: '全社', チャンネル: room }), '# 全社')
    const [pages] = await mio.press(longRun, '開いて進める')
    pages!.says('ページ', '5〜10番: 悪意のソフトウェアに対する対策').saysNothingOf('11〜12番')
    const [page2] = await mio.press(pages!, '次へ')
    page2!.says('11〜12番: 端末の紛失・盗難に対する対策')
    const box = /☐ (\d+\. [^\n☐]+)/.exec(page2!.text)![1]!.trim()
    const longTick = await mio.press(page2!, box)
    that(longTick, '# 全社').says('済み 1 / 20')

    walk.act('Hana wants to be forgotten: what stands in the channel names her no more')
    const [ask] = await hana.command(general, '/telework forget-me')
    ask!.says('・言葉とお名前を消します（件数だけが残ります）: 質問と調べた言葉')
    const [forgotten] = await hana.press(ask!, '消す')
    forgotten!.says(
      '・言葉とお名前を消しました（件数だけが残ります）: 質問と調べた言葉 3件',
      'チャンネルで始めたチェックリスト 3件、チェックリストの項目の印・担当 3件',
    )
    const anew = await walk.minutes(1)
    that(anew, '# セキュリティ（営業部）').says('完了（名前なし ', '鈴木 健').saysNothingOf('佐藤')
  },
}
