/** Checklists: alone, together, and the company's own. */
export const checklistPictures = [
  {
    names: ['find-checklist'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-checklist')
      const view = visit.page.getByRole('dialog', { name: 'チェックリストを選ぶ' })
      await view.getByRole('combobox', { name: /役割/ }).fill('経営者')
      await visit.page.getByRole('option', { name: /経営者/ }).first().click()
      await view.getByText(/当てはまるチェックリスト: \d件（/).waitFor()
      await keep('find-checklist', view)
    },
  },
  {
    names: ['checklist'],
    look: { height: 1100 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-checklist セキュリティ 経営者')
      await visit.page.getByRole('checkbox', { name: /^1\./ }).setChecked(true)
      await visit.page.getByText('済み 1 / 5').first().waitFor()
      await keep('checklist', visit.answers().last())
    },
  },
  {
    names: ['checklist-item', 'checklist-channel', 'checklist-news'],
    look: { height: 1000 },
    take: async (visit, keep) => {
      const { page } = visit
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-checklist 現状把握')
      await page.getByRole('checkbox', { name: /^1\./ }).click()
      await page.getByText('済み 1 / 5').first().waitFor()
      await visit.press('チャンネルで進める')
      await page.getByRole('textbox', { name: '名前' }).fill('現状把握（営業部）')
      await visit.press('始める')
      await visit.close()
      const run = page.getByRole('article').filter({ hasText: '現状把握（営業部）' }).last()
      await run.getByRole('button', { name: /^担当・期日・メモ/ }).click()
      await page.getByRole('combobox').last().click()
      await page.getByRole('option', { name: /^3\./ }).click()
      const line = page.getByRole('dialog', { name: /^担当・期日・メモ/ })
      await line.getByText('（任意）').first().waitFor()
      await line.getByRole('combobox').first().click()
      await page.getByRole('option', { name: /鈴木/ }).click()
      await page.locator('input[type=date]').fill('2026-12-18')
      await line.getByRole('textbox', { name: /メモ/ }).fill('支店の分も')
      await keep('checklist-item', line)
      await visit.press('保存する')
      await visit.dialog.getByText(/期日 3番 12\/18/).waitFor()
      await visit.close()
      await visit.goTo('hr', 'C0TELEWORK')
      await run.getByRole('checkbox', { name: /^2\./ }).click()
      await run.getByText('済み 2 / 5').first().waitFor()
      await run.getByText(/期日 3番 12\/18/).waitFor()
      await keep('checklist-channel', run)
      await visit.goTo('hr', 'D0KEN')
      const news = visit.answers().filter({ hasText: '項目の担当にしました' }).last()
      await news.waitFor({ timeout: 150_000 })
      await keep('checklist-news', news)
    },
  },
  {
    names: ['own-lists', 'checklist-edit'],
    look: { height: 900 },
    take: async (visit, keep) => {
      await visit.goTo('hr', 'C0TELEWORK')
      await visit.say('/telework-checklist 管理')
      await visit.press('新しく作る')
      await visit.page.getByRole('textbox', { name: '名前' }).fill('端末の貸し出し')
      await visit.page
        .getByRole('textbox', { name: /項目/ })
        .fill('## 貸し出す前\n- 端末に鍵を掛ける（出典: 情報セキュリティ規程 第3条）\n- 台帳に書く\n## 返す前\n- データを消す')
      await keep('checklist-edit', visit.dialog.last())
      await visit.press('保存する')
      await visit.dialog.getByText('端末の貸し出し').first().waitFor()
      await visit.dialog.getByRole('button', { name: /アーカイブする/ }).first().waitFor()
      await keep('own-lists', visit.dialog.last())
    },
  },
  {
    names: ['reminder'],
    take: async (visit, keep) => {
      const { page } = visit
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-checklist 現状把握')
      await visit.press(/^期日・メモ/)
      await visit.dialog.waitFor()
      await visit.dialog.getByRole('combobox').last().click()
      await page.getByRole('option', { name: /^3\./ }).click()
      const line = page.getByRole('dialog').filter({ has: page.locator('input[type=date]') })
      await line.waitFor()
      const inTwoDays = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toLocaleDateString('sv', { timeZone: 'Asia/Tokyo' })
      await page.locator('input[type=date]').fill(inTwoDays)
      await line.getByRole('textbox', { name: /メモ/ }).fill('情報システム部に聞く')
      await visit.press('保存する', line)
      await visit.dialog.getByText('3番の期日・メモを保存しました').waitFor()
      await closeAll(visit)
      for (let i = 0; i < 3; i += 1) visit.halfADayLater()
      await visit.goTo('employee', 'D0HANA')
      const told = visit.answers().filter({ hasText: 'が期日です' }).last()
      await told.waitFor({ timeout: 150_000 })
      await keep('reminder', told)
    },
  },
]

async function closeAll({ page, dialog }) {
  while ((await dialog.count()) > 0) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
}
