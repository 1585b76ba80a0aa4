import { ACTIONS } from '../ids.js'
import { actions, button } from '../render/blocks.js'
import type { HomePart } from './home.js'

/** The ways to the company's own rules and checklists, to the settings and to who changed them, for HR and administrators. */
export const forKeepersOnHome: HomePart = async ({ desk }, workspace, { team, user }) => {
  if (!(await workspace.roles.maySet(user))) return []
  const waiting = await desk.uploads.waiting(team)
  const rules = waiting === 0 ? '自社の規程' : `自社の規程（確認待ち ${waiting}件）`
  return actions([
    button({ text: rules, label: `${rules}の一覧を開く`, action: ACTIONS.openUploads, value: 'open' }),
    button({
      text: '自社のチェックリスト',
      label: '自社のチェックリストの一覧を開く',
      action: ACTIONS.openLists,
      value: 'open',
    }),
    button({ text: '設定', label: '設定を開く', action: ACTIONS.openSettings, value: 'open' }),
    button({ text: '変更の記録', label: '設定の変更の記録を開く', action: ACTIONS.openChanges, value: 'open' }),
  ])
}
