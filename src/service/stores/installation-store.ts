/** Where the app is installed: in one team (`id` T…), or in a whole organisation (E…). */
export interface Installation {
  id: string
  /** The organisation that the team belongs to. */
  org?: string
  /** The team's or the organisation's, as it was called then. */
  name: string
  botUser: string
  scopes: string[]
  /** Milliseconds since 1970. */
  installedAt: number
  /** Uninstalled; what was kept of its teams is gone once that is longer ago than words and people are kept. */
  endedAt?: number
  /** When the token lapses; absent where it does not. */
  expiresAt?: number
  /** Counts installing and ending: whoever opened an earlier one opens it anew. */
  changes: number
}

export interface Tokens {
  token: string
  /** Good for one use. */
  refreshToken?: string
  expiresAt?: number
}

/** Counts the tokens of one installation, one after another. */
export type KeptTokens = Tokens & { generation: number }

type NewInstallation = Omit<Installation, 'installedAt' | 'endedAt' | 'expiresAt' | 'changes'> & { at: number }

/**
 * Installations and their tokens, which stand in the database enciphered: whatever gives or takes tokens throws where there is no key
 * for them, and where a row's token was made for another row. All else can be read without a key.
 */
export interface InstallationStore {
  /** Installs, or installs anew; what was kept of its teams is theirs again. */
  install(what: NewInstallation, tokens: Tokens): Promise<void>
  find(id: string): Promise<Installation | undefined>
  /** What answers a team: its own installation or its organisation's; one that has ended where there is no other. */
  answering(team: string): Promise<Installation | undefined>
  /** The oldest first. */
  list(): Promise<Installation[]>
  /** Undefined where it is not installed, or no longer. */
  tokens(id: string): Promise<KeptTokens | undefined>
  /** Gives one caller the right to use up the refresh token of this generation, for so long; false for every other. */
  beginRefresh(id: string, generation: number, ms: number): Promise<boolean>
  /** Puts others in the place of the tokens of that generation; false where those are gone. */
  renew(id: string, generation: number, tokens: Tokens): Promise<boolean>
  /** Gives the right back, unused. */
  giveUpRefresh(id: string, generation: number): Promise<void>
  /**
   * It was uninstalled at that time; its tokens are forgotten. False where it has ended already, or was installed anew after that:
   * then nothing is changed.
   */
  end(id: string, at: number): Promise<boolean>
  /** Remembers that an organisation's installation answers a team. */
  noteTeam(team: string, org: string): Promise<void>
  /** The teams that it answers, as far as they were heard of. */
  teamsOf(id: string): Promise<string[]>
  /** Takes away the installation and everything that is kept of its teams; gives those teams. */
  remove(id: string): Promise<string[]>
  /** Enciphers anew whatever was enciphered with an older key; gives how many tokens, and the installations that no key opens. */
  reseal(): Promise<{ resealed: number; lost: string[] }>
}

/** What was sent along with somebody who goes to Slack to install the app, and must come back with them. */
export interface InstallStateStore {
  /** False where so many are under way that somebody must be making them up. */
  add(state: string, ttlMs: number): Promise<boolean>
  /** True once, and only while it is good. */
  take(state: string): Promise<boolean>
}

/** Who belongs to HR and who administers in one team. */
interface TeamRoles {
  hrGroup?: string
  hrUsers: string[]
  adminUsers: string[]
}

export interface RoleStore {
  of(team: string): Promise<TeamRoles | undefined>
  set(team: string, roles: TeamRoles): Promise<void>
}
