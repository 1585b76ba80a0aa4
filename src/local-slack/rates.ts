import type { Clock } from './clock.js'

/** Slack's classes of rate limits (docs.slack.dev/apis/web-api/rate-limits; java-slack-sdk MethodsRateLimits.java). */
export type Tier = 'tier2' | 'tier3' | 'tier4' | 'post' | 'history' | 'many' | 'none'

const PER_MINUTE = { tier2: 20, tier3: 50, tier4: 100, many: 600, workspacePosts: 300 }
/** "Short bursts of more than one per second": Slack gives no figure; this one is this server's. */
const POST_BURST = 20

interface Bucket {
  left: number
  at: number
}

/** How often each method may be called. Past it: how many seconds to wait. */
export class Rates {
  enabled = true
  /** An app sold outside the Marketplace reads one page of history a minute, since 2025-05-29. */
  distributed = false
  private readonly clock: Clock
  private readonly buckets = new Map<string, Bucket>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Seconds to wait, or undefined where the call may go on. */
  take(method: string, tier: Tier, channel: string): number | undefined {
    if (!this.enabled || tier === 'none') return undefined
    if (tier === 'post') {
      return (
        this.fromBucket(`post:${channel}`, POST_BURST, 1) ??
        this.fromBucket('post', PER_MINUTE.workspacePosts, PER_MINUTE.workspacePosts / 60)
      )
    }
    if (tier === 'history') {
      const perMinute = this.distributed ? 1 : PER_MINUTE.tier3
      return this.fromBucket(method, perMinute, perMinute / 60)
    }
    return this.fromBucket(method, PER_MINUTE[tier], PER_MINUTE[tier] / 60)
  }

  private fromBucket(key: string, size: number, perSecond: number): number | undefined {
    const now = this.clock.now()
    const bucket = this.buckets.get(key) ?? { left: size, at: now }
    bucket.left = Math.min(size, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.buckets.set(key, bucket)
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
    bucket.left -= 1
    return undefined
  }
}
