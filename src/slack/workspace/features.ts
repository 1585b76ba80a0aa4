import type { Logger } from '@slack/bolt'
import { WebAPIPlatformError } from '@slack/web-api'
import type { Clock } from './clock.js'

/** What the app can do without. Each is on until the server shows that it does not have it. */
export type Feature =
  | 'folding'
  | 'richFolds'
  | 'tables'
  | 'dataTables'
  | 'home'
  | 'displayNames'
  | 'channelNames'
  | 'repliesInThreads'
  | 'modals'
  | 'stackedModals'
  | 'ownMessages'
  | 'readMessages'
  | 'suggestedPrompts'
  | 'workSign'
  | 'steps'
  | 'linkPreviews'
  | 'files'
  | 'charts'
  | 'fileReading'

/** Answers of the Web API that mean: not here, not for this app; never worth asking again. */
const NOT_HERE = new Set([
  'unknown_method',
  'missing_scope',
  'not_allowed_token_type',
  'method_deprecated',
  'not_enabled',
])

/** What a server refused once is offered to it again after this. */
const HELD_BACK_MS = 60 * 60 * 1000

/** Features that a server lacks, switched off one by one, each with one line in the log. */
export class Features {
  /** Until when; for ever where the server does not know the method. */
  private readonly off = new Map<Feature, number>()
  private readonly logger: Logger
  private readonly clock: Clock

  constructor(logger: Logger, clock: Clock) {
    this.logger = logger
    this.clock = clock
  }

  has(feature: Feature): boolean {
    return (this.off.get(feature) ?? 0) <= this.clock.now()
  }

  /** For an hour: the server refused it, which may have been that one message's fault. */
  holdBack(feature: Feature, reason: string): void {
    if (!this.has(feature)) return
    this.off.set(feature, this.clock.now() + HELD_BACK_MS)
    this.logger.warn(`feature ${feature} is held back for an hour: ${reason}`)
  }

  /** The app was not given this scope: no fault, and no line of a fault. */
  lack(feature: Feature, scope: string): void {
    this.off.set(feature, Number.POSITIVE_INFINITY)
    this.logger.info(`feature ${feature} is off: the app does not have the optional scope ${scope}`)
  }

  private switchOff(feature: Feature, reason: string): void {
    if (!this.has(feature)) return
    this.off.set(feature, Number.POSITIVE_INFINITY)
    this.logger.warn(`feature ${feature} is off: ${reason}`)
  }

  /** The call's result; undefined, and the feature off, where the server does not have it. Other errors are thrown. */
  async attempt<Result>(feature: Feature, call: () => Promise<Result>): Promise<Result | undefined> {
    if (!this.has(feature)) return undefined
    try {
      return await call()
    } catch (error) {
      const code = platformError(error)
      if (code === undefined || !NOT_HERE.has(code)) throw error
      const needed = error instanceof WebAPIPlatformError ? Object(error.data).needed : undefined
      this.switchOff(feature, typeof needed === 'string' ? `${code} (${needed})` : code)
      return undefined
    }
  }
}

/** Slack's own word for what went wrong, where it was Slack that refused. */
export function platformError(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined
}
