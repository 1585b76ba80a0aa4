import type { Workspace } from './workspace.js'

const PAGE = 1000
/** A channel of more people than these pages hold is taken for closed to whoever is not among them. */
const MOST_PAGES = 5

/** Those of the channels that a person may look into: public ones, and others with them in it. What nobody can tell is left out. */
export async function openChannels(
  workspace: Pick<Workspace, 'client' | 'features' | 'people'>,
  user: string,
  ids: Iterable<string>,
): Promise<Set<string>> {
  const open = new Set<string>()
  for (const channel of new Set(ids)) {
    if (await mayEnter(workspace, user, channel).catch(() => false)) open.add(channel)
  }
  return open
}

async function mayEnter(
  { client, features, people }: Pick<Workspace, 'client' | 'features' | 'people'>,
  user: string,
  channel: string,
): Promise<boolean> {
  const info = await features.attempt('channelNames', () => client.conversations.info({ channel }))
  if (info?.channel === undefined || info.channel.is_archived) return false
  if (info.channel.is_private !== true && !(await people.isGuest(user))) return true
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { members = [], response_metadata } = await client.conversations.members({ channel, cursor, limit: PAGE })
    if (members.includes(user)) return true
    cursor = response_metadata?.next_cursor ?? ''
    if (cursor === '') return false
  }
  return false
}
