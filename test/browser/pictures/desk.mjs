/** The work of HR, and what administrators set. */
const QUESTION = '在宅勤務の日の社員食堂の補助はどうなりますか'
const RULES =
  '# 在宅勤務規程\n\n## 第1条（在宅勤務の日数）\n\n在宅勤務は、週2日までとする。\n\n## 第2条（通信費）\n\n在宅勤務手当として、月4,000円を支給する。\n'

async function askPerson(visit, keep = async () => {}) {
  const { page, dialog } = visit
  await visit.goTo('employee', 'C0TELEWORK')
  await visit.say(`/telework ${QUESTION}`)
  await visit.press(/人に聞く/)
  await dialog.getByRole('textbox', { name: /補足/ }).fill('来週から週3日、在宅になります。')
  await keep('ask-person', dialog)
  await visit.press('送る', dialog)
  await dialog.getByText('担当者に送りました').waitFor()
  await visit.close()
  await visit.goTo('hr', 'C0JINJI')
  return page.getByRole('main').getByRole('article', { name: /^テレワーク相談/ }).last()
}

export const deskPictures = [
  {
    names: ['share', 'shared'],
    look: { height: 900 },
    take: async (visit, keep) => {
      const { page, dialog } = visit
      await visit.goTo('hr', 'C0JINJI')
      await visit.say('/telework-share 情報の持ち出し')
      await page.getByRole('textbox', { name: /ひとこと/ }).fill('来月からの在宅勤務の参考にしてください。')
      await visit.press('投稿の内容を確かめる')
      await page.getByRole('button', { name: '共有する' }).waitFor()
      await keep('share', page.getByRole('dialog', { name: '投稿の内容' }))
      await visit.press('共有する')
      await dialog.getByText('投稿しました').waitFor()
      await visit.close()
      await keep('shared', visit.answers().filter({ hasText: '共有しました' }).last())
    },
  },
  {
    names: ['greeting'],
    take: async (visit, keep) => {
      await visit.goTo('administrator', 'C0GENERAL')
      await visit.say('/remove @テレワーク相談')
      await visit.say('/invite @テレワーク相談')
      const greeting = visit.answers().filter({ hasText: '資料を引用してお答えするボット' }).last()
      await greeting.waitFor()
      await keep('greeting', greeting)
    },
  },
  {
    names: ['channel-settings', 'unasked', 'changes'],
    look: { height: 1000 },
    take: async (visit, keep) => {
      const { page, dialog } = visit
      await visit.goTo('administrator', 'C0GENERAL')
      await visit.say('/telework settings')
      await dialog.getByText('変更の記録を見る').waitFor()
      await dialog.getByRole('combobox', { name: /チャンネルごとの設定/ }).click()
      await page.getByRole('option', { name: /general/ }).click()
      const own = page.getByRole('dialog', { name: 'チャンネルの設定' })
      await own.getByRole('checkbox', { name: /確かな答え/ }).click()
      await keep('channel-settings', own)
      await visit.press('保存する', own)
      await own.getByText('保存しました').waitFor()
      await visit.close()
      await page.keyboard.press('Escape')
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say('サテライトオフィスとは何ですか？')
      await visit.press(/件の返信/, visit.main)
      const unasked = visit.answers(visit.thread).last()
      await unasked.getByRole('button', { name: /この質問には答えない/ }).waitFor()
      await keep('unasked', unasked)
      await visit.goTo('administrator', 'C0GENERAL')
      await visit.say('/telework settings')
      await visit.press('変更の記録を見る')
      const changes = page.getByRole('dialog', { name: '変更の記録' })
      await changes.getByText('メンションのない質問').waitFor()
      await keep('changes', changes)
    },
  },
  {
    names: ['settings'],
    look: { height: 1450 },
    take: async (visit, keep) => {
      await visit.goTo('administrator', 'C0JINJI')
      await visit.say('/telework settings')
      await visit.dialog.getByText('変更の記録を見る').waitFor()
      await keep('settings', visit.dialog)
    },
  },
  {
    names: ['hr-home'],
    look: { height: 1150 },
    take: async (visit, keep) => {
      const { page } = visit
      await visit.goTo('employee', 'C0TELEWORK')
      const asked = ['在宅勤務の日の広島市の残業は？', '社員食堂の補助は？', '副業の届け出は？', 'テレワークの日でも食堂の補助はもらえる？']
      for (const [i, question] of asked.entries()) {
        await visit.say(`/telework ${question}`)
        await page.getByText('あなただけに表示されています').nth(i).waitFor()
      }
      await visit.goTo('hr', 'home')
      await page.getByRole('button', { name: /対象外にする/ }).first().waitFor()
      await page.getByText('読み込んでいます').waitFor({ state: 'detached' })
      await keep('hr-home', undefined, { x: 261, y: 0, width: 518, height: 1064 })
    },
  },
  {
    names: ['ask-person', 'request-card', 'answered', 'draft', 'taught', 'news'],
    look: { height: 900 },
    take: async (visit, keep) => {
      const { page, dialog, thread } = visit
      const card = await askPerson(visit, keep)
      await visit.press('引き受ける', card)
      await card.getByText('対応中').waitFor()
      await keep('request-card', card)
      await visit.press('回答する', card)
      await dialog.getByRole('textbox', { name: '回答' }).fill('在宅勤務の日は、社員食堂の補助（1食300円）は出ません。')
      await visit.press('回答を送る', dialog)
      await dialog.getByText('回答を送りました').waitFor()
      await visit.close()
      await visit.goTo('employee', 'D0HANA')
      const answered = visit.answers().filter({ hasText: '回答がありました' }).last()
      await answered.waitFor()
      await keep('answered', answered)
      await visit.goTo('hr', 'C0JINJI')
      await visit.press('この回答を資料に追加', card)
      await visit.press('下書きを保存', dialog)
      await dialog.getByText('下書きを保存しました').waitFor()
      await visit.close()
      await visit.press(/件の返信/, visit.main)
      await thread.getByRole('button', { name: '承認する' }).waitFor()
      await keep('draft', visit.answers(thread).last())
      await visit.press('承認する', thread)
      await page.getByText('承認しました。これからの質問に').first().waitFor()
      await visit.goTo('administrator', 'C0TELEWORK')
      await visit.say('@テレワーク相談 テレワークの日でも食堂の補助はもらえますか')
      await thread.getByText('社内回答・鈴木 健').first().waitFor()
      await keep('taught', visit.answers(thread).last())
      await visit.goTo('employee', 'home')
      await visit.main.getByText('最新のお知らせ').waitFor()
      await visit.press(/詳しく.*最新のお知らせ/, visit.main)
      await dialog.getByText('この4週間に変わったところです').waitFor()
      await keep('news', dialog)
    },
  },
  {
    names: ['found'],
    look: { height: 900 },
    take: async (visit, keep) => {
      const card = await askPerson(visit)
      await visit.press('資料にあった', card)
      await visit.dialog.getByRole('textbox', { name: /探す言葉/ }).fill('通信費の負担')
      await visit.press('探す', visit.dialog)
      await visit.dialog.getByRole('button', { name: /この箇所で答える/ }).first().waitFor()
      await keep('found', visit.dialog)
    },
  },
  {
    names: ['tables'],
    look: { height: 900 },
    take: async (visit, keep) => {
      await visit.goTo('hr', 'D0KEN')
      await visit.say('/telework 下書き')
      await visit.press(/書き出す・読み込む/, visit.dialog)
      await visit.press('ファイルを読み込む', visit.dialog)
      const table = Buffer.from('質問,回答,状態\n机は買えますか,会社が買います。人事に申請してください。,下書き\n在宅の日の名札は,付けなくてかまいません。,使用中\n')
      await visit.dialog.locator('input[type=file]').setInputFiles({ name: '社内回答.csv', mimeType: 'text/csv', buffer: table })
      await visit.dialog.getByText('社内回答.csv').waitFor()
      await visit.press('読む', visit.dialog)
      await visit.dialog.getByRole('button', { name: '取り込む' }).waitFor()
      await keep('tables', visit.dialog)
    },
  },
  {
    names: ['synonyms'],
    take: async (visit, keep) => {
      const { dialog } = visit
      await visit.goTo('hr', 'home')
      await visit.press(/^言い換え(と|の)/, visit.main)
      await visit.press('言い換えを足す', dialog)
      await dialog.getByRole('textbox', { name: /社員の言葉/ }).fill('社食')
      await dialog.getByRole('textbox', { name: /資料の言葉/ }).fill('社員食堂')
      await keep('synonyms', dialog.last())
    },
  },
  {
    names: ['upload'],
    take: async (visit, keep) => {
      await visit.goTo('hr', 'D0KEN')
      const file = { name: '在宅勤務規程.md', mimeType: 'text/markdown', buffer: Buffer.from(RULES) }
      await visit.main.locator('input[type=file]').setInputFiles(file)
      await visit.thread.getByRole('button', { name: '使う' }).waitFor()
      await keep('upload', visit.thread)
    },
  },
]
