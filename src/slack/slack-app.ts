import { App, type Logger, type Receiver } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Assistant } from '../core/answers/assistant.js'
import { type HttpSettings, SignedHttpReceiver } from './intake/http-receiver.js'
import { InFlight } from './intake/in-flight.js'
import { SupervisedSocketReceiver } from './intake/socket-receiver.js'
import { Turns } from './intake/turns.js'
import { registerListeners } from './listeners/register.js'
import { CarefulPoster } from './outbox/careful-post.js'
import { Outbox } from './outbox/outbox.js'
import { patientFetch } from './outbox/patient-fetch.js'
import { handleTrouble } from './outbox/trouble.js'
import { wholeFetch } from './outbox/whole-fetch.js'
import { type Clock, REAL_CLOCK } from './workspace/clock.js'
import { Features } from './workspace/features.js'
import { createLogger } from './workspace/log.js'
import type { Self, Service, Stores } from './workspace/service.js'

export interface SlackSettings {
  botToken: string
  /** Another server than Slack's, for every call. */
  apiUrl?: string
  transport: { kind: 'socket'; appToken: string } | ({ kind: 'http' } & HttpSettings)
}

export interface SlackParts {
  settings: SlackSettings
  assistant: Assistant
  stores: Stores
  /** Takes one line of the log. */
  log: (line: string) => void
  /** Where tests have their own. */
  receiver?: Receiver
  fetch?: typeof fetch
  clock?: Clock
}

export interface SlackApp {
  /** Connected, or listening, when it resolves. */
  start(): Promise<void>
  /** Takes nothing new and finishes what is under way: true when it did within `maxMs`. */
  stop(maxMs: number): Promise<boolean>
}

/** The assistant in Slack. Who the bot is is asked first, so that its own messages are known for its own. */
export async function createSlackApp(parts: SlackParts): Promise<SlackApp> {
  const { settings, assistant, stores } = parts
  const logger = createLogger(parts.log)
  const inFlight = new InFlight()
  const clock = parts.clock ?? REAL_CLOCK
  const fetchWhole = wholeFetch(parts.fetch ?? fetch, clock)
  const fetchPatiently = patientFetch(fetchWhole, clock)
  const once: WebClientOptions = {
    ...(settings.apiUrl !== undefined && { slackApiUrl: settings.apiUrl }),
    fetch: fetchWhole,
    // The SDK's own tries wait in real time and pause every other call of the client with them.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  }
  const clientOptions: WebClientOptions = { ...once, fetch: fetchPatiently }
  const client = new WebClient(settings.botToken, clientOptions)
  const self = await askWhoIAm(client)
  const features = new Features(logger)
  const poster = new CarefulPoster(new WebClient(settings.botToken, once), features, logger, self.botId, clock)
  const outbox = new Outbox(poster, features, logger, fetchPatiently)
  const receiver = parts.receiver ?? createReceiver(settings, inFlight, logger)
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken: settings.botToken,
      ...(self.botId !== undefined && { botId: self.botId }),
      ...(self.userId !== undefined && { botUserId: self.userId }),
    }),
    clientOptions,
    logger,
    convoStore: false,
    extendedErrorHandler: true,
  })
  const service: Service = { assistant, stores, features, outbox, turns: new Turns(), logger, self }
  registerListeners(app, service)
  handleTrouble(app, client, outbox, logger)
  return {
    start: async () => {
      await receiver.start()
    },
    stop: async (maxMs) => {
      const deadline = Date.now() + maxMs
      await receiver.stop()
      return inFlight.settle(deadline - Date.now())
    },
  }
}

function createReceiver(settings: SlackSettings, inFlight: InFlight, logger: Logger): Receiver {
  const { transport, apiUrl } = settings
  if (transport.kind === 'http') return new SignedHttpReceiver(transport, inFlight, logger)
  const socket = { appToken: transport.appToken, ...(apiUrl !== undefined && { apiUrl }) }
  return new SupervisedSocketReceiver(socket, inFlight, logger)
}

async function askWhoIAm(client: WebClient): Promise<Self> {
  const { user_id, bot_id, user } = await client.auth.test()
  const self: Self = {}
  if (user_id !== undefined) self.userId = user_id
  if (bot_id !== undefined) self.botId = bot_id
  if (user !== undefined) self.name = user
  return self
}
