import type { Locator, Page } from 'playwright-core'

/** What people do on the page, in their words. */
export class People {
  readonly page: Page
  readonly main: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
  }

  /** Waits until the page is drawn. */
  async arrive(): Promise<void> {
    await this.main.getByRole('heading').first().waitFor()
  }

  private get side(): Locator {
    return this.page.getByRole('navigation', { name: 'チャンネルとDM' })
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: /へのメッセージ$/ })
  }

  get thread(): Locator {
    return this.page.getByLabel('スレッド', { exact: true })
  }

  get inspector(): Locator {
    return this.page.getByLabel('調べる', { exact: true }).filter({ has: this.page.getByRole('tablist') })
  }

  async actAs(name: '佐藤 花' | '鈴木 健' | '高橋 澪'): Promise<void> {
    await this.page.getByTitle(name).click()
  }

  async goTo(room: string): Promise<void> {
    await this.showSide()
    await this.side.getByRole('button', { name: room }).click()
    await this.composer.waitFor()
  }

  async goHome(): Promise<void> {
    await this.showSide()
    await this.page.getByRole('button', { name: 'アプリのホーム' }).click()
  }

  /** Opens the thread of the last message in the room that has answers, unless it is open already. */
  async openLastThread(): Promise<void> {
    await this.page
      .getByRole('button', { name: /件の返信/ })
      .or(this.thread)
      .first()
      .waitFor()
    if (!(await this.thread.isVisible()))
      await this.main
        .getByRole('button', { name: /件の返信/ })
        .last()
        .click()
    await this.thread.waitFor()
  }

  /** From the menu of a message. */
  async choose(message: Locator, entry: RegExp): Promise<void> {
    await message.hover()
    await message.getByRole('button', { name: 'その他の操作' }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  async inspect(message: Locator): Promise<void> {
    await message.hover()
    await message.getByRole('button', { name: '調べる' }).click()
  }

  /** Plans what goes wrong next, by words of its entry in the menu. */
  async makeFail(words: string): Promise<void> {
    await this.page.getByRole('button', { name: 'わざと失敗させる' }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(words) }).click()
    await this.page.getByRole('menu').waitFor({ state: 'detached' })
  }

  /** An empty workspace, for whoever comes next. */
  async restart(): Promise<void> {
    await this.page.evaluate(
      `fetch('page/act', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"do":"reset"}' })`,
    )
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.composer.press('Enter')
  }

  /** On a phone the rooms are a page of their own, one or two steps back. */
  private async showSide(): Promise<void> {
    while (!(await this.side.isVisible())) {
      await this.page
        .getByRole('button', { name: /^(戻る|チャンネルの一覧に戻る|ワークスペースを見る)$/ })
        .last()
        .click()
    }
  }

  async sayInThread(text: string): Promise<void> {
    const field = this.thread.getByRole('textbox')
    await field.fill(text)
    await field.press('Enter')
  }

  /** The app's messages in a pane. */
  answersIn(pane: Locator): Locator {
    return pane.getByRole('article', { name: /^テレワーク相談/ })
  }
}
