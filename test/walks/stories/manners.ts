import assert from 'node:assert/strict'
import type { Story } from '../walk.js'

export const story: Story = {
  title: 'manners: what people expect of an app that behaves well',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const answers = () => walk.slack.posts(general.id).filter(({ onlyFor }) => onlyFor === undefined)

    walk.act('Hana edits her question: the answer changes where it stands, also after a restart')
    const [first] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    first!.says('所属長', '広島市').saysNothingOf('編集された')
    await walk.restart()
    const [second, ...more] = await hana.edit(
      '@bot 広島市では残業はどうしていますか',
      '@bot 在宅勤務の日の通信費は誰が負担しますか',
    )
    assert.deepEqual(more, [])
    second!.says('通信', '質問が編集されたため、回答を更新しました。').saysNothingOf('広島市')
    assert.equal(answers().length, 1)

    walk.act('What the conversation is about has changed with it')
    const [further] = await hana.say(second!, 'ほかには？')
    const shown = second!.text.split('\n').filter((line) => /^\s*> /.test(line))
    for (const line of shown) further!.saysNothingOf(line.trim())
    assert.equal(answers().length, 2)

    walk.act('An edit of what began it leaves what was asked after it alone')
    const [third] = await hana.edit('@bot 在宅勤務の日の通信費は誰が負担しますか', '@bot サテライトオフィスとは')
    third!.says('サテライトオフィス')
    assert.equal(answers().length, 2)

    walk.act('A post that named nobody is a question once it names the bot')
    walk.silence(await hana.say(general, '広島市の事例を教えて'))
    const [named] = await hana.edit('広島市の事例を教えて', '@bot 広島市の事例を教えて')
    named!.says('広島市', '2010年8月').saysNothingOf('業種は公務です', '平成', '*基本情報*')

    walk.act('She deletes it: she is asked whether the answer is to go')
    const [asking] = await hana.edit('@bot 広島市の事例を教えて')
    asking!.says('質問が削除されました', '[回答を取り消す] [残す]')
    assert.ok('message' in asking!.source && asking!.source.message.onlyFor === hana.id)
    const [refused] = await mio.press(asking!, '回答を取り消す')
    refused!.says('質問した人だけ')
    const before = answers().length
    await hana.press(asking!, '回答を取り消す')
    assert.equal(answers().length, before - 1)
    assert.ok(!answers().some(({ text }) => text.includes('広島市')))

    walk.act('A public answer is taken back by its menu, by nobody but her')
    const [last] = await hana.say(general, '@bot モバイルワークとは')
    const [notHers] = await mio.shortcut('take_back_answer', last!)
    notHers!.says('質問した人だけ')
    const [sure] = await hana.shortcut('take_back_answer', last!)
    const [kept] = await hana.press(sure!, '残す')
    kept!.says('そのまま残しました')
    const [again] = await hana.shortcut('take_back_answer', last!)
    const [gone] = await hana.press(again!, '回答を取り消す')
    gone!.says('取り消しました')
    assert.ok('message' in last!.source)
    const { ts } = last!.source.message
    assert.equal(walk.slack.workspace.find(general.id, ts), undefined)
    const [anew] = await hana.edit('@bot モバイルワークとは', '@bot モバイルワークの課題は')
    anew!.says('この質問への回答は取り消し済みです。新しく書いてお聞きください。')

    walk.act('詳しく opens what stands around the quotation, with its marks; one turns the pages from there')
    const [quoted] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    const [reading] = await hana.press(quoted!, '詳しく')
    reading!.says(
      '「引用の前後を読む」',
      '所属長',
      '広島市役所の事例（テレワーク事例集、2013年ごろ）',
      '[次の箇所]',
      '[この回答を取り消す]',
    )
    assert.ok(reading!.text.includes('*'), 'what was quoted stands out')
    const [nextPage] = await hana.press(reading!, '次の箇所')
    nextPage!.says('[前の箇所]', '[引用した箇所に戻る]', '> 広島市では、テレワーカーと他の職員との連絡に')
    const [backAgain] = await hana.press(nextPage!, '引用した箇所に戻る')
    backAgain!
      .says('> *広島市では、テレワーク時の時間外労働は', '[この回答を取り消す]')
      .saysNothingOf('引用した箇所に戻る')
    const [hers] = await mio.press(quoted!, '詳しく')
    hers!.says('所属長').saysNothingOf('取り消す')
    const standing = answers().length
    const [takenBack] = await hana.press(backAgain!, 'この回答を取り消す')
    takenBack!.says('回答を取り消しました。')
    assert.equal(answers().length, standing - 1)

    walk.act(
      'One press says that an answer helped, or why it did not; the same again adds nothing, and another word takes its place',
    )
    const [helped] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    const [why] = await hana.press(helped!, 'いいえ')
    why!.says('何が違いましたか', '[違う内容] [古い] [足りない] [わからない]')
    walk.silence(await hana.press(helped!, 'いいえ'))
    const [because] = await hana.press(why!, '古い')
    because!.says('ありがとうございました。', '[評価を取り消す]')
    const [open] = await hana.press(because!, '評価を取り消す')
    const [thanks] = await hana.press(open!, 'はい')
    thanks!.says('ありがとうございました。').saysNothingOf('[いいえ]')
    assert.deepEqual(
      (await walk.votes()).map(({ helpful }) => helpful),
      [true],
    )

    walk.act('What is shared is picked, seen as it will stand, and posted under her name')
    const [picking] = await hana.press(helped!, '共有')
    picking!.says('載せる抜粋', 'ひとこと', 'チャンネル', '[投稿の内容を確かめる]')
    const [preview] = await hana.submit(picking!, { チャンネル: general, ひとこと: 'ご参考まで' })
    preview!.says('次のとおり投稿します', '「ご参考まで」', '[共有する]')
    const [shared] = await hana.submit(preview!)
    shared!.says('佐藤 花さんが共有しました', '「ご参考まで」')

    walk.act('Sharing without words opens a view to look for them in, or among what she asked before')
    const [looking] = await hana.command(general, '/telework-share')
    looking!.says('共有したい内容', '前に聞いた質問から', '[探す]')
    const refusedForm = await hana.submit(looking!, {})
    walk.silence(refusedForm)
    const [missed] = await hana.submit(looking!, { 共有したい内容: '宇宙旅行の切符' })
    missed!.says('共有できる箇所が見つかりませんでした。', '共有したい内容: [宇宙旅行の切符]', '[探す]')
    const [found] = await hana.submit(missed!, { 共有したい内容: '情報の持ち出し' })
    found!.says('持ち出', 'チャンネル', '[投稿の内容を確かめる]')
    const [askedBefore] = await hana.command(general, '/telework-share')
    const [fromBefore] = await hana.submit(askedBefore!, {
      'または、前に聞いた質問から': '広島市では残業はどうしていますか',
    })
    fromBefore!.says('所属長', '[投稿の内容を確かめる]')

    walk.act('Brought into a channel it says what it is for, once; in a first DM it does, too')
    const lounge = walk.slack.workspace.addChannel('C0LOUNGE', 'lounge', 'public', [hana.id, ken.id, mio.id])
    const [joined, ...no] = await hana.invite(lounge)
    joined!.says(
      '資料を引用してお答えするボット',
      'このチャンネルの全員に見えます',
      '自分だけで聞くときは',
      '[使い方を見る]',
    )
    assert.deepEqual(no, [])
    walk.silence(await mio.invite(lounge))
    const [help] = await mio.press(joined!, '使い方を見る')
    assert.ok('message' in help!.source && help!.source.message.onlyFor === mio.id)
    const firstDm = await ken.say(walk.room(ken), 'サテライトオフィスとは')
    assert.equal(firstDm.length, 2)
    firstDm[1]!.says('はじめまして', 'ほかの人には見えません', '資料:')
    assert.equal((await ken.say(walk.room(ken), 'モバイルワークとは')).length, 1)

    walk.act('Mio lets it answer in that channel what is said to nobody, and gives it an emoji')
    walk.silence(await ken.say(lounge, 'サテライトオフィスとは何ですか？'))
    const [settings] = await mio.command(general, '/telework settings')
    const [own] = await mio.chooseChannel(settings!, 'チャンネルごとの設定を開く', lounge)
    own!.says('メンションがなくても答える')
    const saved = await mio.submit(own!, {
      メンションのない質問: '確かな答えがあるときだけ答える',
      スレッドの続き: '',
      質問にする絵文字: 'mag',
    })
    saved.at(-1)!.says('保存しました')
    const [unasked] = await ken.say(lounge, 'サテライトオフィスとは何ですか？')
    unasked!.says('質問のようでしたので', '[この質問には答えない]')
    walk.silence(await ken.say(unasked!, 'モバイルワークとは何ですか？'))
    walk.silence(await ken.say(lounge, 'お昼は何にしますか？'))
    walk.silence(await ken.say(lounge, 'サテライトオフィスの話をしています'))
    const [mine] = await hana.press(unasked!, 'この質問には答えない')
    mine!.says('質問した人だけ')
    await ken.press(unasked!, 'この質問には答えない')
    assert.ok(!walk.slack.posts(lounge.id).some(({ text }) => text.includes('本来の勤務地')))
    walk.silence(await ken.say(unasked!, 'サテライトオフィスとは何ですか？'))
    const [byEmoji] = await hana.react('サテライトオフィスの話をしています', 'mag')
    byEmoji!.says('サテライトオフィス', '佐藤 花さんが :mag: を付けたので、資料からお答えしました。')
    walk.silence(await mio.react('サテライトオフィスの話をしています', 'mag'))
    const [askedHer] = await ken.edit('サテライトオフィスの話をしています')
    assert.ok('message' in askedHer!.source && askedHer!.source.message.onlyFor === hana.id)
    await hana.press(askedHer!, '残す')
    walk.silence(await mio.react('お昼は何にしますか？', 'telework'))
    await ken.say(lounge, 'お昼どうする？')
    const [unsure, ...nothingElse] = await mio.react('お昼どうする？', 'mag')
    unsure!.says('「お昼どうする？」に確かにお答えできる箇所は、資料に見つかりませんでした。', '[言い換えて聞く]')
    assert.ok('message' in unsure!.source && unsure!.source.message.onlyFor === mio.id)
    assert.deepEqual(nothingElse, [])
    const [window] = await mio.press(unsure!, '言い換えて聞く')
    window!.says('テレワークについて質問', 'お昼どうする？')
    walk.silence(await ken.say(byEmoji!, 'ほかには？'))

    walk.act('A bare word is asked about: which side of it; each answer says what it answers')
    const [which] = await hana.command(general, '/telework 評価')
    which!.says('「評価」の何についてお調べですか。', '[人事評価] [評価制度]', '[評価の事例]')
    const [side] = await hana.press(which!, '評価制度')
    side!.says('質問: 評価制度はどうなっていますか', '自社の規程は登録されていません')
    const [safety] = await hana.say(general, '@bot セキュリティ')
    safety!.says('「セキュリティ」の何についてお調べですか。', /^\[[^\]\n]+\]( \[[^\]\n]+\]){2,3}$/m)
    const [alone] = await hana.command(general, '/telework 広島市では残業はどうしていますか')
    alone!.says('質問: 広島市では残業はどうしていますか', '所属長')
    const [choice] = await hana.say(general, '@bot 費用')
    const [inThread] = await mio.press(choice!, '費用負担')
    inThread!.says('質問: 費用負担はどうなっていますか')

    walk.act('A command written in a thread, where Slack runs none, is taken as what it means')
    const [cases] = await hana.say(choice!, '/telework-case 建設業')
    cases!.says('条件: 建設業', 'スレッドではコマンドを使えないため、全員に見える形でお答えしました。')

    walk.act('A question pressed on the Home tab is answered in view')
    const [home] = await hana.openHome()
    home!.says(
      '質問する',
      '前に聞いた質問（あなただけに見えます）',
      '[広島市では残業はどうしていますか]',
      '・チャンネルではメンションを付けて',
    )
    const typed = await hana.choose(home!, { 質問する: 'サテライトオフィスとは' })
    typed.at(-1)!.says('質問: サテライトオフィスとは', '続けて質問する')
    const opening = await hana.press(home!, '在宅勤務の日の残業は？')
    opening.at(-1)!.says('質問: 在宅勤務の日の残業は？', '自社の規程は登録されていません', '続けて質問する')
    assert.equal(walk.slack.posts(walk.room(hana).id).length, 0)

    walk.act('A look-up without words opens a view to choose in; it counts what there is')
    const [find] = await hana.command(general, '/telework-case')
    find!.says('業種', '人数', '場所', '働き方', '目的', '導入した年', /条件に合う事例: (\d+)件（全\1件）/)
    const [one] = await hana.choose(find!, { 業種: '建設業、製造業', 人数: '100人以下' })
    one!.says(/条件に合う事例: [1-9]\d?件（全\d+件）/)
    const nowhere = { 業種: '建設業', 人数: '100人以下', 場所: '九州' }
    const [none] = await hana.choose(one!, nowhere)
    none!
      .says('条件に合う事例はありません（建設業・100人以下・九州）', '『九州』を外すと', '[外して探す]')
      .saysNothingOf('[見る]')
    const [list] = await hana.submit(none!, { 業種: '建設業、製造業', 人数: '100人以下' })
    list!.says('条件: 建設業か製造業・100人以下', '向洋電機土木株式会社')

    walk.act('Names are found from the first letter, in kana too; two of them are put side by side')
    const [names] = await hana.command(general, '/telework-case')
    assert.ok((await hana.offered(names!, '会社', 'ひろ')).includes('広島市役所'))
    assert.ok((await hana.offered(names!, '会社', '')).length > 9)
    const [two] = await hana.choose(names!, { '会社・自治体の名前': 'ひろしまし、エヌイーシー' })
    two!.says('選んだ2つを並べて比べます')
    const [compared] = await hana.submit(two!, { '会社・自治体の名前': 'ひろしまし、エヌイーシー' })
    compared!.says('広島市役所・日本電気株式会社の比較')

    walk.act('Checklists by role, phase and topic')
    const [lists] = await hana.command(general, '/telework-checklist')
    const [byTopic] = await hana.choose(lists!, { 役割: '経営者', 話題: 'せきゅ' })
    byTopic!.says(/当てはまるチェックリスト: [1-9]件/)
    const { element } = byTopic!.field('チェックリスト')
    const [title] = (element.options as { text: { text: string } }[]).map(({ text }) => text.text)
    const [opened] = await hana.submit(byTopic!, { チェックリスト: title! })
    opened!.says(title!, '出典:')
  },
}
