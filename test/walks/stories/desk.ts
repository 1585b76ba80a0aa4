import assert from 'node:assert/strict'
import type { Sight } from '../sight.js'
import type { Story } from '../walk.js'

const QUESTION = '在宅勤務の日の社員食堂の補助はどうなりますか'
const IN_OTHER_WORDS = 'テレワークの日でも食堂の補助はもらえますか'
/** Words that no document holds. */
const IN_SLANG = 'ホムオフの対象者は'
const IN_OLD_WORDS = '居残りは部長の一声がないとだめですか'
/** About telework or not: it holds a word that the bot does not know. */
const NOT_FOUND = /見つかりませんでした|資料の中にありません/
const OVERTIME = /所属長から\*?事前命令/
const ANSWER = '在宅勤務の日は、社員食堂の補助（1食300円）は出ません。代わりに在宅勤務手当に含めています。'

/** Without the stars around what stands out. */
function plain({ text }: Sight): string {
  return text.replaceAll('*', '')
}

export const story: Story = {
  title: 'desk: what the documents do not say, a person answers once',
  teaches: true,
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const jinji = walk.room('人事-質問')

    walk.act('As long as no channel is chosen, whoever asks is told whom to turn to')
    const [unasked] = await hana.command(general, `/telework ${QUESTION}`)
    unasked!.says('見つかりませんでした', '社内の担当部署にお問い合わせください').saysNothingOf('[人に聞く]')
    const wanted = await hana.command(general, '/telework 人につないで')
    wanted
      .find(({ text }) => text.includes('まだできません'))!
      .says('社内の担当部署')
      .saysNothingOf('[人に聞く]')
    wanted.find(({ text }) => text.includes('担当者に聞きたい方がいました'))!.says('/telework 設定')
    const again = await hana.command(general, '/telework 人につないで')
    assert.ok(
      !again.some(({ text }) => text.includes('担当者に聞きたい方がいました')),
      'those who administer are told once',
    )

    walk.act('Mio, who administers, chooses the channel; Hana may not')
    const [refused] = await hana.command(general, '/telework settings')
    refused!.says('管理者と人事の担当者だけ')
    const [settings] = await mio.command(general, '/telework settings')
    const [saved] = await mio.submit(settings!, {
      担当者への質問を送るチャンネル: jinji,
      問い合わせ先の一行: '人事部（内線1234）',
    })
    saved!.says('保存しました')

    walk.act('Hana asks, is not answered, and asks a person without giving her name')
    const [none] = await hana.command(general, `/telework ${QUESTION}`)
    const [form] = await hana.press(none!, '人に聞く')
    form!.says(QUESTION, '☑ 名前を出さない', '[送る]')
    const asked = await hana.submit(form!, { 補足: '来週から週3日在宅になります' })
    const card = asked.find(({ text }) => text.includes('未対応'))!
    card.says(QUESTION, '来週から週3日', 'ボットの答え: 見つかりませんでした', '[引き受ける]', '名前を出さない質問')
    card.saysNothingOf('佐藤', '花', hana.id)
    assert.ok(!JSON.stringify(card.source).includes(hana.id), 'nothing of the message names who asked')
    asked.find(({ text }) => text.includes('担当者に質問を送りました'))!.says('名前は伝えていません', '[追記する]')

    walk.act('Nobody takes it up: after a working day the channel is reminded, once')
    const week = [...(await walk.days(4)), ...(await walk.days(4))]
    const [reminder, ...more] = week.filter(({ text }) => text.includes('まだだれも引き受けていない'))
    reminder!.says(/\d+月\d+日から、まだだれも引き受けていない/, QUESTION)
    week
      .find(({ text }) => text.includes('担当者がまだ引き受けていません'))!
      .says(QUESTION, '[追記する]', 'お急ぎのときのお問い合わせ先: 人事部（内線1234）')
    walk.silence(more)

    walk.act('On Monday at ten the channel hears of the week, in figures and without names')
    const [digest] = week.filter(({ text }) => text.includes('先週のテレワーク相談'))
    digest!.says('質問 2件', '見つからなかった 2件', `・${QUESTION}（2件）`, '対応が済んでいないものが1件')
    digest!.saysNothingOf('佐藤', '花', hana.id)

    walk.act('An employee who presses what is for HR is refused')
    const [forbidden] = await hana.press(card, '引き受ける')
    forbidden!.says('人事の担当者だけ')

    walk.act('Ken of HR takes it up; Hana hears of it, and adds something')
    const taken = await ken.press(card, '引き受ける')
    taken.find(({ text }) => text.includes('対応中'))!.says('鈴木 健さんが引き受けました', '[未対応に戻す]')
    const heard = taken.find(({ text }) => text.includes('人事の鈴木 健さんが引き受けました'))!
    const [adding] = await hana.press(heard, '追記する')
    const added = await hana.submit(adding!, { 追記: '本社の食堂のことです' })
    const atWork = added.find(({ text }) => text.includes('対応中'))!.says('追記: 本社の食堂のことです')
    added.find(({ text }) => text.includes('@鈴木 健'))!.says('質問した人が追記しました', '本社の食堂のことです')

    walk.act('He answers; she has the answer in her DM, and says that it is solved')
    const [answering] = await ken.press(atWork, '回答する')
    const answered = await ken.submit(answering!, { 回答: ANSWER })
    const done = answered.find(({ text }) => text.includes('対応済'))!.says(ANSWER, '[この回答を資料に追加]')
    const told = answered.find(({ text }) => text.includes('回答がありました'))!
    told.says(ANSWER, '[解決した]', '[まだ]')
    const solved = await hana.press(told, '解決した')
    solved
      .find(({ text }) => text.includes('回答がありました'))!
      .says('担当者に伝えました')
      .saysNothingOf('[まだ]')
    solved.find(({ text }) => text.includes('対応済'))!.says('「解決した」と知らせました')

    walk.act('He makes the answer a draft, and tries what the bot would say')
    const [drafting] = await ken.press(done, 'この回答を資料に追加')
    drafting!.says(QUESTION, ANSWER, '社内回答・鈴木 健・')
    const drafted = await ken.submit(drafting!, { 見直しの期日: '2099-04-01', 言い換え: '社食、社員食堂' })
    const draft = drafted.find(({ text }) => text.includes('社内回答 · 下書き'))!
    draft.says(ANSWER, '[答えを試す]', '[承認する]', '見直し 2099年4月1日')
    drafted.find(({ text }) => text.includes('下書きを保存しました'))!.says('[承認する]')
    drafted
      .find(({ text }) => text.includes('対応済'))!
      .says('[下書きを見る]')
      .saysNothingOf('[この回答を資料に追加]')
    const [trial] = await ken.press(draft, '答えを試す')
    trial!.says(/いまの答え\n見つかりませんでした[\s\S]*承認すると\n> 在宅勤務の日は、社員食堂の補助/)
    const [still] = await mio.command(general, `/telework ${IN_OTHER_WORDS}`)
    still!.saysNothingOf('1食300円')

    walk.act('He approves it: Mio asks the same in other words, and gets it word for word with its source')
    const approved = await ken.press(draft, '承認する')
    const inUse = approved.find(({ text }) => text.includes('社内回答 · 使用中'))!
    approved.find(({ text }) => text.includes('これからの質問に'))!.says('引用します')
    approved.find(({ text }) => text.includes('この質問への回答が資料に加わりました'))!.says(QUESTION)
    const [quoted] = await mio.command(general, `/telework ${IN_OTHER_WORDS}`)
    assert.ok(plain(quoted!).includes(`> ${ANSWER}`), quoted!.text)
    quoted!.says('社内回答・鈴木 健・')
    const [same] = await mio.command(general, `/telework ${QUESTION}`)
    assert.ok(plain(same!).includes(`> ${ANSWER}`), same!.text)

    walk.act('He finds it in the list, and takes it back with one press')
    const [list] = await ken.command(general, '/telework 下書き')
    list!.says('使用中', QUESTION)
    const undone = await ken.press(inUse, '引用をやめる')
    undone.find(({ text }) => text.includes('社内回答 · 引用をやめた'))!.says(ANSWER, '[元に戻す]')
    const [gone] = await mio.command(general, `/telework ${IN_OTHER_WORDS}`)
    gone!.saysNothingOf('1食300円')

    walk.act('On the Home tab of HR, what was asked and not found stands together; an employee has none of it')
    const [home] = await ken.openHome()
    home!.says(
      '人事の仕事',
      '担当者への質問（未対応 0件）',
      '人事部（内線1234）',
      '回答まで 8日',
      '見つからなかった 4件（67%）',
      IN_OTHER_WORDS,
      QUESTION,
      'だれの質問かは表示しません',
    )
    const [ownHome] = await hana.openHome()
    ownHome!.saysNothingOf('人事の仕事', IN_OTHER_WORDS)

    walk.act('He answers it from there, and approves it in the same modal; then it is no longer among them')
    const [teaching] = await ken.press(home!, '社内回答を書く')
    teaching!.says(QUESTION, IN_OTHER_WORDS, '社内回答・鈴木 健・')
    const [own] = await ken.submit(teaching!, { 回答: ANSWER })
    own!.says('下書き', ANSWER, '[承認する]')
    const [used] = await ken.press(own!, '承認する')
    used!.says('これからの質問に、この回答を引用します', '使用中', '[確認用の質問に加える]')
    const [kept] = await ken.press(used!, '確認用の質問に加える')
    kept!.says('2つの質問を確認用に加えました', '[答えを試す]')
    const [quotedAgain] = await hana.command(general, `/telework ${QUESTION}`)
    assert.ok(plain(quotedAgain!).includes(`> ${ANSWER}`), quotedAgain!.text)
    const [settled] = await ken.openHome()
    settled!.says('当てはまる質問はありません').saysNothingOf('[対象外にする]')
    const [dealtWith] = await ken.press(settled!, '対応したもの')
    dealtWith!.says('社内回答を追加', IN_OTHER_WORDS, '[一覧に戻す]')

    walk.act('A word that only employees say becomes another word for the documents’, and is taken back')
    const [lost] = await hana.command(general, `/telework ${IN_SLANG}`)
    lost!.says(NOT_FOUND)
    const [additions] = await ken.press(settled!, '言い換えと結びつけ')
    const [synonym] = await ken.press(additions!, '言い換えを足す')
    const [learnt] = await ken.submit(synonym!, { 社員の言葉: 'ホムオフ', 資料の言葉: '在宅勤務' })
    learnt!.says('「ホムオフ＝在宅勤務」を足しました', '[取り消す]')
    const [understood] = await mio.command(general, `/telework ${IN_SLANG}`)
    understood!.says(/^> /m)
    const [forgotten] = await ken.press(learnt!, '取り消す')
    forgotten!.says('取り消しました')
    const [lostAgain] = await mio.command(general, `/telework ${IN_SLANG}`)
    lostAgain!.says(NOT_FOUND)

    walk.act('Mio asks a person what the documents have in other words; Ken finds the place, and she has the quotation')
    const [unmet] = await mio.command(general, `/telework ${IN_OLD_WORDS}`)
    unmet!.saysNothingOf(OVERTIME)
    const [person] = await mio.press(unmet!, '人に聞く')
    const sent = await mio.submit(person!)
    const open = sent.find(({ text }) => text.includes('未対応'))!.says(IN_OLD_WORDS, '[資料にあった]')
    const [finder] = await ken.press(open, '資料にあった')
    finder!.says(IN_OLD_WORDS, '[探す]')
    const [found] = await ken.submit(finder!, { 探す言葉: '残業 事前 命令' })
    found!.says(OVERTIME, '[この箇所で答える]', 'すぐに質問した人に届きます')
    const pointed = await ken.press(found!, 'この箇所で答える')
    const quotation = pointed.find(({ text }) => text.includes('資料の箇所を示しました'))!
    quotation.says(OVERTIME, '自社の規程ではなく、広島市役所の例です', '[解決した]').saysNothingOf('鈴木 健さんの回答')
    pointed.find(({ text }) => text.includes('対応済'))!.says('資料の箇所で回答', OVERTIME)
    pointed.find(({ text }) => text.includes('次から、同じ質問にこの箇所を引用します'))!.says('[結びつけを取り消す]')
    const [met] = await hana.command(general, `/telework ${IN_OLD_WORDS}`)
    // What was answered once is no rule.
    met!.says(OVERTIME, '自社の規程は登録されていません')

    walk.act(
      'What is not for the documents he sets aside, and looks at it again; what is left he takes along as a file',
    )
    const [aside] = await ken.openHome()
    aside!.says('見つからなかった 2件')
    const [setAside] = await ken.press(aside!, '対象外にする')
    setAside!.says('当てはまる質問はありません')
    const [ignored] = await ken.press(setAside!, '対応したもの')
    ignored!.says('対象外', IN_SLANG)
    const files = await ken.press(ignored!, 'CSVで書き出す')
    files.find(({ text }) => text.includes('質問の一覧です'))!.says('この30日間の、質問の一覧です')
    files.find(({ text }) => text.includes('人事の仕事'))!.says('このボットとのDMに送りました')

    walk.act('An employee who presses what is for HR on a Home tab that is not hers is refused')
    const [notHers] = await hana.press(setAside!, 'CSVで書き出す')
    notHers!.says('人事の担当者だけ')

    walk.act('Nothing that HR sees named Hana')
    for (const { channel, text, blocks } of walk.slack.workspace.messages) {
      if (channel === jinji.id) assert.ok(!`${text}${JSON.stringify(blocks)}`.includes(hana.id), text)
    }
  },
}
