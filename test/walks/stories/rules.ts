import assert from 'node:assert/strict'
import { addDays, dayIn } from '../../../src/service/checklists/days.js'
import { dayWords, shortDay } from '../../../src/slack/render/days.js'
import { makeOldOffice, makeXlsx } from '../../fixtures/make-files.js'
import type { OwnFile } from '../person.js'
import type { Story } from '../walk.js'

/** A rule as a company has one; `days` is what changes in it. */
function rule(days: number): OwnFile {
  const text = [
    '# 在宅勤務規程',
    '',
    '## 第1条（在宅勤務の日数）',
    '',
    `在宅勤務は、週${days}日までとする。`,
    '',
    '## 第2条（通信費）',
    '',
    '在宅勤務手当として、月4,000円を支給する。',
  ]
  return { name: '在宅勤務規程.md', bytes: Buffer.from(text.join('\n')) }
}

const TODAY = dayIn(Date.now(), 'Asia/Tokyo')
/** The day after tomorrow. */
const SOON = addDays(TODAY, 2)
const ASKED = '/telework 在宅勤務は週何日までできますか'

export const story: Story = {
  title: 'rules: the company’s own rules are sent as files, looked at, used, replaced, taken back',
  teaches: true,
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')

    walk.act('An employee who sends a file is told whose work that is, and what she asks with it is answered')
    const refused = await hana.send(walk.room(hana), rule(2), '在宅勤務の日の残業は？')
    refused[0]!.says('人事の担当者と管理者です', '保存もしていません')
    refused[1]!.says('残業')
    // It was her first question in the DM.
    refused[2]!.says('はじめまして')
    assert.equal(refused.length, 3)

    walk.act('Ken of HR sends the rule in his DM: what was read is shown, nothing is used yet')
    const sent = await ken.send(walk.room(ken), rule(2))
    const card = sent.find(({ text }) => text.includes('確認待ち'))
    card!.says('在宅勤務規程 · 確認待ち', '読んだ行 5（2か所）', '読み飛ばした行 0', '全員', '見直しの期日なし')
    card!.says('[使う]', '[直す]', '[中身を見る]', '[やめる]')
    const [contents] = await ken.press(card!, '中身を見る')
    contents!.says('第1条（在宅勤務の日数）', '在宅勤務は、週2日までとする。', '読み飛ばした行はありません')
    const [before] = await hana.command(general, ASKED)
    before!.saysNothingOf('週2日')

    walk.act('He gives it a date to look at it again, and uses it: it is quoted, word for word')
    const [edit] = await ken.press(card!, '直す')
    const edited = await ken.submit(edit!, { 見直しの期日: SOON, '施行日・改定日': '2025-04-01' })
    const dated = edited.find(({ text }) => text.includes('[使う]') && !text.includes('[閉じる]'))!
    dated.says(`見直し ${shortDay(SOON, { today: TODAY })}`, '施行日 2025年4月1日')
    const used = await ken.press(dated, '使う')
    used.find(({ text }) => text.includes('使い始めました'))!.says('引用します')
    used.find(({ text }) => text.includes('在宅勤務規程 · 使用中'))!.says('[引用をやめる]')
    const [quoted] = await hana.command(general, ASKED)
    quoted!.says(/週\*?2日/, '在宅勤務規程', '（2025年4月）')

    walk.act('Everybody reads on Home that there is something new; on the day that he chose, he is reminded, once')
    const [home] = await hana.openHome()
    home!.says('最新のお知らせ', '規程の追加: 在宅勤務規程').saysNothingOf('[自社の規程]')
    const [news] = await hana.press(home!, '詳しく')
    news!.says('この4週間に変わったところです', '規程の追加: 在宅勤務規程')
    const [text] = await hana.press(news!, '読む')
    text!.says('第2条（通信費）', '月4,000円を支給する')
    const reminded = await walk.days(4)
    const review = reminded.find(({ text }) => text.includes('見直しの期日です'))!
    review.says(
      '見直しの期日です: 在宅勤務規程',
      `期日 ${dayWords(SOON, { today: SOON })}`,
      '新しいファイルを追加してください',
      '[ファイルを追加]',
    )
    const [opened] = await ken.press(review, '開く')
    opened!.says('在宅勤務規程 · 使用中')
    assert.ok(!(await walk.days(4)).some(({ text }) => text.includes('見直しの期日です')))

    walk.act('A newer version takes its place, sent from the list; one press brings the old one back')
    const [list] = await ken.command(general, '/telework 規程の追加')
    list!.says('使用中', '在宅勤務規程')
    const [form] = await ken.press(list!, 'ファイルを追加')
    const [newer] = await ken.submit(form!, { 規程のファイル: rule(3) })
    newer!.says('在宅勤務規程 · 確認待ち', 'いまの版')
    const [now] = await ken.press(newer!, '使う')
    now!.says('使い始めました', '在宅勤務規程 · 使用中')
    const [second] = await hana.command(general, ASKED)
    second!.says(/週\*?3日/).saysNothingOf('週2日')
    const [back] = await ken.press(now!, '引用をやめる')
    back!.says('引用をやめました。前の版に戻しました', '[元に戻す]')
    const [third] = await hana.command(general, ASKED)
    third!.says(/週\*?2日/).saysNothingOf('週3日')

    walk.act('What is for HR alone is quoted to HR, and to nobody else')
    const [drafts] = await ken.command(general, '/telework 規程の追加')
    const [open] = await ken.press(drafts!, '開く')
    const [facts] = await ken.press(open!, '直す')
    const [kept] = await ken.submit(facts!, { 見せる相手: '人事のみ' })
    kept!.says('人事のみ', '社員への答えには、もう出ません')
    const [silent] = await hana.openHome()
    silent!.saysNothingOf('在宅勤務規程')
    const [employee] = await hana.command(general, ASKED)
    employee!.says('ご覧いただける自社の規程には見つかりませんでした').saysNothingOf('週2日', '在宅勤務規程')
    const [hr] = await ken.command(general, ASKED)
    hr!.says(/週\*?2日/, /人事のみ/)
    const [admin] = await mio.command(general, '/telework 規程の追加')
    admin!.says('人事のみの規程が1件あります').saysNothingOf('在宅勤務規程', 'まだありません')

    walk.act('Broken and encrypted files are one sentence each; what is not wanted is gone')
    const [broken] = await ken.send(walk.room(ken), { name: '規程.docx', bytes: Buffer.from('no document') })
    broken!.says('「規程.docx」は使えません', '中身はWordの文書ではありません')
    const [old] = await ken.send(walk.room(ken), { name: '規程.docx', bytes: makeOldOffice(true) })
    old!.says('「規程.docx」は使えません', 'パスワードを外して')
    const table = makeXlsx([{ name: '手当', rows: [['手当', '月4,000円です。']] }])
    const sheet = await mio.send(walk.room(mio), { name: '手当.xlsx', bytes: table })
    const [dropped] = await mio.press(sheet.find(({ text }) => text.includes('確認待ち'))!, 'やめる')
    dropped!.says('は使いません').saysNothingOf('[使う]')
  },
}
