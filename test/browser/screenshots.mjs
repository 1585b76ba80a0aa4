// Takes the pictures of README.md and docs/使い方.md anew: `npm run build && npm run screenshots`. Needs Chromium.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs/images')
const PORT = 3999
const URL = `http://localhost:${PORT}`

mkdirSync(folder, { recursive: true })
const app = spawn(process.execPath, [join(root, 'dist/app/main.js')], {
  env: { PATH: process.env.PATH, PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'pipe'],
})
await new Promise((resolve, reject) => {
  app.stderr.on('data', (data) => /"message":"ready"/.test(String(data)) && resolve())
  app.on('exit', (code) => reject(new Error(`ended with ${code}`)))
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})

/** A page of its own, in a workspace where nothing was said. */
async function open({ phone = false, dark = false } = {}) {
  const context = await browser.newContext({
    viewport: phone ? { width: 375, height: 740 } : { width: 1180, height: 720 },
    colorScheme: dark ? 'dark' : 'light',
    ...{ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' },
  })
  const page = await context.newPage()
  await page.goto(URL)
  await page.evaluate(() =>
    fetch('page/act', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"do":"reset"}' }),
  )
  return page
}

const composerOf = (page) => page.getByRole('textbox', { name: /へのメッセージ$/ })
const threadOf = (page) => page.getByLabel('スレッド', { exact: true })

async function say(page, text) {
  await composerOf(page).fill(text)
  await composerOf(page).press('Enter')
}

/** Messages in other rooms tell of themselves in the corner. */
async function closeNotices(page) {
  const notices = page.getByRole('button', { name: '通知を閉じる' })
  while ((await notices.count()) > 0) await notices.first().click()
}

async function take(page, name, clip) {
  await closeNotices(page)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(folder, `${name}.png`), ...(clip && { clip }) })
  await page.context().close()
}

async function askInChannel(page) {
  await page.goto(`${URL}/#/employee/C0JINJI`)
  await say(page, '@テレワーク相談 広島市では残業できますか？')
  await threadOf(page).getByRole('blockquote').first().waitFor()
}

{
  const page = await open()
  await page.getByRole('heading', { name: /試してみること/ }).waitFor()
  await take(page, 'first-visit')
}
{
  const page = await open()
  await askInChannel(page)
  await threadOf(page).getByRole('textbox').fill('導入時期は？')
  await threadOf(page).getByRole('textbox').press('Enter')
  await threadOf(page).getByRole('article', { name: /^テレワーク相談/ }).nth(1).waitFor()
  await threadOf(page).getByRole('article').first().scrollIntoViewIfNeeded()
  await take(page, 'answer')
}
{
  const page = await open({ phone: true })
  await askInChannel(page)
  await take(page, 'answer-phone')
}
{
  const page = await open()
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  await say(page, '/telework-case 広島市')
  await page.getByText('あなただけに表示されています').waitFor()
  await take(page, 'case')
}
{
  const page = await open()
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  await say(page, '/telework-case')
  const view = page.getByRole('dialog', { name: '事例を探す' })
  await view.getByRole('combobox', { name: /人数/ }).fill('30人以下')
  await page.getByRole('option', { name: /30人以下/ }).click()
  await view.getByText(/条件に合う事例: 10件/).scrollIntoViewIfNeeded()
  await take(page, 'find-cases')
}
{
  const page = await open()
  await askInChannel(page)
  await threadOf(page).getByRole('button', { name: /前後と出典を読む/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /次の箇所/ }).waitFor()
  await take(page, 'read-on')
}
{
  const page = await open()
  await page.goto(`${URL}/#/hr/C0JINJI`)
  await say(page, '/telework-share 情報の持ち出し')
  await page.getByRole('textbox', { name: /ひとこと/ }).fill('来月からの在宅勤務の参考にしてください。')
  await page.getByRole('button', { name: '投稿の内容を確かめる' }).click()
  await page.getByRole('button', { name: '共有する' }).waitFor()
  await take(page, 'share')
}
{
  const page = await open()
  await page.setViewportSize({ width: 1180, height: 1150 })
  await page.goto(`${URL}/#/administrator/C0JINJI`)
  await say(page, '/telework settings')
  await page.getByRole('dialog').getByText('変更の記録を見る').waitFor()
  await take(page, 'settings')
}
{
  const page = await open()
  await page.setViewportSize({ width: 1180, height: 1150 })
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  const asked = ['在宅勤務の日の広島市の残業は？', '社員食堂の補助は？', '副業の届け出は？', 'テレワークの日でも食堂の補助はもらえる？']
  for (const [i, question] of asked.entries()) {
    await say(page, `/telework ${question}`)
    await page.getByText('あなただけに表示されています').nth(i).waitFor()
  }
  await page.goto(`${URL}/#/hr/home`)
  await page.getByRole('button', { name: /対象外にする/ }).first().waitFor()
  await page.getByText('読み込んでいます').waitFor({ state: 'detached' })
  await take(page, 'hr-home', { x: 261, y: 0, width: 518, height: 1010 })
}
// The work of HR, as one goes through it.
{
  const page = await open()
  const dialog = page.getByRole('dialog')
  const close = () => dialog.getByRole('button', { name: '閉じる' }).last().click()
  const keep = async (name) => {
    await closeNotices(page)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  const QUESTION = '在宅勤務の日の社員食堂の補助はどうなりますか'
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  await say(page, `/telework ${QUESTION}`)
  await page.getByRole('button', { name: /人に聞く/ }).click()
  await dialog.getByRole('textbox', { name: /補足/ }).fill('来週から週3日、在宅になります。')
  await keep('ask-person')
  await dialog.getByRole('button', { name: '送る' }).click()
  await dialog.getByText('担当者に送りました').waitFor()
  await close()
  await page.goto(`${URL}/#/hr/C0JINJI`)
  const card = page.getByRole('main').getByRole('article', { name: /^テレワーク相談/ }).last()
  await card.getByRole('button', { name: '引き受ける' }).click()
  await card.getByText('対応中').waitFor()
  await keep('request-card')
  await card.getByRole('button', { name: '回答する' }).click()
  await dialog.getByRole('textbox', { name: '回答' }).fill('在宅勤務の日は、社員食堂の補助（1食300円）は出ません。')
  await dialog.getByRole('button', { name: '回答を送る' }).click()
  await dialog.getByText('回答を送りました').waitFor()
  await close()
  await card.getByRole('button', { name: 'この回答を資料に追加' }).click()
  await dialog.getByRole('button', { name: '下書きを保存' }).click()
  await dialog.getByText('下書きを保存しました').waitFor()
  await close()
  await page.getByRole('main').getByRole('button', { name: /件の返信/ }).click()
  await threadOf(page).getByRole('button', { name: '承認する' }).waitFor()
  await page.mouse.move(0, 0)
  await keep('draft')
  await threadOf(page).getByRole('button', { name: '承認する' }).click()
  await page.getByText('承認しました。これからの質問に').first().waitFor({ timeout: 60_000 })
  await page.goto(`${URL}/#/administrator/C0TELEWORK`)
  await say(page, '@テレワーク相談 テレワークの日でも食堂の補助はもらえますか')
  await threadOf(page).getByText('社内回答・鈴木 健').first().waitFor({ timeout: 60_000 })
  await take(page, 'taught')
}
{
  const page = await open()
  await page.goto(`${URL}/#/hr/D0KEN`)
  const text = '# 在宅勤務規程\n\n## 第1条（在宅勤務の日数）\n\n在宅勤務は、週2日までとする。\n\n## 第2条（通信費）\n\n在宅勤務手当として、月4,000円を支給する。\n'
  const file = { name: '在宅勤務規程.md', mimeType: 'text/markdown', buffer: Buffer.from(text) }
  await page.getByRole('main').locator('input[type=file]').setInputFiles(file)
  await threadOf(page).getByRole('button', { name: '使う' }).waitFor({ timeout: 60_000 })
  await take(page, 'upload')
}
{
  const page = await open({ dark: true })
  await askInChannel(page)
  const answer = threadOf(page).getByRole('article', { name: /^テレワーク相談/ }).first()
  await answer.hover()
  await answer.getByRole('button', { name: '調べる' }).click()
  await page.getByRole('tab', { name: '理由' }).click()
  await page.getByText('類語集').first().waitFor()
  await take(page, 'explain')
}
{
  const page = await open()
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  await say(page, '/telework-checklist セキュリティ 経営者')
  await page.getByRole('checkbox', { name: /^1\./ }).click()
  await page.getByText('済み 1 / 5').first().waitFor()
  await take(page, 'checklist')
}
{
  const page = await open()
  await page.goto(`${URL}/#/employee/C0TELEWORK`)
  await say(page, '/telework-checklist 現状把握')
  await page.getByRole('checkbox', { name: /^1\./ }).click()
  await page.getByText('済み 1 / 5').first().waitFor()
  await page.getByRole('button', { name: 'チャンネルで進める' }).last().click()
  await page.getByRole('textbox', { name: '名前' }).fill('現状把握（営業部）')
  await page.getByRole('button', { name: '始める' }).click()
  await page.getByRole('button', { name: '閉じる' }).last().click()
  await page.goto(`${URL}/#/hr/C0TELEWORK`)
  const run = page.getByRole('article').filter({ hasText: '現状把握（営業部）' }).last()
  await run.getByRole('checkbox', { name: /^2\./ }).click()
  await run.getByText('済み 2 / 5').first().waitFor()
  await run.getByRole('button', { name: /^担当・期日・メモ/ }).click()
  await page.getByRole('combobox').last().click()
  await page.getByRole('option', { name: /^3\./ }).click()
  const line = page.getByRole('dialog', { name: /^担当・期日・メモ/ })
  await line.getByText('（任意）').first().waitFor()
  await line.getByRole('combobox').first().click()
  await page.getByRole('option', { name: /鈴木/ }).click()
  await page.locator('input[type=date]').fill('2026-12-18')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('dialog').getByText(/期日 12\/18/).waitFor()
  await page.getByRole('button', { name: '閉じる' }).last().click()
  await run.getByText(/期日 12\/18/).waitFor()
  await take(page, 'checklist-channel')
}
{
  const page = await open()
  await page.goto(`${URL}/#/hr/C0TELEWORK`)
  await say(page, '/telework-checklist 管理')
  await page.getByRole('button', { name: '新しく作る' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('端末の貸し出し')
  await page
    .getByRole('textbox', { name: /項目/ })
    .fill('## 貸し出す前\n- 端末に鍵を掛ける（出典: 情報セキュリティ規程 第3条）\n- 台帳に書く\n## 返す前\n- データを消す')
  await take(page, 'checklist-edit')
}
await browser.close()
app.kill()
