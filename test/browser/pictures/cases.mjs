/** Cases: one, several, side by side, and none. */
export const casePictures = [
  {
    names: ['case'],
    look: { height: 1100 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-case 広島市')
      await visit.page.getByText('あなただけに表示されています').waitFor()
      await keep('case', visit.answers().last())
    },
  },
  {
    names: ['cases'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-case 建設業')
      await visit.answers().last().getByText('出典').waitFor()
      await keep('cases', visit.answers().last())
    },
  },
  {
    names: ['no-case'],
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-case 製造業 30人以下')
      await visit.answers().last().getByText('条件に合う事例はありません').waitFor()
      await keep('no-case', visit.answers().last())
    },
  },
  {
    names: ['compare'],
    look: { height: 1500 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-case 広島市とNECを比べて')
      await visit.answers().last().getByRole('table').waitFor()
      await keep('compare', visit.answers().last())
    },
  },
  {
    names: ['find-cases'],
    look: { height: 900 },
    take: async (visit, keep) => {
      await visit.goTo('employee', 'C0TELEWORK')
      await visit.say('/telework-case')
      const view = visit.page.getByRole('dialog', { name: '事例を探す' })
      await view.getByRole('combobox', { name: /人数/ }).fill('30人以下')
      await visit.page.getByRole('option', { name: /30人以下/ }).click()
      await view.getByText(/条件に合う事例: 10件/).scrollIntoViewIfNeeded()
      await keep('find-cases', view)
    },
  },
]
