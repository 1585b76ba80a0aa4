import assert from 'node:assert/strict'
import type { Story } from '../walk.js'

export const story: Story = {
  title: 'no-files: without the optional scopes for files, tables go out and come in as text',
  lacks: ['files:read', 'files:write'],
  play: async (walk) => {
    const { ken } = walk
    const general = walk.room('general')

    walk.act('Ken pastes a table; he sees what it would do, and takes it in')
    const [list] = await ken.command(general, '/telework 下書き')
    const [files] = await ken.press(list!, '書き出す・読み込む')
    const [form] = await ken.press(files!, '貼り付けて読み込む')
    files!.says('文字で届きます').saysNothingOf('Excel', '[ファイルを読み込む]')
    form!.says('CSVの内容を貼り付け')
    const [plan] = await ken.submit(form!, { CSVの内容を貼り付け: '質問,回答,状態\n机は買えますか,買えます。,下書き' })
    plan!.says('社内回答: 新しい1件', '新しい・下書き: 机は買えますか').saysNothingOf('すぐに引用されます')
    const [taken] = await ken.submit(plan!)
    taken!.says('新しい1件を取り込みました', '下書き1件は、承認すると引用されます').saysNothingOf('試しています')

    walk.act('What he exports comes as text')
    const [again] = await ken.command(general, '/telework 下書き')
    const [open] = await ken.press(again!, '書き出す・読み込む')
    const out = await ken.press(open!, 'CSVで書き出す')
    const told = out.filter(({ text }) => text.includes('1件を書き出しました'))
    assert.equal(told.length, 1, told.map(({ text }) => text).join('\n'))
    told[0]!.says('files:write', '机は買えますか,買えます。')

    walk.act('A file that he sends is not read, and he is told why')
    const [sent] = await ken.send(walk.room(ken), { name: '規程.md', bytes: Buffer.from('# 規程') })
    sent!.says('files:read', '受け取れません')
    const [rules] = await ken.command(general, '/telework 規程の追加')
    rules!.says('内容を貼り付けてください').saysNothingOf('[ファイルを追加]')

    walk.act('So he pastes the rule: it is read as a file is, and waits to be used')
    const [paste] = await ken.press(rules!, '内容を貼り付けて追加')
    const [read] = await ken.submit(paste!, {
      題名: '在宅勤務規程',
      規程の本文: '第1条（日数）\n在宅勤務は、週2日までとする。\n第2条（通信費）\n月4,000円を支給する。',
    })
    read!.says('在宅勤務規程 · 確認待ち', '2か所', '[使う]')
  },
}
