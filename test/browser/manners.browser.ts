import { describe, expect, it } from 'vitest'
import type { People } from './people.js'
import { oneProgram } from './visit.js'

const { visitEach } = oneProgram()
let people: People
visitEach((visitor) => {
  people = visitor
})

describe('whoever asks', () => {
  it('edits the question, and the answer changes where it stands; takes it back by its menu', async () => {
    await people.goTo('general')
    await people.say('@テレワーク相談 サテライトオフィスとは')
    await people.openLastThread()
    const answers = people.answersIn(people.thread)
    await answers.getByText('サテライトオフィス').first().waitFor()
    const question = people.main.getByRole('article', { name: /佐藤 花/ }).first()
    await people.choose(question, /編集/)
    const field = question.getByRole('textbox')
    await field.fill((await field.inputValue()).replace('サテライトオフィスとは', '広島市では残業できる？'))
    await field.press('Enter')
    await answers.getByText('質問が編集されたため').waitFor()
    await answers.getByText('所属長から事前命令があった場合だけ').waitFor()
    expect(await answers.count()).toBe(1)
    await people.choose(answers.first(), /回答を取り消す/)
    await answers.getByRole('button', { name: '回答を取り消す', exact: true }).click()
    await answers.getByText('所属長から事前命令があった場合だけ').waitFor({ state: 'detached' })
  })

  it('chooses cases in a view without a mouse: names as they are typed, and how many there are', async () => {
    const { page } = people
    await people.say('/telework-case')
    const view = page.getByRole('dialog', { name: '事例を探す' })
    await view.getByText(/条件に合う事例: (\d+)件（全\1件）/).waitFor()
    await view.getByRole('combobox', { name: /人数/ }).focus()
    await page.keyboard.type('30人以下')
    await page.getByRole('option', { name: /30人以下/ }).waitFor()
    await page.keyboard.press('Enter')
    await view.getByText(/条件に合う事例: 10件/).waitFor()
    await view.getByRole('combobox', { name: /名前/ }).focus()
    await page.keyboard.type('ひろしまし')
    await page.getByRole('option', { name: '広島市役所' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await view.getByText('選んだ事例を見ます').waitFor()
    await view.getByRole('button', { name: '見る' }).press('Enter')
    await people
      .answersIn(people.main)
      .getByRole('heading', { name: /広島市役所/ })
      .waitFor()
  })

  it('works through a checklist without a mouse: the focus stays where it was ticked', async () => {
    const { page } = people
    await people.goTo('人事-質問')
    await people.composer.focus()
    await page.keyboard.type('/telework-checklist セキュリティ 経営者')
    await page.keyboard.press('Enter')
    const list = people.answersIn(people.main).last()
    await list.getByRole('checkbox').first().waitFor()
    for (let i = 0; i < 60; i += 1) {
      if ((await list.locator('input[type=checkbox]:focus, [role=checkbox]:focus').count()) > 0) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Space')
    await list.getByText(/済み 1 \/ /).waitFor()
    const focused = list.locator('input:focus')
    expect(await focused.isChecked()).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await list.getByText(/済み 2 \/ /).waitFor()
    expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(2)
  })

  it('reads on around a quotation, page by page', async () => {
    await people.say('広島市では残業できる？')
    await people
      .answersIn(people.thread)
      .getByRole('button', { name: /前後と出典を読む/ })
      .click()
    const view = people.page.getByRole('dialog', { name: '引用の前後を読む' })
    await view.getByRole('button', { name: /次の箇所/ }).click()
    await view.getByRole('button', { name: '引用した箇所に戻る' }).click()
    await view.getByRole('button', { name: '引用した箇所に戻る' }).waitFor({ state: 'detached' })
  })
})
