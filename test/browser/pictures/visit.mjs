/** A page of its own, in a workspace where nothing was said, and what people do there for a picture. */
export class Visit {
  constructor(page, url) {
    this.page = page
    this.url = url
    this.main = page.getByRole('main')
    this.thread = page.getByLabel('スレッド', { exact: true })
    this.dialog = page.getByRole('dialog')
  }

  static async begin(browser, url, { phone = false, dark = false, height = 720 }) {
    const context = await browser.newContext({
      viewport: phone ? { width: 375, height: 740 } : { width: 1180, height },
      colorScheme: dark ? 'dark' : 'light',
      ...{ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce' },
    })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(url)
    const visit = new Visit(page, url)
    await visit.act({ do: 'reset' })
    return visit
  }

  end() {
    return this.page.context().close()
  }

  /** Without the notices in the corner that tell of messages in other rooms, and with nothing pointed at or in focus. */
  async tidy() {
    const notices = this.page.getByRole('button', { name: '通知を閉じる' })
    while ((await notices.count()) > 0) await notices.first().click()
    await this.page.mouse.move(0, 0)
    await this.page.evaluate(() => document.activeElement?.blur())
  }

  act(what) {
    return this.page.evaluate(
      (body) => fetch('page/act', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
      JSON.stringify(what),
    )
  }

  /** As employee, hr or administrator, in a room. */
  goTo(who, room) {
    return this.page.goto(`${this.url}/#/${who}/${room}`)
  }

  async say(text) {
    const composer = this.page.getByRole('textbox', { name: /へのメッセージ$/ })
    await composer.fill(text)
    await composer.press('Enter')
  }

  async sayInThread(text) {
    await this.thread.getByRole('textbox').fill(text)
    await this.thread.getByRole('textbox').press('Enter')
  }

  /** The app's messages in a pane. */
  answers(pane = this.main) {
    return pane.getByRole('article', { name: /^テレワーク相談/ })
  }

  press(label, within = this.page) {
    return within.getByRole('button', { name: label }).last().click()
  }

  /** From the menu of a message. */
  async choose(message, entry) {
    await message.hover()
    await message.getByRole('button', { name: 'その他の操作' }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  close() {
    return this.press('閉じる', this.dialog)
  }

  async askInChannel(question = '広島市では残業できますか？') {
    await this.goTo('employee', 'C0JINJI')
    await this.say(`@テレワーク相談 ${question}`)
    await this.thread.getByRole('blockquote').first().waitFor()
  }
}
