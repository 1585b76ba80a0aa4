import type { Locator, Page } from 'playwright-core'

/** What people do on the page, in their words. */
export class People {
  readonly page: Page
  readonly main: Locator
  readonly right: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.right = page.getByRole('complementary')
  }

  /** Waits until the app has loaded. */
  async arrive(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'チャンネルとDM' }).waitFor()
    await this.composer.waitFor()
  }

  get composer(): Locator {
    return this.main.getByRole('textbox', { name: /へのメッセージ/ })
  }

  get thread(): Locator {
    return this.page.getByRole('complementary', { name: 'スレッド' })
  }

  async actAs(name: '佐藤 花' | '鈴木 健' | '高橋 澪'): Promise<void> {
    await this.page.getByTitle(name).click()
  }

  async goTo(room: string): Promise<void> {
    const side = this.page.getByRole('navigation', { name: 'チャンネルとDM' })
    await side.getByRole('button', { name: room }).click()
    await this.main.getByRole('heading', { name: room }).first().waitFor()
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.composer.press('Enter')
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
