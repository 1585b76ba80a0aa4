/** Asking, and what one can do with an answer. */
const QUESTION = '広島市では残業できますか？'

export const askingPictures = [
  {
    names: ['first-visit'],
    take: async (visit, keep) => {
      await visit.page.getByRole('heading', { name: /試してみること/ }).waitFor()
      await keep('first-visit')
    },
  },
  {
    names: ['answer'],
    take: async (visit, keep) => {
      await visit.askInChannel()
      await visit.sayInThread('導入時期は？')
      await visit.answers(visit.thread).nth(1).waitFor()
      await visit.thread.getByRole('article').first().scrollIntoViewIfNeeded()
      await keep('answer')
    },
  },
  {
    names: ['answer-phone'],
    look: { phone: true },
    take: async (visit, keep) => {
      await visit.askInChannel()
      await keep('answer-phone')
    },
  },
  {
    names: ['explain'],
    look: { dark: true },
    take: async (visit, keep) => {
      await visit.askInChannel()
      const answer = visit.answers(visit.thread).first()
      await answer.hover()
      await answer.getByRole('button', { name: '調べる' }).click()
      await visit.page.getByRole('tab', { name: '理由' }).click()
      await visit.page.getByText('類語集').first().waitFor()
      await keep('explain')
    },
  },
  {
    names: ['read-on'],
    look: { height: 900 },
    take: async (visit, keep) => {
      await visit.askInChannel()
      await visit.press(/前後と出典を読む/, visit.thread)
      await visit.dialog.getByRole('button', { name: /次の箇所/ }).waitFor()
      await keep('read-on', visit.dialog)
    },
  },
  {
    names: ['ask-window'],
    look: { height: 900 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.press('ショートカットと入力の補助')
      await visit.page.getByRole('menuitem', { name: /テレワークについて質問/ }).click()
      await visit.dialog.getByRole('textbox').fill(QUESTION)
      await visit.press('調べる', visit.dialog)
      await visit.dialog.getByRole('blockquote').first().waitFor()
      await keep('ask-window', visit.dialog)
    },
  },
  {
    names: ['look-up'],
    take: async (visit, keep) => {
      const message = await pointAtColleagues(visit, '広島市では残業できるのかな')
      await message.getByRole('button', { name: 'その他の操作' }).click()
      const entry = visit.page.getByRole('menuitem', { name: /資料で調べる/ })
      await entry.click()
      await visit.answers().getByText('所属長から事前命令').first().waitFor()
      await keep('look-up', visit.main)
    },
  },
  {
    names: ['emoji'],
    take: async (visit, keep) => {
      const message = await pointAtColleagues(visit, 'サテライトオフィスって、何のことでしょう')
      await visit.press(/テレワーク相談に聞く/, message)
      await visit.press(/件の返信/, visit.main)
      await visit.thread.getByText('を付けたので').waitFor()
      await keep('emoji', visit.thread)
    },
  },
  {
    names: ['clarify'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say('/telework セキュリティ')
      const asking = visit.answers().last()
      await asking.getByText('何についてお調べですか').waitFor()
      await keep('clarify', asking)
    },
  },
  {
    names: ['edited', 'delete-question'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say('@テレワーク相談 サテライトオフィスとは')
      const answer = visit.answers(visit.thread).first()
      await answer.getByText('サテライトオフィス').first().waitFor()
      const question = visit.main.getByRole('article', { name: /佐藤 花/ }).first()
      await visit.choose(question, /編集/)
      const field = question.getByRole('textbox')
      await field.fill((await field.inputValue()).replace('サテライトオフィスとは', '広島市では残業できる？'))
      await field.press('Enter')
      await answer.getByText('質問が編集されたため').waitFor()
      await keep('edited', visit.thread)
      await visit.choose(question, /削除/)
      const asking = visit.answers(visit.thread).last()
      await asking.getByText('回答も取り消しますか').waitFor()
      await keep('delete-question', asking)
    },
  },
  {
    names: ['vote'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say(`/telework ${QUESTION}`)
      const answer = visit.answers().last()
      await answer.getByRole('button', { name: /^いいえ/ }).click()
      await answer.getByText('何が違いましたか').waitFor()
      await keep('vote', answer)
    },
  },
  {
    names: ['nothing-found'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say('/telework 社員食堂の補助はありますか')
      const answer = visit.answers().last()
      await answer.getByRole('button', { name: /人に聞く/ }).waitFor()
      await keep('nothing-found', answer)
    },
  },
  {
    names: ['home'],
    look: { height: 1000 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say(`/telework ${QUESTION}`)
      await visit.answers().last().getByText('所属長から事前命令').waitFor()
      await visit.say('/telework-checklist セキュリティ 経営者')
      await visit.page.getByRole('checkbox', { name: /^1\./ }).setChecked(true)
      await visit.page.getByText('済み 1 / 5').first().waitFor()
      await visit.goTo('employee', 'home')
      await visit.main.getByText('前に聞いた質問').waitFor()
      await keep('home', visit.main)
    },
  },
  {
    names: ['forget-me'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0GENERAL')
      await visit.say('/telework forget-me')
      const asking = visit.answers().last()
      await asking.getByRole('button', { name: /やめる/ }).waitFor()
      await keep('forget-me', asking)
    },
  },
]

/** What a colleague has said, with an employee pointing at it. */
async function pointAtColleagues(visit, words) {
  await visit.goTo('hr', 'C0GENERAL')
  await visit.say(words)
  await visit.goTo('employee', 'C0GENERAL')
  const message = visit.main.getByRole('article', { name: /鈴木 健/ })
  await message.hover()
  return message
}
