import { BOT, type Channel } from '../../../src/local-slack/workspace.js'
import { Person } from '../person.js'
import type { Story, Walk } from '../walk.js'

const RULE = [
  '# 在宅勤務規程',
  '',
  '## 第1条（在宅勤務の日数）',
  '',
  '在宅勤務は、週2日までとする。',
  '',
  '## 第2条（通信費）',
  '',
  '在宅勤務手当として、月4,000円を支給する。',
].join('\n')
const QUESTION = '在宅勤務は週何日までできますか'
const ASKED = `/telework ${QUESTION}`
const OWN = [/週\*?2日/, '在宅勤務規程'] as const

/** Lee, a guest who sees #general alone, and Rita of another company, who shares #joint with this one. */
function withOutsiders(walk: Walk): { lee: Person; rita: Person; joint: Channel } {
  const { workspace } = walk.slack
  workspace.addUser('U0LEE', 'lee', 'リー').ultraGuest = true
  workspace.addUser('U0RITA', 'rita', 'リタ').stranger = true
  walk.room('general').members.add('U0LEE')
  const joint = workspace.addChannel('C0JOINT', 'joint', 'public', [walk.hana.id, walk.ken.id, 'U0RITA', BOT.userId])
  joint.extShared = true
  workspace.dmWith('U0LEE')
  return { lee: new Person(walk, 'U0LEE', 'リー（ゲスト）'), rita: new Person(walk, 'U0RITA', 'リタ（他社）'), joint }
}

export const story: Story = {
  title: 'outsiders: guests and people of other companies get nothing of the company’s own rules and lists',
  teaches: true,
  play: async (walk) => {
    const { hana, ken, mio } = walk
    const general = walk.room('general')
    const { lee, rita, joint } = withOutsiders(walk)

    walk.act('Ken puts the company’s rule in use, and Mio a checklist; Hana finds both')
    const sent = await ken.send(walk.room(ken), { name: '在宅勤務規程.md', bytes: Buffer.from(RULE) })
    await ken.press(sent.find(({ text }) => text.includes('確認待ち'))!, '使う')
    const [lists] = await mio.command(general, '/telework-checklist 管理')
    const [form] = await mio.press(lists!, '新しく作る')
    await mio.submit(form!, { 名前: '鍵の返却', 項目: '鍵を総務に返す' })
    const [rule] = await hana.command(general, ASKED)
    rule!.says(...OWN)
    const [list] = await hana.command(general, '/telework-checklist 鍵の返却')
    list!.says('鍵を総務に返す')

    walk.act('A guest asks alone, in a channel and on Home: the documents answer, the rule does not')
    const [alone] = await lee.command(general, ASKED)
    alone!.says('ご覧いただける自社の規程には見つかりませんでした').saysNothingOf('週2日', '在宅勤務規程')
    for (const sight of await lee.say(general, `@bot ${QUESTION}`)) sight.saysNothingOf('週2日', '在宅勤務規程')
    for (const sight of await lee.command(general, '/telework-checklist 鍵の返却'))
      sight.saysNothingOf('鍵を総務に返す')
    const [again] = await mio.command(general, '/telework-checklist 管理')
    await mio.press(again!, 'アーカイブする')
    const [away] = await hana.command(general, '/telework-checklist 鍵の返却')
    away!.says('「鍵の返却」はアーカイブされています')
    for (const sight of await lee.command(general, '/telework-checklist 鍵の返却'))
      sight.saysNothingOf('アーカイブされています')
    const [home] = await lee.openHome()
    home!.says('資料: ').saysNothingOf('在宅勤務規程')

    walk.act(
      'In a channel shared with another company nobody is answered with it, whoever asks; who asks alone there is',
    )
    for (const sight of await rita.say(joint, `@bot ${QUESTION}`)) sight.saysNothingOf('週2日', '在宅勤務規程')
    for (const sight of await hana.say(joint, `@bot ${QUESTION}`)) sight.saysNothingOf('週2日', '在宅勤務規程')
    const [beside] = await hana.command(joint, ASKED)
    beside!.says(...OWN)

    walk.act('Nor does anybody share it there; what the documents of others say may be shared')
    const [sharing] = await hana.press(rule!, '共有')
    const [refused] = await hana.submit(sharing!, { ひとこと: 'うちの規程です', チャンネル: joint })
    refused!.says('#joint には社外の方が参加しています。社内の規程や回答は共有できません。', 'うちの規程です')
    const [preview] = await hana.submit(refused!, { チャンネル: general })
    preview!.says('#general に、次のとおり投稿します。')
    const [others] = await hana.command(joint, '/telework 広島市では残業はどうしていますか')
    const [free] = await hana.press(others!, '共有')
    const [taken] = await hana.submit(free!, { チャンネル: joint })
    taken!.says('#joint に、次のとおり投稿します。')
  },
}
