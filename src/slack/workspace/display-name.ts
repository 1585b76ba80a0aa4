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

/** The names of several people, by their ids. */
export async function displayNames(workspace: Workspace, users: Iterable<string>): Promise<Map<string, string>> {
  const named = [...new Set(users)].map(async (id) => [id, await displayName(workspace, { id })] as const)
  return new Map(await Promise.all(named))
}
