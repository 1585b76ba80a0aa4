import assert from 'node:assert/strict'
import type { Story } from '../walk.js'

export const story: Story = {
  title: 'vote: a press changes the buttons, and never adds a message',
  play: async (walk) => {
    const { hana, mio } = walk
    const general = walk.room('general')
    const [settings] = await mio.command(general, '/telework 設定')
    await mio.submit(settings!, { 担当者への質問を送るチャンネル: walk.room('人事-質問') })

    walk.act('Hana is not helped by an answer in a channel: she says why, and may ask a person')
    const [answer] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    const [why, ...others] = await hana.press(answer!, 'いいえ')
    assert.deepEqual(others, [])
    why!
      .says('所属長', '何が違いましたか', '[違う内容] [古い] [足りない] [わからない] [取り消す]')
      .saysNothingOf('[はい]')
    const [told] = await hana.press(why!, '足りない')
    told!.says('ありがとうございました', '[人に聞く] [取り消す]').saysNothingOf('[わからない]')
    assert.deepEqual(
      (await walk.votes()).map(({ helpful, reason }) => [helpful, reason]),
      [[false, 'incomplete']],
    )

    walk.act('She takes it back, and votes the other way')
    const [asked] = await hana.press(told!, '取り消す')
    asked!.says('役に立ちましたか', '[はい] [いいえ]')
    assert.deepEqual(await walk.votes(), [])
    const [thanks] = await hana.press(asked!, 'はい')
    thanks!.says('所属長', 'ありがとうございました', '[取り消す]').saysNothingOf('[いいえ]')
    assert.deepEqual(
      (await walk.votes()).map(({ helpful, reason }) => [helpful, reason]),
      [[true, undefined]],
    )

    walk.act('The same in an answer that she alone sees')
    const [own] = await hana.command(general, '/telework 在宅勤務の日の通信費は誰が負担しますか')
    const [ownWhy] = await hana.press(own!, 'いいえ')
    ownWhy!.says('通信費', '▸ ほかの箇所', '何が違いましたか', '[古い]').saysNothingOf('[はい]')
    const [ownTold] = await hana.press(ownWhy!, '古い')
    ownTold!.says('通信費', 'ありがとうございました', '[人に聞く] [取り消す]')
    assert.equal((await walk.votes()).length, 2)

    walk.act('The same in the window to ask in')
    const [window] = await hana.shortcut('ask_question')
    const seen = await hana.submit(window!, { 質問: '広島市では残業はどうしていますか' })
    const [inWindow] = await hana.press(seen.at(-1)!, 'いいえ')
    inWindow!.says('所属長', '何が違いましたか', '[わからない]', '続けて質問する').saysNothingOf('[はい]')
  },
}
