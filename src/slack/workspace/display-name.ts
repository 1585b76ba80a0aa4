import type { Workspace } from './workspace.js'

/** The name people know; the account's name where the server tells no other, empty where nobody told one. */
export async function displayName(
  { features, client }: Workspace,
  user: { id: string; name?: string },
): Promise<string> {
  const info = await features.attempt('displayNames', () => client.users.info({ user: user.id })).catch(() => undefined)
  const profile = info?.user?.profile
  return profile?.display_name || profile?.real_name || info?.user?.real_name || user.name || ''
}
