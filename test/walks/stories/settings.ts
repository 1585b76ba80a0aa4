import assert from 'node:assert/strict'
import type { Story } from '../walk.js'

export const story: Story = {
  title: 'settings: who may share where, what is said and kept, and who changed it',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const promotion = walk.room('テレワーク推進')
    const jinji = walk.room('人事-質問')

    walk.act('Mio, who administers, opens the settings from her Home; Hana’s has no way there')
    const [home] = await mio.openHome()
    home!.says('[自社の規程] [自社のチェックリスト] [設定] [変更の記録]')
    const [hers] = await hana.openHome()
    hers!.saysNothingOf('[設定]', '変更の記録')
    const [settings] = await mio.press(home!, '設定')
    settings!.says('チャンネルに共有できる人', 'だれでも', '記録を残す日数: [90', 'はじめてのあいさつ')

    walk.act('A number of days that is none is not taken; the rest stands until she sends it off again')
    walk.silence(await mio.submit(settings!, { 記録を残す日数: '3' }))
    const [saved] = await mio.submit(settings!, {
      担当者への質問を送るチャンネル: jinji,
      問い合わせ先の一行: '人事部（内線1234）',
      はじめてのあいさつ: '総務のボットです。',
      チャンネルに共有できる人: '人事の担当者と管理者だけ',
      記録を残す日数: '３０日',
    })
    saved!.says('保存しました', '*記録を残す日数: *（はじめのまま） → 30日')

    walk.act('Whoever meets the bot is greeted in the workspace’s own words')
    const met = await hana.say(walk.room(hana), 'サテライトオフィスとは')
    met.at(-1)!.says('総務のボットです。', '人事部（内線1234）')

    walk.act('Hana may share nowhere; then one channel lets everybody, and only that one')
    const [answer] = await hana.command(general, '/telework 広島市では残業はどうしていますか')
    const [nowhere] = await hana.press(answer!, '共有')
    nowhere!.says('チャンネルに共有できるのは、人事の担当者と管理者だけです。').saysNothingOf('[投稿の内容を確かめる]')
    const [again] = await mio.command(general, '/telework settings')
    const [own] = await mio.chooseChannel(again!, 'チャンネルごとの設定を開く', promotion)
    await mio.submit(own!, { このチャンネルに共有できる人: 'だれでも' })
    const [exceptions] = await mio.command(general, '/telework settings')
    exceptions!.says('チャンネルごとの例外: #テレワーク推進（だれでも）')
    const [form] = await hana.press(answer!, '共有')
    const [refused] = await hana.submit(form!, { ひとこと: '在宅の日の残業の例です', チャンネル: general })
    refused!.says('#general に共有できるのは、人事の担当者と管理者だけです。', '在宅の日の残業の例です')

    walk.act('She sees what will be posted, as it will be seen; changes her words; and is told where it went')
    const [preview] = await hana.submit(refused!, { チャンネル: promotion })
    preview!.says('#テレワーク推進 に、次のとおり投稿します。', '「在宅の日の残業の例です」', '[直す]', '[共有する]')
    const [back] = await hana.press(preview!, '直す')
    const [better] = await hana.submit(back!, { ひとこと: '広島市の例です' })
    const shared = await hana.submit(better!)
    const post = shared.find(({ text }) => text.startsWith('佐藤 花さんが共有しました'))!
    post.says(/^佐藤 花さんが共有しました\n「広島市の例です」\n> /, '所属長')
    assert.ok(better!.text.includes(post.text), 'what was posted is what was seen')
    const told = shared.find(({ text }) => text.includes('投稿しました'))!
    told.says('#テレワーク推進 に投稿しました。', '投稿を開く', '[投稿を取り消す]')

    walk.act('Nobody but her takes it back: by the menu of the message, or where she was told of it')
    const [notKens] = await ken.shortcut('take_back_answer', post)
    notKens!.says('共有した人だけ')
    const [sure] = await hana.shortcut('take_back_answer', post)
    sure!.says('共有したこの投稿を取り消しますか', '[投稿を取り消す] [残す]')
    const posts = () => walk.slack.posts(promotion.id).filter(({ onlyFor }) => onlyFor === undefined)
    const standing = posts().length
    const [gone] = await hana.press(told, '投稿を取り消す')
    gone!.says('投稿を取り消しました。')
    assert.equal(posts().length, standing - 1)
    const [already] = await hana.press(sure!, '投稿を取り消す')
    already!.says('すでに取り消されています')

    walk.act('Looked up beside a thread, it goes into that thread')
    const [asked] = await ken.say(promotion, '@bot モバイルワークとは')
    const [beside] = await ken.shortcut('look_up_message', asked!)
    const [sharing] = await ken.press(beside!, '共有')
    sharing!.says('☑ 読んでいたスレッドの中に投稿する')
    const [there] = await ken.submit(sharing!, { チャンネル: promotion })
    there!.says('#テレワーク推進 のスレッドに、次のとおり投稿します。')
    const inThread = await ken.submit(there!)
    const reply = inThread.find(({ text }) => text.startsWith('鈴木 健さんが共有しました'))!
    assert.ok('message' in reply.source && 'message' in asked!.source)
    assert.equal(reply.source.message.thread, asked!.source.message.thread)

    walk.act('Every change is in the log, with who made it; Hana may not read it, Mio takes it along as a file')
    const [log] = await mio.press(home!, '変更の記録')
    log!.says(
      /^「変更の記録」\n#テレワーク推進の\*チャンネルに共有できる人\*\n全体の設定と同じ → だれでも\n\d+\/\d+ [\d:]+・高橋 澪さん/,
      /\*チャンネルに共有できる人\*\nだれでも → 人事の担当者と管理者だけ\n/,
      /\*記録を残す日数\*\n（はじめのまま） → 30日/,
      /\*担当者への質問を送るチャンネル\*\n（なし） → #人事-質問/,
    )
    const [notHers] = await hana.press(log!, 'CSVで書き出す')
    notHers!.says('管理者と人事の担当者だけ')
    const files = await mio.press(log!, 'CSVで書き出す')
    files.find(({ text }) => text.includes('設定の変更の記録'))!.says('6件')
    files.find(({ text }) => text.startsWith('「変更の記録」'))!.says('DMに送りました')
  },
}
