import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '@slack/bolt'
import { type CodedError, ErrorCode, type Installation, InstallProvider } from '@slack/oauth'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type {
  InstallationStore,
  InstallStateStore,
  RoleStore,
  Tokens,
} from '../../service/stores/installation-store.js'
import type { Pages } from '../intake/http-receiver.js'
import type { Clock } from '../workspace/clock.js'
import { platformError } from '../workspace/features.js'
import { installPage, type Outcome } from './pages.js'

export interface InstallSettings {
  clientId: string
  clientSecret: string
  redirectUri: string
  /** What the app asks for: those of the manifest. */
  scopes: readonly string[]
  /** Another server than Slack's. */
  apiUrl?: string
}

interface InstallerParts {
  installations: InstallationStore
  installStates: InstallStateStore
  roles: RoleStore
  fetch: typeof fetch
  clock: Clock
  logger: Logger
  /** The app was installed somewhere, or anew. */
  onInstalled: () => void
}

const INSTALL_PATH = '/slack/install'
const REDIRECT_PATH = '/slack/oauth_redirect'
/** So long somebody may look at Slack's page; the cookie of Slack's SDK holds as long. */
const STATE_MS = 10 * 60_000
const STATE_BYTES = 32

/** Slack's SDK goes with whoever installs the app to Slack and back; what is kept of it, and what they see, is the app's own. */
export class Installer {
  private readonly settings: InstallSettings
  private readonly parts: InstallerParts
  private readonly provider: InstallProvider
  private readonly client: WebClient

  constructor(settings: InstallSettings, parts: InstallerParts) {
    this.settings = settings
    this.parts = parts
    const { clientId, clientSecret, apiUrl } = settings
    const { installStates, fetch: call, logger } = parts
    // The SDK writes whole errors down; one line for each is written here.
    const quiet: Logger = { ...logger, error: () => {}, debug: () => {} }
    const clientOptions: WebClientOptions = {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      ...{ fetch: call, logger: quiet, retryConfig: { retries: 1 }, rejectRateLimitedCalls: true, timeout: 10_000 },
    }
    this.client = new WebClient(undefined, clientOptions)
    this.provider = new InstallProvider({
      ...{ clientId, clientSecret, clientOptions, logger: quiet, directInstall: true },
      ...(apiUrl !== undefined && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
      stateStore: {
        generateStateParam: async () => {
          const state = randomBytes(STATE_BYTES).toString('base64url')
          if (!(await installStates.add(state, STATE_MS))) throw new Error('too many install the app at this moment')
          return state
        },
        verifyStateParam: async (_, state) => {
          if (!(await installStates.take(state))) throw coded(ErrorCode.InvalidStateError)
          return this.options
        },
      },
      installationStore: {
        storeInstallation: (installation) => this.keep(installation),
        fetchInstallation: () => Promise.reject(new Error('installations are read from their store')),
      },
    })
  }

  /** What a browser is shown. */
  get pages(): Pages {
    return {
      [INSTALL_PATH]: async (request, response) => {
        try {
          await this.provider.handleInstallPath(request, response, undefined, this.options)
        } catch (error) {
          this.parts.logger.warn('install: not begun:', (error as Error).message)
          this.show(response, 'busy')
        }
      },
      [REDIRECT_PATH]: (request, response) => this.comeBack(request, response),
    }
  }

  /** Gives new tokens for a refresh token. Throws what Slack's SDK throws. */
  refresh = async (refreshToken: string): Promise<Tokens> => {
    const { clientId: client_id, clientSecret: client_secret } = this.settings
    const given = await this.client.oauth.v2.access({
      ...{ client_id, client_secret, grant_type: 'refresh_token', refresh_token: refreshToken },
    })
    const { access_token: token, refresh_token = refreshToken, expires_in } = given
    if (token === undefined) throw new Error('Slack gave no token for the refresh token')
    const lapses = expires_in === undefined ? {} : { expiresAt: this.parts.clock.now() + expires_in * 1000 }
    return { token, refreshToken: refresh_token, ...lapses }
  }

  private get options() {
    return { scopes: [...this.settings.scopes], redirectUri: this.settings.redirectUri }
  }

  private comeBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.provider.handleCallback(request, response, {
      success: ({ team, enterprise, isEnterpriseInstall }) =>
        this.show(response, 'installed', (isEnterpriseInstall ? enterprise?.name : team?.name) ?? ''),
      failure: (error) => {
        const outcome = outcomeOf(request, error)
        this.parts.logger.warn(`install: ${outcome}: ${platformError(error) ?? error.code}`)
        this.show(response, outcome)
      },
    })
  }

  private show(response: ServerResponse, outcome: Outcome, name?: string): void {
    const page = installPage(outcome, { again: INSTALL_PATH, ...(name !== undefined && { name }) })
    response.writeHead(page.status, page.headers).end(page.body)
  }

  private async keep(made: Installation): Promise<void> {
    const { installations, roles, clock, logger, onInstalled } = this.parts
    const { team, enterprise, isEnterpriseInstall, bot, user } = made
    const { id, name = '' } = (isEnterpriseInstall ? enterprise : team) ?? { id: '' }
    if (!/^[TE][A-Z0-9]+$/.test(id) || bot === undefined) throw coded(ErrorCode.UnknownError)
    const what = {
      ...{ id, name, botUser: bot.userId, scopes: bot.scopes, at: clock.now() },
      ...(!isEnterpriseInstall && enterprise?.id !== undefined && { org: enterprise.id }),
    }
    await installations.install(what, {
      token: bot.token,
      ...(bot.refreshToken !== undefined && { refreshToken: bot.refreshToken }),
      ...(bot.expiresAt !== undefined && { expiresAt: bot.expiresAt * 1000 }),
    })
    // Somebody must be able to say who else may: whoever Slack let install the app.
    if ((await roles.of(id)) === undefined) await roles.set(id, { hrUsers: [user.id], adminUsers: [user.id] })
    logger.info(`install: installed in ${id}`)
    onInstalled()
  }
}

function coded(code: ErrorCode): CodedError {
  return Object.assign(new Error(code), { code })
}

function outcomeOf(request: IncomingMessage, { code }: CodedError): Outcome {
  const { searchParams } = new URL(request.url ?? '/', 'http://here')
  if (searchParams.get('error') === 'access_denied') return 'cancelled'
  if (code === ErrorCode.InvalidStateError || code === ErrorCode.MissingStateError) return 'expired'
  return 'refused'
}
