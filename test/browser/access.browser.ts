import { describe, expect, it } from 'vitest'
import { barriers, DESKTOP, PHONE } from './open-browser.js'
import type { People } from './people.js'
import { oneProgram } from './visit.js'

const { visit } = oneProgram()

/** Each state of the page, and how a person comes to it. */
const STATES: Record<string, (people: People) => Promise<unknown>> = {
  'the first visit': async () => {},
  'an answer, the other places open': async (people) => {
    await people.goTo('テレワーク相談')
    await people.say('在宅勤務の日の残業は？')
    await people.openLastThread()
    await people
      .answersIn(people.thread)
      .first()
      .getByRole('button', { name: /ほかの箇所/ })
      .click()
  },
  'a case for one person': async (people) => {
    await people.goTo('人事-質問')
    await people.say('/telework-case 広島市')
    await people.answersIn(people.main).last().getByRole('heading').first().waitFor()
  },
  'a comparison': async (people) => {
    await people.goTo('general')
    await people.say('@テレワーク相談 NECと日産を比べて')
    await people.openLastThread()
    await people.thread.getByRole('table').waitFor()
  },
  'a checklist': async (people) => {
    await people.goTo('人事-質問')
    await people.say('/telework-checklist セキュリティ 経営者')
    await people
      .answersIn(people.main)
      .last()
      .getByText(/ガイドライン/)
      .first()
      .waitFor()
  },
  'nothing found': async (people) => {
    await people.goTo('テレワーク相談')
    await people.say('明日の天気は？')
    await people.openLastThread()
    await people.answersIn(people.thread).first().waitFor()
  },
  'commands offered': async (people) => {
    await people.goTo('general')
    await people.composer.pressSequentially('/tele')
    await people.main.getByRole('listbox').waitFor()
  },
  'the form to share': async (people) => {
    await people.goTo('人事-質問')
    await people.say('/telework-share 情報の持ち出し')
    await people.page.getByRole('button', { name: '投稿の内容を確かめる' }).waitFor()
  },
  'the form with an error': async (people) => {
    await people.goTo('テレワーク相談')
    await people.say('/telework-share 情報の持ち出し')
    await people.page.getByRole('button', { name: '投稿の内容を確かめる' }).click()
    await people.page.getByText('入力してください').waitFor()
  },
  'a window to ask in': async (people) => {
    await people.goTo('general')
    await people.page.getByRole('button', { name: 'ショートカットと入力の補助' }).click()
    await people.page.getByRole('menuitem', { name: /テレワークについて質問/ }).click()
    await people.page.getByRole('dialog').getByRole('textbox').waitFor()
  },
  'the Home tab': async (people) => {
    await people.goHome()
    await people.main.getByText('/telework-case').first().waitFor()
  },
  'an answer explained': async (people) => {
    await people.goTo('テレワーク相談')
    await people.say('在宅の日に残業してもいいですか')
    await people.openLastThread()
    await people.inspect(people.answersIn(people.thread).first())
    await people.page.getByRole('tab', { name: '理由' }).click()
    await people.page.getByText('類語集').first().waitFor()
  },
}

const LOOKS = [
  { name: 'light, desktop', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'dark, desktop', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'light, phone', viewport: PHONE, colorScheme: 'light' },
  { name: 'dark, phone', viewport: PHONE, colorScheme: 'dark' },
] as const

describe.each(LOOKS)('$name', ({ viewport, colorScheme }) => {
  it.each(Object.entries(STATES))('%s has no barriers and does not scroll sideways', async (_, come) => {
    const people = await visit({ viewport, colorScheme })
    const { page } = people
    try {
      await come(people)
      expect(await barriers(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    } finally {
      await people.restart()
      await page.context().close()
    }
  })
})
