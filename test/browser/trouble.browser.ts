import { describe, expect, it } from 'vitest'
import { startProgram } from './open-browser.js'
import type { People } from './people.js'
import { oneProgram } from './visit.js'

const { visitAt, visitEach } = oneProgram()
let people: People
visitEach((visitor) => {
  people = visitor
})

describe('when things go wrong on purpose', () => {
  it('answers once what was delivered twice', async () => {
    await people.makeFail('二度')
    await people.goTo('general')
    await people.say('@テレワーク相談 直行直帰とは？')
    await people.main.getByRole('button', { name: /1件の返信/ }).click()
    await people.answersIn(people.thread).first().waitFor()
    // A later answer, which would come after a second one to the first question.
    await people.sayInThread('ほかには？')
    await people.answersIn(people.thread).nth(1).waitFor()
    expect(await people.answersIn(people.thread).count()).toBe(2)
  })

  it('shows a refused message as refused, with Slack’s own word', async () => {
    await people.makeFail('断る')
    await people.goTo('general')
    await people.say('@テレワーク相談 直行直帰とは？')
    await people.main.getByText(/Slackが受け付けませんでした/).waitFor()
    await people.main
      .getByText(/restricted_action/)
      .first()
      .waitFor()
  })

  it('still answers where Slack is slow, busy, breaks off or knows no new blocks', async () => {
    for (const mishap of ['遅らせる', '混み合', '切る', '新しい部品']) {
      await people.makeFail(mishap)
      await people.goTo('テレワーク相談')
      const asked = await people.main.getByRole('article', { name: /佐藤 花/ }).count()
      await people.say(`直行直帰とは？ ${mishap}`)
      await people.main
        .getByRole('button', { name: /1件の返信/ })
        .nth(asked)
        .waitFor()
    }
  })
})

describe('looking into a message', () => {
  it('shows how it reaches people, its sizes, its JSON and why it came out so', async () => {
    await people.say('在宅の日に残業してもいいですか')
    const answer = people.answersIn(people.thread).first()
    const opening = (await answer.getByRole('blockquote').first().innerText()).slice(0, 12)
    await people.inspect(answer)
    const { inspector } = people
    await inspector.getByRole('region', { name: 'スマートフォンの通知' }).getByText(opening).waitFor()
    await inspector.getByRole('tab', { name: '大きさ' }).click()
    await inspector.getByRole('meter', { name: 'ブロックの数' }).waitFor()
    await inspector.getByRole('tab', { name: 'JSON' }).click()
    await inspector.getByText('"rich_text_quote"').first().waitFor()
    await inspector.getByRole('tab', { name: '理由' }).click()
    await inspector.getByText('類語集').first().waitFor()
    await inspector.getByText('時間外労働').first().waitFor()
    await inspector.getByRole('heading', { name: '答えてよいか確かめる' }).first().waitFor()
  })

  it('says that a private answer to a command was a look-up', async () => {
    await people.say('/telework-checklist セキュリティ')
    const answer = people.answersIn(people.main).first()
    await people.inspect(answer)
    const { inspector } = people
    await inspector.getByRole('tab', { name: '理由' }).click()
    await inspector.getByText(/^きっかけ: チェックリストの検索「セキュリティ」/).waitFor()
    await inspector.getByRole('heading', { name: '言葉を広げる' }).waitFor()
  })
})

describe('when the program ends', () => {
  it('says so, keeps what was typed, and goes on when the program is there again', async () => {
    const own = await startProgram()
    const port = new URL(own.url).port
    const alone = await visitAt(own.url)
    await alone.composer.fill('広島市では残業できる？')
    await own.app.stop()
    await alone.page
      .getByText(/つながり|切れ|止ま/)
      .first()
      .waitFor()
    expect(await alone.composer.inputValue()).toBe('広島市では残業できる？')
    const { app: again } = await startProgram(Number(port))
    await alone.page
      .getByText(/つながり|切れ|止ま/)
      .first()
      .waitFor({ state: 'detached', timeout: 20_000 })
    await alone.composer.press('Enter')
    await alone.answersIn(alone.thread).first().waitFor()
    await alone.page.context().close()
    await again.stop()
  })
})
