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
    const [form] = await ken.press(files!, 'ファイルを読み込む')
    form!.says('CSVの文字')
    const [plan] = await ken.submit(form!, { CSVの文字: '質問,回答,状態\n机は買えますか,買えます。,下書き' })
    plan!.says('新しい1件、変わる0件、同じ0件')
    const [taken] = await ken.submit(plan!)
    taken!.says('新しい1件、変わった0件を取り込みました')

    walk.act('What he exports comes as text')
    for (const format of ['CSV', 'Excel']) {
      const [again] = await ken.command(general, '/telework 下書き')
      const [open] = await ken.press(again!, '書き出す・読み込む')
      const out = await ken.press(open!, `${format}で書き出す`)
      out.find(({ text }) => text.includes('files:write'))!.says('1件を書き出しました', '机は買えますか,買えます。')
    }

    walk.act('A file that he sends is not read, and he is told why')
    const [sent] = await ken.send(walk.room(ken), { name: '規程.md', bytes: Buffer.from('# 規程') })
    sent!.says('files:read', '受け取れません')
    const [rules] = await ken.command(general, '/telework 規程の追加')
    rules!.says('ここからは追加できません').saysNothingOf('[ファイルを追加]')
  },
}
