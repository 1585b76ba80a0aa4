import assert from 'node:assert/strict'
import { addDays, dayIn, mondayAfter } from '../../../src/service/checklists/days.js'
import type { Sight } from '../sight.js'
import type { Story } from '../walk.js'

/** The sight that says this. */
function that(sights: Sight[], words: string): Sight {
  const found = sights.find(({ text }) => text.includes(words))
  assert.ok(found, `nobody sees “${words}”:\n${sights.map(({ text }) => text).join('\n---\n')}`)
  return found
}

const TABLE =
  '区分,項目,出典\n貸し出す前,端末に鍵を掛ける,情報セキュリティ規程 第3条\n貸し出す前,=台帳に書く,\n返す前,データを消す,'

/** 「項目」, and below it 「鍵」. */
const IN_SHIFT_JIS = Buffer.from([0x8d, 0x80, 0x96, 0xda, 0x0d, 0x0a, 0x8c, 0xae, 0x0d, 0x0a])

export const story: Story = {
  title: 'own-lists: HR writes a list of its own, a department works through it, and is told on Mondays',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const room = walk.room('テレワーク推進')

    walk.act('Hana may not write lists; Ken of HR may')
    const [refused] = await hana.command(general, '/telework-checklist 管理')
    refused!.says('人事の担当者と管理者だけ')
    const [home] = await ken.openHome()
    const [fromHome] = await ken.press(home!, '自社のチェックリスト')
    fromHome!.says('「自社のチェックリスト」')
    const [lists] = await ken.command(general, '/telework-checklist 管理')
    lists!.says('「自社のチェックリスト」', 'まだありません', '[新しく作る]')

    walk.act('He makes one of a file, as Excel in Japan writes it')
    const [fresh] = await ken.press(lists!, '新しく作る')
    const [fromFile] = await ken.submit(fresh!, { ファイルから作る: { name: '鍵の点検.csv', bytes: IN_SHIFT_JIS } })
    fromFile!.says('「鍵の点検」（1項目）を、第1版として保存しました')

    walk.act('He pastes a table; without a line there is nothing to keep')
    const [form] = await ken.press(fromFile!, '新しく作る')
    await ken.submit(form!, { 名前: '端末の貸し出し', 項目: '## 見出しだけ' })
    const [saved] = await ken.submit(form!, { 名前: '端末の貸し出し', 項目: TABLE })
    saved!.says('「端末の貸し出し」（3項目）を、第1版として保存しました')

    walk.act('Everybody finds it by its name, with the source that he gave')
    const [found] = await hana.command(general, '/telework-checklist 端末 貸し出し')
    found!.says(
      '# 端末の貸し出し',
      '☐ 1. 端末に鍵を掛ける',
      '*返す前*',
      '入力された出典: 1番 情報セキュリティ規程 第3条',
      '自社で作成したリストです',
    )
    found!.saysNothingOf('自社で追加した項目')

    walk.act('Hana begins with it in the channel, and wants to be told on Mondays what is late')
    const [start] = await hana.press(found!, 'チャンネルで進める')
    const begun = await hana.submit(start!, {
      チャンネル: room,
      お知らせ: '月曜の期限切れのお知らせ（朝9時に、このチャンネルへ）',
    })
    const run = that(begun, '# 端末の貸し出し')
    const [view] = await mio.press(run, '担当・期日・メモ')
    const [line] = await mio.chooseIn(view!, '担当・期日・メモを決める項目', '2. ')
    const today = dayIn(Date.now(), 'Asia/Tokyo')
    const due = addDays(today, 1)
    await mio.submit(line!, { 担当: mio.id, 期日: due })
    const [nobodys] = await mio.chooseIn(view!, '担当・期日・メモを決める項目', '3. ')
    const dates = await mio.submit(nobodys!, { 期日: addDays(today, 60) })
    that(dates, '3番の期日を保存しました。担当がいないため、期日は始めた佐藤 花さんにお知らせします。')

    const [before] = await mio.command(general, '/telework-checklist 端末 貸し出し')
    before!.says('自分だけ　済み 0 / 3', '#テレワーク推進 で進行中です: 端末の貸し出し　済み 0 / 3', '[開く]')

    walk.act('Ken edits the list: the run keeps the version it began with, and the next one has the new')
    const [again] = await ken.command(general, '/telework-checklist 管理')
    const [editing] = await ken.press(again!, '編集する')
    editing!.says('## 貸し出す前', '- 端末に鍵を掛ける（出典: 情報セキュリティ規程 第3条）')
    const [edited] = await ken.submit(editing!, {
      '項目（1/2）': '## 貸し出す前\n- 端末に鍵を掛ける\n- 覗き見防止の覆いを付ける',
    })
    edited!.says('第2版として保存しました')
    const kept = that(await hana.press(run, '3. データを消す'), '# 端末の貸し出し')
    kept.says('☑ 3. データを消す', '=台帳に書く', '第1版（最新は第2版）')
    const [newer] = await hana.command(general, '/telework-checklist 貸し出し')
    newer!.says('2. 覗き見防止の覆いを付ける').saysNothingOf('データを消す', '入力された出典')
    const old = await mio.press(before!, '3. データを消す')
    that(old, 'リストが変わっていたため、印は付いていません。いまのリストを表示しました。')
    that(old, '# 端末の貸し出し').says('済み 0 / 2', '2. 覗き見防止の覆いを付ける')

    walk.act('What is late is said on Monday, in one line; Mio switches reminders off, and nothing is said any more')
    const monday = mondayAfter(due)
    const said = await walk.until(monday, 10)
    that(said, '「端末の貸し出し」で、2番の「=台帳に書く」が期日を過ぎています。')
    that(said, '# 端末の貸し出し').says(/期日 2番 \d+\/\d+ 期限切れ/)
    const [settings] = await mio.command(general, '/telework settings')
    const [off1] = await mio.submit(settings!, { チェックリストのお知らせ: '' })
    off1!.says('*チェックリストのお知らせ: *オン → オフ', '月曜の期限切れのお知らせが止まりました')
    walk.silence(await walk.until(addDays(monday, 7), 10))

    walk.act('Whoever sets a date then, or looks, is told that nobody will be reminded, and who can change that')
    const off = 'お知らせが止められています。人事の担当者か管理者が /telework settings でオンにできます。'
    const [silent] = await hana.press(kept, '担当・期日・メモ')
    silent!.says(off)
    const [dating] = await hana.chooseIn(silent!, '担当・期日・メモを決める項目', '1. ')
    const dated = await hana.submit(dating!, { 期日: addDays(monday, 14) })
    that(dated, '1番の期日を保存しました。').says(off).saysNothingOf('担当がいないため')
    const hushed = await hana.press(kept, '月曜の期限切れのお知らせを止める')
    that(hushed, 'このリストの「月曜の期限切れのお知らせ」を止めました。').says(off)

    walk.act('Ken words a line anew; the channel goes on to that version when Hana has seen what changes')
    await mio.press(run, '1. 端末に鍵を掛ける')
    const [third] = await ken.command(general, '/telework-checklist 管理')
    const [wording] = await ken.press(third!, '編集する')
    await ken.submit(wording!, { '項目（1/2）': '## 貸し出す前\n- 端末に必ず鍵を掛ける\n- 覗き見防止の覆いを付ける' })
    const [hers] = await hana.press(run, '担当・期日・メモ')
    const [difference] = await hana.press(hers!, '最新版との違い')
    difference!.says(
      '第1版（いま進めている版） → 第3版（最新）',
      /加わった項目（1）\*?\n.*2\. 覗き見防止の覆いを付ける/,
      /なくなった項目（2）\*?\n.*2\. =台帳に書く（担当あり・期日あり）\n.*3\. データを消す（済み・期日あり）/,
      /言い方が変わった項目（1）\*?\n.*前: 端末に鍵を掛ける\n.*今: 1\. 端末に必ず鍵を掛ける/,
      '[最新版に替える]',
    )
    const moved = await hana.submit(difference!)
    that(moved, '「端末の貸し出し」を、第3版に替えました。').says('[第1版に戻す]')
    that(moved, '済み 1 / 2')
      .says('☑ 1. 端末に必ず鍵を掛ける', '☐ 2. 覗き見防止の覆いを付ける', '済み 1 / 2')
      .saysNothingOf('台帳')
    const ofOld = await mio.press(kept, '1. 端末に鍵を掛ける')
    that(ofOld, 'リストが変わっていたため、印は付いていません。')
    const [taken] = await hana.press(that(moved, '[第1版に戻す]'), '第1版に戻す')
    taken!.says('第1版に戻しました。', '[第3版に替える]')
    const standing = that(await hana.press(run, '3. データを消す'), '第1版（最新は第3版）').says(
      ...['☑ 1. 端末に鍵を掛ける', '☑ 3. データを消す', '担当 2番 高橋 澪', /期日 2番 \d+\/\d+ 期限切れ/, '済み 2 / 3'],
    )
    const [forAll] = await mio.press(standing, '最新版との違い')
    forAll!.says('[最新版に替える]')
    const [looking] = await ken.command(general, '/telework-checklist 管理')
    const [latest] = await ken.press(looking!, '変更を見る')
    latest!.says('第2版 → 第3版（鈴木 健さん、', '言い方が変わった項目（1）', '[前の変更]')
    const [earlier] = await ken.press(latest!, '前の変更')
    earlier!.says('第1版 → 第2版', '出典が変わりました: 1番', '加わった項目（1）', 'なくなった項目（2）', '[次の変更]')

    walk.act('He copies a list of the documents: what stays word for word keeps its citation, what he changes does not')
    const [manage] = await ken.command(general, '/telework-checklist 管理')
    const [copying] = await ken.chooseIn(manage!, '資料のリストをコピーして作る', '経営者のセキュリティ対策')
    const [, first = ''] = /^- (.*)$/m.exec(copying!.text) ?? []
    const [copied] = await ken.submit(copying!, { '項目（1/2）': `- ${first}\n- 自社で足した項目` })
    copied!.says('2項目')
    const [own] = await hana.command(general, '/telework-checklist 経営者 自社')
    own!.says(first.slice(0, 20), '2. 自社で足した項目', '出典: 1番 総務省', '自社で追加した項目: 2番', '新しい版: ')

    walk.act('It is shared by its title, whole; whoever reads it opens it for themselves')
    const [sharing] = await ken.press(own!, '共有')
    const shared = that(
      await ken.submit(sharing!, { ひとこと: '今月中にお願いします', チャンネル: general }),
      '鈴木 健さんが共有しました',
    )
    shared.says(
      '経営者のセキュリティ対策（自社）（2項目）',
      '2. 自社で足した項目',
      ...['出典: 1番 総務省', '自社で追加した項目: 2番', '「今月中にお願いします」'],
      '[開いて印を付ける]',
    )
    const [opened] = await mio.press(shared, '開いて印を付ける')
    opened!.says('自分だけ', '済み 0 / 2')

    walk.act('He puts that list away: it is offered no more')
    const [last] = await ken.command(general, '/telework-checklist 管理')
    const [left] = await ken.press(last!, 'アーカイブする')
    left!.says(
      '「経営者のセキュリティ対策（自社）」をアーカイブしました。',
      'アーカイブ（新しく始めることはできません',
      '端末の貸し出し',
    )
    const [gone] = await hana.command(general, '/telework-checklist 経営者 自社')
    gone!.says('「経営者のセキュリティ対策（自社）」はアーカイブされています。')
    gone!.saysNothingOf('# 経営者のセキュリティ対策（自社）', '使えませんでした')

    walk.act('That was a mistake: one press takes it back; so does the list of what was put away, later')
    const [back] = await ken.press(left!, '元に戻す')
    back!.says('「経営者のセキュリティ対策（自社）」を元に戻しました。').saysNothingOf('アーカイブ（')
    await ken.press(back!, 'アーカイブする')
    const [days] = await ken.command(general, '/telework-checklist 管理')
    days!.says('アーカイブ（').saysNothingOf('をアーカイブしました')
    await ken.press(days!, '元に戻す')
    const [again3] = await hana.command(general, '/telework-checklist 経営者 自社')
    again3!.says('# 経営者のセキュリティ対策（自社）')
  },
}
