import assert from 'node:assert/strict'
import type { Sight } from '../sight.js'
import type { Story } from '../walk.js'

export const story: Story = {
  title: 'vote: each person votes for themselves, and sees alone what comes of it',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const [settings] = await mio.command(general, '/telework 設定')
    await mio.submit(settings!, { 担当者への質問を送るチャンネル: walk.room('人事-質問') })

    walk.act('Hana is not helped by an answer in a channel: she says why, and may ask a person')
    const [answer] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    const [why, ...others] = await hana.press(answer!, 'いいえ')
    assert.deepEqual(others, [])
    why!
      .says('何が違いましたか', '[違う内容] [古い] [足りない] [わからない] [評価を取り消す]')
      .saysNothingOf('所属長', '[はい]')
    const isHers = (sight: Sight) => 'message' in sight.source && sight.source.message.onlyFor === hana.id
    assert.ok(isHers(why!))
    const [told] = await hana.press(why!, '足りない')
    told!
      .says('ありがとうございました。回答の［人に聞く］から、担当者に聞くこともできます。', '[評価を取り消す]')
      .saysNothingOf('[わからない]')
    assert.ok(isHers(told!))
    assert.deepEqual(
      (await walk.votes()).map(({ helpful, reason }) => [helpful, reason]),
      [[false, 'incomplete']],
    )

    walk.act('She takes it back, and votes the other way')
    const [takenBack] = await hana.press(told!, '評価を取り消す')
    takenBack!.says('評価を取り消しました。', '[はい] [いいえ]')
    assert.deepEqual(await walk.votes(), [])
    const standing = () => walk.slack.posts(general.id).length
    const before = standing()
    const [thanks] = await hana.press(takenBack!, 'はい')
    thanks!.says('ありがとうございました。', '[評価を取り消す]').saysNothingOf('[いいえ]')
    walk.silence(await hana.press(answer!, 'はい'))
    assert.equal(standing(), before, 'pressing again adds no message')
    assert.deepEqual(
      (await walk.votes()).map(({ helpful, reason }) => [helpful, reason]),
      [[true, undefined]],
    )
    const [kens] = await ken.press(answer!, 'いいえ')
    kens!.says('何が違いましたか')
    assert.deepEqual((await walk.votes()).map(({ helpful }) => helpful).sort(), [false, true])

    walk.act('Another word under the answer itself changes what stands beside it, and adds no message')
    const posts = () => walk.slack.posts(general.id)
    const two = posts().length
    const [changed] = await hana.press(answer!, 'いいえ')
    changed!.says('何が違いましたか', '[古い]')
    assert.ok('message' in changed!.source && isHers(changed!))
    assert.equal(posts().length, two)
    const hers = posts().filter(({ onlyFor }) => onlyFor === hana.id)
    assert.equal(hers.length, 1)

    walk.act('Where nobody has pressed in it, Slack gives no leave to change it: the word is changed in a window')
    const [kensOther, ...no] = await ken.press(answer!, 'はい')
    kensOther!.says('「回答の評価」', 'ありがとうございました。', '[評価を取り消す]')
    assert.deepEqual(no, [])
    const [undone] = await ken.press(kensOther!, '評価を取り消す')
    undone!.says('[はい] [いいえ]')
    assert.deepEqual(
      (await walk.votes()).map(({ helpful }) => helpful),
      [false],
    )
    const [again] = await ken.press(answer!, 'いいえ')
    const [kenTold] = await ken.press(again!, '古い')
    kenTold!.says('「回答の評価」', 'ありがとうございました。回答の［人に聞く］から')
    const ofKen = (await walk.votes()).filter(({ user }) => user === ken.id)
    assert.deepEqual(
      ofKen.map(({ reason, channel }) => [reason, channel]),
      [['old', general.id]],
    )
    await walk.restart()
    const [afterwards] = await ken.press(answer!, 'はい')
    afterwards!.says('「回答の評価」')
    assert.equal(posts().length, two)

    walk.act('The same in an answer that she alone sees')
    const [own] = await hana.command(general, '/telework 在宅勤務の日の通信費は誰が負担しますか')
    const [ownWhy] = await hana.press(own!, 'いいえ')
    ownWhy!.says('通信費', '▸ ほかの箇所', '何が違いましたか', '[古い]').saysNothingOf('[はい]')
    const [ownTold] = await hana.press(ownWhy!, '古い')
    ownTold!.says('通信費', 'ありがとうございました。', '[人に聞く]', '[評価を取り消す]')
    assert.equal((await walk.votes()).length, 3)

    walk.act('The same in the window to ask in')
    const [window] = await hana.shortcut('ask_question')
    const seen = await hana.submit(window!, { 質問: '広島市では残業はどうしていますか' })
    const [inWindow] = await hana.press(seen.at(-1)!, 'いいえ')
    inWindow!.says('所属長', '何が違いましたか', '[わからない]', '続けて質問する').saysNothingOf('[はい]')
  },
}
