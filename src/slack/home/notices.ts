import { noticeBlocks } from '../render/desk/notice-blocks.js'
import type { HomePart } from './home.js'

/** What changed in the company's own rules and answers, as far as the person may read them. */
export const noticesOnHome: HomePart = async ({ desk }, workspace, { team, user }) => {
  const calendar = await desk.calendar(team)
  return noticeBlocks(await desk.notices.recent(team, await workspace.roles.audienceOf(user)), calendar)
}
