import { ACTIONS } from '../ids.js'
import { actions, button } from '../render/blocks.js'
import type { HomePart } from './home.js'

/** The way to the company's own rules, for whoever may add them. */
export const uploadsOnHome: HomePart = async ({ desk }, workspace, { team, user }) => {
  if (!(await workspace.roles.maySet(user))) return []
  const waiting = await desk.uploads.waiting(team)
  const text = waiting === 0 ? '自社の規程' : `自社の規程（確認待ち ${waiting}件）`
  return actions([button({ text, label: `${text}の一覧を開く`, action: ACTIONS.openUploads, value: 'open' })])
}
