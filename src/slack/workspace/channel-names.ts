import type { Workspace } from './workspace.js'

/** The names of channels by their ids, with their signs; those that the app may not see are left out. */
export async function channelNames(
  { client, features }: Pick<Workspace, 'client' | 'features'>,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const named = new Map<string, string>()
  for (const channel of new Set(ids)) {
    const info = await features
      .attempt('channelNames', () => client.conversations.info({ channel }))
      .catch(() => undefined)
    if (info?.channel?.name !== undefined) named.set(channel, `#${info.channel.name}`)
  }
  return named
}
