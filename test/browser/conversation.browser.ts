import { beforeEach, describe, expect, it } from 'vitest'
import type { People } from './people.js'
import { oneProgram } from './visit.js'

const { visitEach } = oneProgram()
let people: People
visitEach((visitor) => {
  people = visitor
})

describe('an employee', () => {
  it('asks in the DM and gets the quotation with its source, then follows up in the thread', async () => {
    await people.say('広島市では残業できる？')
    const answers = people.answersIn(people.thread)
    await answers.getByText('所属長から事前命令があった場合だけ').waitFor()
    await answers
      .getByText(/広島市役所の事例・.*（2013年ごろ）/)
      .first()
      .waitFor()
    await people.sayInThread('導入時期は？')
    await answers
      .nth(1)
      .getByText(/導入時期|年/)
      .first()
      .waitFor()
    expect(await answers.count()).toBe(2)
  })

  it('folds the other places open and asks for more of one', async () => {
    await people.say('在宅勤務の日の残業は？')
    const answer = people.answersIn(people.thread).first()
    const others = answer.getByRole('button', { name: /ほかの箇所/ })
    await others.click()
    const quotes = answer.getByRole('blockquote')
    expect(await quotes.count()).toBeGreaterThan(1)
    await answer
      .getByRole('button', { name: /箇所の前後と出典を読む/ })
      .first()
      .click()
    await people.page
      .getByRole('dialog', { name: '引用の前後を読む' })
      .getByRole('button', { name: /次の箇所/ })
      .first()
      .waitFor()
  })

  it('looks a case up with a command, completed by the keyboard, seen by nobody else', async () => {
    await people.goTo('人事-質問')
    await people.composer.pressSequentially('/telework-ca')
    await people.main.getByRole('option', { name: /telework-case/ }).waitFor()
    await people.composer.press('Tab')
    await people.composer.pressSequentially('広島市')
    await people.composer.press('Enter')
    const card = people.answersIn(people.main).first()
    await card.getByText('あなただけに表示されています').waitFor()
    await card.getByRole('heading', { name: /広島市役所/ }).waitFor()
    await people.actAs('鈴木 健')
    await people.goTo('人事-質問')
    expect(await people.answersIn(people.main).count()).toBe(0)
  })

  it('sends a command that is written whole, though others begin with it', async () => {
    await people.goTo('general')
    await people.composer.pressSequentially('/telework')
    await people.main.getByRole('option', { name: /telework-case/ }).waitFor()
    await people.composer.press('Enter')
    await people.answersIn(people.main).last().getByText('テレワークの資料についてお答えします。').waitFor()
  })

  it('mentions the app in a channel to compare two companies, side by side', async () => {
    await people.goTo('general')
    await people.composer.pressSequentially('@テレ')
    await people.main.getByRole('option', { name: /テレワーク相談/ }).waitFor()
    await people.composer.press('Enter')
    await people.composer.pressSequentially('NECと日産を比べて')
    await people.composer.press('Enter')
    await people.main.getByRole('button', { name: /1件の返信/ }).click()
    const table = people.thread.getByRole('table')
    await table.waitFor()
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('日本電気'), expect.stringContaining('日産')]),
    )
  })

  it('opens a checklist for a role', async () => {
    await people.say('/telework-checklist セキュリティ 経営者')
    const list = people.answersIn(people.main).first()
    await list
      .getByRole('heading', { name: /経営者/ })
      .first()
      .waitFor()
    await list
      .getByText(/テレワークセキュリティガイドライン/)
      .first()
      .waitFor()
  })

  it('is told when the documents hold no answer, with topics that do', async () => {
    await people.say('テレワーク手当は非課税ですか、いくらまで出ますか')
    await people.say('明日の天気は？')
    const answer = people.answersIn(people.thread).last()
    await answer.getByText('テレワークの資料についてお答えするボットです').waitFor()
  })

  it('looks a colleague’s message up, and asks in a window of its own', async () => {
    await people.goTo('general')
    await people.say('広島市では残業できるのかな')
    const message = people.main.getByRole('article', { name: /佐藤 花/ })
    await people.choose(message, /資料で調べる/)
    await people.answersIn(people.main).getByText('所属長から事前命令があった場合だけ').first().waitFor()
    await people.main.getByRole('button', { name: 'ショートカットと入力の補助' }).click()
    await people.page.getByRole('menuitem', { name: /テレワークについて質問/ }).click()
    const form = people.page.getByRole('dialog')
    await form.getByRole('textbox').fill('直行直帰とは？')
    await form.getByRole('button', { name: /質問する|調べる|送/ }).click()
    await form.getByRole('blockquote').first().waitFor()
  })

  it('puts a question that found nothing into other words', async () => {
    await people.say('明日の天気は？')
    const answer = people.answersIn(people.thread).last()
    await answer.getByRole('button', { name: /言い換えて聞く/ }).click()
    const field = people.page.getByRole('dialog').getByRole('textbox')
    expect(await field.inputValue()).toBe('明日の天気は？')
  })

  it('changes a message and takes it back', async () => {
    await people.goTo('general')
    await people.say('おはようございます')
    const message = people.main.getByRole('article', { name: /佐藤 花/ })
    await people.choose(message, /編集/)
    await message.getByRole('textbox').fill('こんにちは')
    await message.getByRole('textbox').press('Enter')
    await message.getByText('（編集済み）').waitFor()
    await people.choose(message, /削除/)
    await message.waitFor({ state: 'detached' })
  })

  it('finds everything again after a reload', async () => {
    await people.say('広島市では残業できる？')
    await people.answersIn(people.thread).first().waitFor()
    await people.page.reload()
    await people.answersIn(people.thread).getByText('所属長から事前命令があった場合だけ').waitFor()
  })

  it('asks and follows up without a mouse', async () => {
    const { page } = people
    await people.composer.focus()
    await page.keyboard.type('直行直帰とは？')
    await page.keyboard.press('Enter')
    await people.answersIn(people.thread).first().waitFor()
    for (let i = 0; i < 40; i += 1) {
      if ((await people.thread.locator('textarea:focus').count()) > 0) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('ほかには？')
    await page.keyboard.press('Enter')
    await people.answersIn(people.thread).nth(1).waitFor()
  })

  it('sees on the Home tab what the app can do', async () => {
    await people.goHome()
    await people.main.getByText('/telework-case').first().waitFor()
  })
})

describe('HR', () => {
  beforeEach(() => people.actAs('鈴木 健'))

  it('shares a snippet into another channel, with a line of their own', async () => {
    await people.goTo('人事-質問')
    await people.say('/telework-share 情報の持ち出し')
    const form = people.page.getByRole('dialog', { name: '抜粋を共有' })
    await form.getByRole('textbox', { name: 'ひとこと' }).fill('来月からの在宅勤務の参考にしてください')
    const channel = form.getByRole('combobox', { name: 'チャンネル' })
    await channel.fill('推進')
    await people.page.getByRole('option', { name: /テレワーク推進/ }).click()
    await form.getByRole('button', { name: '投稿の内容を確かめる' }).click()
    const preview = people.page.getByRole('dialog', { name: '投稿の内容' })
    await preview.getByText('来月からの在宅勤務の参考にしてください').waitFor()
    await preview.getByRole('button', { name: '共有する' }).click()
    await form.getByText('#テレワーク推進 に投稿しました').waitFor()
    await form.getByRole('button', { name: '投稿を開く' }).click()
    await form.getByRole('button', { name: '閉じる' }).last().click()
    await form.waitFor({ state: 'detached' })
    const shared = people.answersIn(people.main).first()
    await shared.getByText('鈴木 健').first().waitFor()
    await shared.getByText('来月からの在宅勤務の参考にしてください').waitFor()
  })

  it('is told beside the field what is missing', async () => {
    await people.goTo('テレワーク相談')
    await people.say('/telework-share 情報の持ち出し')
    const form = people.page.getByRole('dialog', { name: '抜粋を共有' })
    await form.getByRole('button', { name: '投稿の内容を確かめる' }).click()
    await form.getByText('入力してください').waitFor()
    const channel = form.getByRole('combobox', { name: 'チャンネル' })
    expect(await channel.getAttribute('aria-invalid')).toBe('true')
    expect(await form.locator('input:focus').getAttribute('aria-invalid')).toBe('true')
  })

  it('reads how to invite the app into a channel where it is not', async () => {
    await people.goTo('general')
    await people.say('/remove @テレワーク相談')
    await people.say('/telework-share 情報の持ち出し')
    const form = people.page.getByRole('dialog', { name: '抜粋を共有' })
    await form.getByRole('button', { name: '投稿の内容を確かめる' }).click()
    const preview = people.page.getByRole('dialog', { name: '投稿の内容' })
    await preview.getByRole('button', { name: '共有する' }).click()
    await preview.getByText('/invite @').waitFor()
  })
})
