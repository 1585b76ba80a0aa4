import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { People } from './people.js'
import { oneProgram } from './visit.js'

const { visitEach } = oneProgram()
let people: People
visitEach((visitor) => {
  people = visitor
})
/** What is taught is in use after seconds. */
const TEACHING = { timeout: 30_000 }
const ANSWER = '在宅勤務の日は、社員食堂の補助（1食300円）は出ません。'

/** A step of the tour, by words of its title. */
async function step(title: string): Promise<Locator> {
  const guide = people.page.getByRole('heading', { name: 'はじめに: 試してみること' })
  if (!(await guide.isVisible())) await people.page.getByRole('button', { name: /^試してみること/ }).click()
  return people.page.getByRole('listitem').filter({ has: people.page.getByRole('heading', { name: title }) })
}
const take = async (title: string) => (await step(title)).getByRole('button').click()
const dialog = () => people.page.getByRole('dialog')
const close = () => dialog().getByRole('button', { name: '閉じる' }).last().click()

describe('the tour through the work of HR', () => {
  beforeEach(() => people.page.setDefaultTimeout(15_000))

  it('goes from a question without an answer to its answer, quoted for somebody else', async () => {
    await take('社員として、資料にないことを人に聞く')
    await people
      .answersIn(people.thread)
      .first()
      .getByRole('button', { name: /人に聞く/ })
      .click()
    await dialog().getByRole('button', { name: '送る' }).click()
    await dialog().getByText('担当者に送りました').waitFor()
    await close()

    await take('人事として、引き受けて答える')
    const card = people.answersIn(people.main).last()
    await card.getByRole('button', { name: '引き受ける' }).click()
    await card.getByText('対応中').waitFor()
    await card.getByRole('button', { name: '回答する' }).click()
    await dialog().getByRole('textbox', { name: '回答' }).fill(ANSWER)
    await dialog().getByRole('button', { name: '回答を送る' }).click()
    await dialog().getByText('回答を送りました').waitFor()
    await close()

    await take('人事として、回答を資料に加える')
    await card.getByRole('button', { name: 'この回答を資料に追加' }).click()
    await dialog().getByRole('button', { name: '下書きを保存' }).click()
    await dialog().getByText('下書きを保存しました').waitFor()
    await close()
    await people.openLastThread()
    await people.thread.getByRole('button', { name: '承認する' }).click()
    await people.page.getByText('承認しました。これからの質問に').first().waitFor(TEACHING)
    await people.thread.getByText('社内回答 · 使用中').waitFor()

    await take('ほかの人が、別の言い方で聞く')
    const quoted = people.answersIn(people.thread).first()
    await quoted.getByText('社内回答・鈴木 健').first().waitFor(TEACHING)
    expect((await quoted.textContent())?.replaceAll(/\s/g, '')).toContain('社員食堂の補助（1食300円）は')

    for (const title of ['資料にないことを人に聞く', '引き受けて答える', '回答を資料に加える', '別の言い方で聞く'])
      await (await step(title)).getByText('（試しました）').waitFor()
  })

  it('takes a rule as a file, shows what was read of it, and quotes it when it is used', async () => {
    await take('人事として、自社の規程を加える')
    const text = '# 在宅勤務規程\n\n## 第1条（在宅勤務の日数）\n\n在宅勤務は、週2日までとする。\n'
    const file = { name: '在宅勤務規程.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
    await people.main.locator('input[type=file]').setInputFiles(file)
    const card = people.answersIn(people.thread).first()
    await card.getByText('在宅勤務規程 · 確認待ち').waitFor(TEACHING)
    await card.getByRole('button', { name: '使う' }).click()
    await card.getByText('在宅勤務規程 · 使用中').waitFor(TEACHING)
    await people.actAs('佐藤 花')
    await people.say('在宅勤務は週何日までできますか')
    await people.answersIn(people.thread).first().getByText('週2日まで').waitFor(TEACHING)
  })

  it('lets HR put a file into a form', async () => {
    await people.actAs('鈴木 健')
    await people.say('/telework 下書き')
    await dialog().getByRole('button', { name: '書き出す・読み込む' }).click()
    await dialog().getByRole('button', { name: 'ファイルを読み込む' }).click()
    const table = Buffer.from('質問,回答,状態\n机は買えますか,買えます。,下書き\n椅子は,,\n')
    await dialog().locator('input[type=file]').setInputFiles({ name: 'qa.csv', mimeType: 'text/csv', buffer: table })
    await dialog().getByText('qa.csv').waitFor()
    await dialog().getByRole('button', { name: '読む' }).click()
    await dialog().getByText('3行目「回答」: 空です。').waitFor(TEACHING)
  })
})
