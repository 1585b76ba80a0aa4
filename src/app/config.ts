import { z } from 'zod'
import { LEVELS, type Level } from '../adapters/log/log.js'
import { ConfigError } from './config-error.js'
import { SEARCH_VARIABLES, type SearchConfig, searchProblems, searchWarnings, toSearch } from './search-config.js'

/** What installing by OAuth takes. */
export interface InstallConfig {
  clientId: string
  clientSecret: string
  /** Where Slack sends whoever has installed the app: the address under which the app is reached from outside. */
  redirectUri: string
  /** What tokens are enciphered with, the one in use first. */
  keys: Buffer[]
  signingSecret: string
  /** Another server than Slack's, for every call. */
  apiUrl?: string
}

/** The environment as one checked value. */
export interface Config {
  /** Absent where no Slack variable is set: the app then runs without Slack. */
  slack?: {
    botToken: string
    /** Another server than Slack's, for every call. */
    apiUrl?: string
    transport:
      | { kind: 'socket'; appToken: string }
      | { kind: 'http'; signingSecret: string; host: string; port: number }
  }
  /** Many workspaces, which install the app by themselves; set where `slack` is not. */
  install?: InstallConfig
  /** Where it listens: for Slack's HTTP, or with the playground. */
  host: string
  port: number
  /** The folder for what the app keeps. */
  dataDir: string
  /** A PostgreSQL database for what is kept; a file in the folder where absent. */
  databaseUrl?: string
  /** A search engine outside this process for one's own documents; this process where absent. */
  search?: SearchConfig
  /** Whether the words of questions and who asked are kept. */
  storesQuestions: boolean
  /** For how long. */
  retentionDays: number
  /** Who belongs to HR and who administers. */
  roles: { hrGroup?: string; hrUsers?: string[]; adminUsers?: string[] }
  /** Where requests to a person go as long as nobody has set it in Slack. */
  requestChannel?: string
  /** The address below which the app's own links stand. */
  linkBase?: string
  /** Where the process is watched; nowhere where absent. */
  ops?: { host: string; port: number }
  /** What is less stands not in the log. */
  logLevel: Level
  /** What is odd but no fault, for the log. */
  warnings: string[]
}

const SLACK_VARIABLES = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const

/** Any of these: many workspaces. */
const INSTALL_VARIABLES = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const
const REDIRECT_PATH = '/slack/oauth_redirect'

const filled = z.string().regex(/^\S+$/, 'must not contain white space')
const botToken = filled.refine(
  (token) => !/^(xapp|xoxp|xoxs)-/.test(token),
  'must be the bot token, which starts with xoxb-',
)
const appToken = filled.refine(
  (token) => !token.startsWith('xox'),
  'must be the app-level token, which starts with xapp-',
)
const schema = z.object({
  SLACK_BOT_TOKEN: botToken.optional(),
  SLACK_APP_TOKEN: appToken.optional(),
  SLACK_SIGNING_SECRET: filled.optional(),
  SLACK_CLIENT_ID: filled.optional(),
  SLACK_CLIENT_SECRET: filled.optional(),
  SLACK_REDIRECT_URI: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' })
    .refine((url) => URL.canParse(url) && new URL(url).pathname === REDIRECT_PATH, `must end in ${REDIRECT_PATH}`)
    .optional(),
  ENCRYPTION_KEY: key().optional(),
  ENCRYPTION_KEYS_OLD: z
    .string()
    .transform((keys) => keys.split(/[\s,]+/).filter((each) => each !== ''))
    .pipe(z.array(key()))
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .optional(),
  PORT: portNumber().default(3000),
  HOST: filled.default('127.0.0.1'),
  DATA_DIR: z.string().trim().min(1, 'must not be empty').default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a URL that starts with postgres:// or postgresql://' })
    .optional(),
  ...SEARCH_VARIABLES,
  STORE_QUESTIONS: z.enum(['on', 'off'], 'must be "on" or "off"').default('on'),
  HR_USER_GROUP: z
    .string()
    .regex(/^S[A-Z0-9]+$/, 'must be the id of a user group (S…)')
    .optional(),
  HR_USERS: userIds().optional(),
  ADMIN_USERS: userIds().optional(),
  REQUEST_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, 'must be the id of a channel (C…)')
    .optional(),
  LINK_BASE: z.url({ protocol: /^https$/, error: 'must be a URL that starts with https://' }).optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
  OPS_PORT: portNumber().optional(),
  OPS_HOST: filled.default('127.0.0.1'),
  RETENTION_DAYS: wholeNumber(1, 3650, 'must be a whole number of days from 1 to 3650').default(90),
})

/** What every setting is called. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape)

/**
 * Reads the variables of DESIGN.md §5; an empty one counts as not set.
 *
 * Throws ConfigError with every problem at once.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const checked = schema.safeParse(given)
  const problems = checked.success
    ? []
    : checked.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
  problems.push(...missing(given), ...searchProblems(given))
  if (!checked.success || problems.length > 0) throw new ConfigError(problems)
  return toConfig(checked.data)
}

function missing(given: Record<string, unknown>): string[] {
  if (INSTALL_VARIABLES.some((name) => name in given)) return missingToInstall(given)
  if (!SLACK_VARIABLES.some((name) => name in given)) return []
  const problems: string[] = []
  if (!('SLACK_BOT_TOKEN' in given)) problems.push('SLACK_BOT_TOKEN: missing; the bot token of the installed app')
  if (!('SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given)) {
    problems.push('SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: missing; the first for Socket Mode, the second for HTTP')
  }
  const isSlack = !('SLACK_API_URL' in given)
  const startsWith = (name: string, start: RegExp) => !(name in given) || start.test(String(given[name]))
  // Another server may give out tokens of its own making.
  if (isSlack && !startsWith('SLACK_BOT_TOKEN', /^(xoxb-|xoxe\.xoxb-|xapp-|xoxp-|xoxs-)/)) {
    problems.push('SLACK_BOT_TOKEN: must be the bot token, which starts with xoxb-')
  }
  if (isSlack && !startsWith('SLACK_APP_TOKEN', /^(xapp-|xox)/)) {
    problems.push('SLACK_APP_TOKEN: must be the app-level token, which starts with xapp-')
  }
  return problems
}

/** Many workspaces: their tokens come by OAuth, and only HTTP reaches the app for all of them. */
function missingToInstall(given: Record<string, unknown>): string[] {
  const needed = {
    SLACK_CLIENT_ID: 'it goes with SLACK_CLIENT_SECRET',
    SLACK_CLIENT_SECRET: 'it goes with SLACK_CLIENT_ID',
    SLACK_SIGNING_SECRET: 'workspaces that install the app are answered over HTTP',
    SLACK_REDIRECT_URI: `where Slack sends whoever installs the app: https://…${REDIRECT_PATH}`,
    ENCRYPTION_KEY: '32 random bytes as base64, for the tokens of the workspaces: openssl rand -base64 32',
  }
  const problems = Object.entries(needed).flatMap(([name, why]) => (name in given ? [] : [`${name}: missing; ${why}`]))
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'].filter((each) => each in given)) {
    problems.push(
      `${name}: is set beside SLACK_CLIENT_ID; one workspace has a token here, many have theirs by OAuth over HTTP`,
    )
  }
  const isSlack = !('SLACK_API_URL' in given)
  if (isSlack && /^http:/.test(String(given.SLACK_REDIRECT_URI)))
    problems.push('SLACK_REDIRECT_URI: must start with https://, or Slack takes it for no address of the app')
  return problems
}

function toConfig(env: z.infer<typeof schema>): Config {
  const config: Config = {
    host: env.HOST,
    port: env.PORT,
    dataDir: env.DATA_DIR,
    storesQuestions: env.STORE_QUESTIONS === 'on',
    retentionDays: env.RETENTION_DAYS,
    roles: {},
    logLevel: env.LOG_LEVEL,
    warnings: [],
  }
  if (env.HR_USER_GROUP !== undefined) config.roles.hrGroup = env.HR_USER_GROUP
  if (env.HR_USERS !== undefined) config.roles.hrUsers = env.HR_USERS
  if (env.ADMIN_USERS !== undefined) config.roles.adminUsers = env.ADMIN_USERS
  if (env.REQUEST_CHANNEL !== undefined) config.requestChannel = env.REQUEST_CHANNEL
  if (env.LINK_BASE !== undefined) config.linkBase = env.LINK_BASE
  if (env.DATABASE_URL !== undefined) config.databaseUrl = env.DATABASE_URL
  if (env.OPS_PORT !== undefined) config.ops = { host: env.OPS_HOST, port: env.OPS_PORT }
  const search = toSearch(env)
  if (search !== undefined) {
    config.search = search
    config.warnings.push(...searchWarnings(search))
  }
  if (env.SLACK_CLIENT_ID !== undefined) {
    const ofOne = ['HR_USER_GROUP', 'HR_USERS', 'ADMIN_USERS', 'REQUEST_CHANNEL'] as const
    for (const name of ofOne.filter((each) => env[each] !== undefined))
      config.warnings.push(`${name}: is of no use with many workspaces: telework installations roles, or in Slack`)
    if (search !== undefined)
      config.warnings.push('SEARCH_URL: is of no use with many workspaces yet; each is searched in this process')
    return { ...config, roles: {}, install: toInstall(env) }
  }
  if (env.SLACK_BOT_TOKEN === undefined) {
    if (search !== undefined)
      config.warnings.push('SEARCH_URL: is of no use beside the page, which searches in its own process')
    if (config.ops !== undefined)
      config.warnings.push('OPS_PORT: is of no use beside the page; only the app in Slack is watched')
    return config
  }
  const apiUrl = env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }
  if (env.SLACK_APP_TOKEN !== undefined) {
    if (env.SLACK_SIGNING_SECRET !== undefined) {
      config.warnings.push('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Socket Mode is used, HTTP is off')
    }
    const transport = { kind: 'socket', appToken: env.SLACK_APP_TOKEN } as const
    config.slack = { botToken: env.SLACK_BOT_TOKEN, ...apiUrl, transport }
  } else if (env.SLACK_SIGNING_SECRET !== undefined) {
    const transport = { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET, host: env.HOST, port: env.PORT } as const
    config.slack = { botToken: env.SLACK_BOT_TOKEN, ...apiUrl, transport }
  }
  return config
}

/** Checked before: nothing of it is missing. */
function toInstall(env: z.infer<typeof schema>): InstallConfig {
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_REDIRECT_URI, SLACK_SIGNING_SECRET, SLACK_API_URL } = env
  return {
    ...{ clientId: SLACK_CLIENT_ID!, clientSecret: SLACK_CLIENT_SECRET!, redirectUri: SLACK_REDIRECT_URI! },
    ...{ signingSecret: SLACK_SIGNING_SECRET!, keys: [env.ENCRYPTION_KEY!, ...(env.ENCRYPTION_KEYS_OLD ?? [])] },
    ...(SLACK_API_URL !== undefined && { apiUrl: SLACK_API_URL }),
  }
}

/** What of the environment must never be shown, also where it is not in order. */
export function secretsOf(env: Record<string, string | undefined>): string[] {
  const { DATABASE_URL = '' } = env
  const password = URL.canParse(DATABASE_URL) ? new URL(DATABASE_URL).password : ''
  const plain = /%(?![0-9a-f]{2})/i.test(password) ? password : decodeURIComponent(password)
  const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_SIGNING_SECRET = '' } = env
  const { SLACK_CLIENT_SECRET = '', SEARCH_PASSWORD = '', ENCRYPTION_KEY = '', ENCRYPTION_KEYS_OLD = '' } = env
  const keys = [ENCRYPTION_KEY, ...ENCRYPTION_KEYS_OLD.split(/[\s,]+/)]
  const tokens = [SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_SECRET]
  return [...tokens, ...keys, DATABASE_URL, password, plain, SEARCH_PASSWORD]
}

function userIds() {
  return z
    .string()
    .regex(/^[\s,]*([UW][A-Z0-9]+([\s,]+|$))+$/, 'must be ids of users (U…), separated by commas')
    .transform((ids) => ids.split(/[\s,]+/).filter((id) => id !== ''))
}

function key() {
  return z
    .string()
    .refine(
      (text) => /^[A-Za-z0-9+/]{43}=$/.test(text),
      'must be 32 bytes as base64 (44 characters), as openssl rand -base64 32 gives',
    )
    .transform((text) => Buffer.from(text, 'base64'))
}

function portNumber() {
  return wholeNumber(1, 65535, 'must be a port number from 1 to 65535')
}

function wholeNumber(least: number, most: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
}
