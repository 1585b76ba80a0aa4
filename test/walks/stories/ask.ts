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
    const [choosing] = await ken.press(answer!, '共有')
    choosing!.says('所属長', 'まだ投稿されません', '[投稿の内容を確かめる]')
    const [preview] = await ken.submit(choosing!, {
      チャンネル: walk.room('テレワーク推進'),
      ひとこと: '来月からの在宅勤務の参考にしてください',
    })
    preview!.says('#テレワーク推進 に、次のとおり投稿します', '[共有する]')
    const shared = await ken.submit(preview!)
    shared[0]!.says('鈴木 健さんが共有しました', '「来月からの在宅勤務の参考にしてください」', '所属長')
  },
}
