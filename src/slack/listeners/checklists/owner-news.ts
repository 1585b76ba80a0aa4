import type { Desk } from '../../../service/desk/desk.js'
import type { JobWork } from '../../../service/jobs.js'
import { renderOwnerNews } from '../../render/checklists/owner-news.js'
import type { Workspaces } from '../../workspace/workspace.js'

/** Tells somebody in their DM which lines others made theirs; nothing where they have heard of all, or have done them. */
export function tellOwner({ checklists }: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, user }) => {
    const given = user === undefined ? [] : await checklists.news.of(team, user)
    if (user === undefined || given.length === 0) return
    const { outbox, people } = await workspaces.find(team)
    const names = await people.names(given.flatMap(({ items }) => items.flatMap(({ givenBy }) => givenBy ?? [])))
    const today = await checklists.reminders.today(team)
    // A second try of the same job is the same message.
    await outbox.answering(key).send({ kind: 'thread', channel: user }, () => renderOwnerNews(given, { names, today }))
    await checklists.news.told(user, given)
  }
}
