import type { Workspace } from './workspace.js'

/** True where another company reads a channel, too (Slack Connect); false where the server does not tell. */
export async function isSharedOutside(
  { client, features }: Pick<Workspace, 'client' | 'features'>,
  channel: string,
): Promise<boolean> {
  const info = await features
    .attempt('channelNames', () => client.conversations.info({ channel }))
    .catch(() => undefined)
  return info?.channel?.is_ext_shared === true
}
