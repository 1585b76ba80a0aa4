import assert from 'node:assert/strict'
import { Sight } from '../sight.js'
import type { Story } from '../walk.js'

const QUESTION = '在宅勤務の日の社員食堂の補助はどうなりますか'
const ANSWER = '在宅勤務の日は、社員食堂の補助は出ません。'

export const story: Story = {
  title: 'reply: somebody is asked for in words, and answers in the thread of the request',
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const jinji = walk.room('人事-質問')
    const [settings] = await mio.command(general, '/telework 設定')
    await mio.submit(settings!, { 担当者への質問を送るチャンネル: jinji })

    walk.act('Hana asks in a channel, then for a person; the question is the one before')
    const [none] = await hana.say(general, `@bot ${QUESTION}`)
    const [offer] = await hana.say(none!, '@bot 人事につないで')
    offer!.says('担当者に聞くことができます', '[人に聞く]')
    const [form] = await hana.press(offer!, '人に聞く')
    form!.says(QUESTION).saysNothingOf('つないで')

    walk.act('What is asked of whom is still for the documents to say')
    const [documents] = await mio.say(general, '@bot パソコンの操作に困ったときは誰に聞けばいいですか')
    documents!.says(/^> /m)

    walk.act('She gives her name this time')
    const asked = await hana.submit(form!, { 名前: '' })
    const card = asked.find(({ text }) => text.includes('未対応'))!
    card.says('質問した人: 佐藤 花さん')

    walk.act('Ken answers in the thread, and makes that the answer and a draft in one')
    const [notSent] = await ken.say(card, ANSWER)
    notSent!.says('この返信は、まだ質問した人に届いていません', '[回答として送る]')
    const [sending] = await ken.press(notSent!, '回答として送る')
    sending!.says(QUESTION, ANSWER, '[回答を送る]')
    const written = walk.slack.workspace.messages.findLast(({ text }) => text === ANSWER)!
    const reply = new Sight({ message: written }, walk.slack.workspace)
    const [refused] = await mio.shortcut('teach_reply', reply)
    refused!.says('人事の担当者だけ')
    const [drafting] = await ken.shortcut('teach_reply', reply)
    drafting!.says(QUESTION, ANSWER, '質問した人にもこの回答が届きます', '[回答を送って保存]')
    const seen = await ken.submit(drafting!, { 質問: `${QUESTION}\n社食の補助は？` })
    seen.find(({ text }) => text.includes('回答がありました'))!.says(ANSWER, '[まだ]')
    seen.find(({ text }) => text.includes('対応済'))!.says(ANSWER)
    const draft = seen.find(({ text }) => text.includes('社内回答 · 下書き'))!.says('社食の補助は？')
    seen.find(({ text }) => text.includes('回答を質問した人に送り、下書きを保存しました'))!.says('[承認する]')

    walk.act('It is sent back with a reason, and edited')
    const [returning] = await ken.press(draft, '差し戻す')
    const returned = await ken.submit(returning!, { 理由: '金額も書いてください' })
    const back = returned
      .find(({ text }) => text.includes('社内回答 · 差し戻し'))!
      .says('差し戻しの理由: 金額も書いてください')
    const [editing] = await ken.press(back, '直す')
    const edited = await ken.submit(editing!, { 回答: `${ANSWER}1食300円の補助は出社した日だけです。` })
    const second = edited.find(({ text }) => text.includes('社内回答 · 下書き'))!.says('出社した日だけ', '第2版')
    const stale = await ken.press(draft, '承認する')
    assert.ok(
      stale.some(({ text }) => text.includes('表示していた内容から変わっています')),
      'the first version is not approved unseen',
    )
    second.says('[承認する]')

    walk.act('Hana has the old words: Ken sends her the new ones, too')
    const corrected = await ken.press(second, '直した回答を質問した人にも送る')
    corrected.find(({ text }) => text.includes('回答が直されました'))!.says('前の回答に代わるもの', '出社した日だけ')
    corrected.find(({ text }) => text.includes('第2版'))!.saysNothingOf('[直した回答を質問した人にも送る]')

    walk.act('Hana is not content: the request is open again')
    const told = seen.find(({ text }) => text.includes('回答がありました'))!
    const notYet = await hana.press(told, 'まだ')
    notYet.find(({ text }) => text.includes('テレワークの質問 · 未対応'))!.says('「まだ」と知らせました')
    notYet.find(({ text }) => text.includes('未対応に戻しました'))!.says('まだ')

    walk.act('The shortcut on anything else says where it belongs')
    const [elsewhere] = await ken.shortcut('teach_reply', none!)
    elsewhere!.says('返信のメニューからお使いください')
  },
}
