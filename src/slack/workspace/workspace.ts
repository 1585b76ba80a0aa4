import type { Context, Logger } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Meter } from '../../service/meter.js'
import { Recent } from '../../service/recent.js'
import { Outbox } from '../outbox/outbox.js'
import { patientFetch } from '../outbox/patient-fetch.js'
import { Postman, type ReplyPlaces } from '../outbox/postman.js'
import { PrivateMessages } from '../outbox/private-messages.js'
import type { Queues } from '../outbox/queues.js'
import { Redraws } from '../outbox/redraws.js'
import { wholeFetch } from '../outbox/whole-fetch.js'
import type { DeskFacts } from '../render/context.js'
import type { Clock } from './clock.js'
import { Features } from './features.js'
import { Files } from './files.js'
import { People } from './people.js'
import { type RoleSettings, Roles } from './roles.js'
import type { Self } from './self.js'
import { WorkSigns } from './work-signs.js'

/** A team that the app is installed in: who the bot is there, what the server takes, where messages go out. */
export interface Workspace {
  token: string
  self: Self
  /** Tries again by itself, patiently. */
  client: WebClient
  features: Features
  outbox: Outbox
  roles: Roles
  people: People
  /** What is drawn anew, at Slack's pace. */
  redraws: Redraws
  /** What was put into modals. */
  drawn: Recent<ModalView>
  files: Files
  /** What was sent to one person alone. */
  privately: PrivateMessages
  signs: WorkSigns
  /** Whom people there may ask beside the documents; the least where that cannot be read. */
  desk: () => Promise<DeskFacts>
  /** The address below which the app's own links stand; absent where none was set. */
  linkBase?: string
  logger: Logger
}

/** Workspaces by team. */
export interface Workspaces {
  find(team: string | undefined): Promise<Workspace>
}

/** How every workspace's server is called. */
export interface Calling {
  /** Another server than Slack's. */
  apiUrl?: string
  fetch: typeof fetch
  /** For what is answered shortly; by `fetch` where not said. */
  call?: typeof fetch
  clock: Clock
  logger: Logger
  /** Where what goes out waits its turn. */
  queues: Queues
  /** Counts calls; nobody does where not said. */
  meter?: Meter
  /** Where a team's replies stand; forgotten where not said. */
  places?: (team: string) => ReplyPlaces
  /** Nobody has a role where not said. */
  roles?: RoleSettings
  /** Whom a team may ask; people, without more, where not said. */
  desk?: (team: string) => Promise<DeskFacts>
  /** The address below which the app's own links stand. */
  linkBase?: string
}

/** Of the views that were drawn last, so many are known. */
const MOST_VIEWS = 500
const PEOPLE: DeskFacts = { takesQuestions: true, contact: '', showsWords: false }
const FORGETFUL: ReplyPlaces = { find: async () => undefined, note: async () => {} }

/**
 * Asks the server who the bot is, so that its own messages are known for its own. Throws where the token is refused. The token of an
 * organisation is good in many teams: `team` is the one that is meant.
 */
export async function openWorkspace(
  token: string,
  {
    apiUrl,
    fetch,
    call = fetch,
    clock,
    logger,
    queues,
    meter,
    places,
    roles: settings = {},
    desk: factsOf,
    linkBase,
  }: Calling,
  { team: within }: { team?: string } = {},
): Promise<Workspace> {
  const fetchWhole = wholeFetch(call, clock)
  const once: WebClientOptions = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    ...(within !== undefined && { teamId: within }),
    fetch: fetchWhole,
    // The SDK's own tries wait in real time and pause every other call of the client with them.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  }
  const client = new WebClient(token, { ...once, fetch: patientFetch(fetchWhole, clock, meter) })
  const features = new Features(logger, clock)
  const self = { ...(await askWhoIAm(client, features)), ...(within !== undefined && { team: within }) }
  const team = self.team ?? ''
  const postman = new Postman({
    client: new WebClient(token, once),
    fetch: fetchWhole,
    features,
    logger,
    botId: self.botId,
    places: places?.(team) ?? FORGETFUL,
  })
  const drawn = new Recent<ModalView>(MOST_VIEWS)
  const outbox = new Outbox({ team, client, postman, queues, features, logger, clock, drawn })
  queues.serve(team, outbox)
  const privately = new PrivateMessages(patientFetch(fetchWhole, clock, meter), logger)
  const people = new People({ client, self, features, clock })
  const roles = new Roles(settings, { client, people, clock, logger })
  const redraws = new Redraws(clock)
  const signs = new WorkSigns({ client, features, clock, logger })
  const files = new Files({ token, client, fetch, features, ...(apiUrl !== undefined && { apiUrl }) })
  const desk = () => (factsOf?.(team) ?? Promise.resolve(PEOPLE)).catch(() => PEOPLE)
  const links = linkBase === undefined ? {} : { linkBase }
  return {
    token,
    self,
    client,
    features,
    outbox,
    roles,
    people,
    redraws,
    drawn,
    files,
    privately,
    signs,
    desk,
    logger,
    ...links,
  }
}

/** The simple case of many: one workspace, whatever team is asked for. */
export function onlyWorkspace(workspace: Workspace): Workspaces {
  return { find: async () => workspace }
}

/** The same, where something is begun for each team that this process meets for the first time. */
export function withBeginning(workspaces: Workspaces, begin: (team: string) => Promise<void>): Workspaces {
  const begun = new Set<string>()
  return {
    find: async (asked) => {
      const workspace = await workspaces.find(asked)
      const { team = asked } = workspace.self
      if (team !== undefined && !begun.has(team)) {
        begun.add(team)
        await begin(team)
      }
      return workspace
    },
  }
}

/** What Bolt is told of a workspace; the workspace itself goes along, for the listeners. */
export function authorizationOf(workspace: Workspace) {
  const { token, self } = workspace
  return {
    botToken: token,
    ...(self.botId !== undefined && { botId: self.botId }),
    ...(self.userId !== undefined && { botUserId: self.userId }),
    workspace,
  }
}

/** The workspace that an event came from. */
export function workspaceOf(context: Context): Workspace {
  return context.workspace as Workspace
}

/** What the server says of the app's scopes is taken down too: a form must not ask for files that nobody can read. */
async function askWhoIAm(client: WebClient, features: Features): Promise<Self> {
  const { team_id, enterprise_id, user_id, bot_id, user, response_metadata } = await client.auth.test()
  const { scopes } = response_metadata ?? {}
  if (scopes !== undefined && !scopes.includes('files:read')) features.lack('fileReading', 'files:read')
  if (scopes !== undefined && !scopes.includes('files:write')) features.lack('files', 'files:write')
  const self: Self = {}
  if (team_id !== undefined) self.team = team_id
  if (typeof enterprise_id === 'string') self.enterprise = enterprise_id
  if (user_id !== undefined) self.userId = user_id
  if (bot_id !== undefined) self.botId = bot_id
  if (user !== undefined) self.name = user
  return self
}
