import type { Story } from '../walk.js'

export const story: Story = {
  title: 'ask: a mention, a follow-up, a private answer, and what HR shares of it',
  play: async (walk) => {
    const { hana, ken } = walk
    const general = walk.room('general')

    walk.act('Hana asks in a channel')
    const [answer] = await hana.say(general, '@bot 広島市では残業はどうしていますか')
    answer!.says('所属長', '広島市役所', '[共有]')

    walk.act('She asks on in the thread, without naming the bot again')
    const [followUp] = await hana.say(answer!, 'そこの課題は？')
    followUp!.says('広島市', '課題')

    walk.act('Two colleagues talk in the same thread; the bot stays out of it')
    walk.silence(await ken.say(answer!, '了解です'))
    walk.silence(await hana.say(answer!, 'ありがとうございます'))

    walk.act('Hana asks something of her own, for her eyes alone')
    const [own] = await hana.command(general, '/telework 在宅の日に残業してもいいですか')
    own!.says(/^> /m, '[共有]')

    walk.act('Ken of HR shares the first answer with his department')
    const [preview] = await ken.press(answer!, '共有')
    preview!.says('所属長', '[共有する]')
    const shared = await ken.submit(preview!, {
      チャンネル: walk.room('テレワーク推進'),
      ひとこと: '来月からの在宅勤務の参考にしてください',
    })
    shared[0]!.says('鈴木 健さんが共有しました', '所属長', '「来月からの在宅勤務の参考にしてください」')
  },
}
