import { WebClient } from '@slack/web-api'
import { describe, expect, test } from 'vitest'
import { ImportRefusal } from '../../src/core/library/refusal.js'
import { Features } from '../../src/slack/workspace/features.js'
import { Files } from '../../src/slack/workspace/files.js'
import { createLogger } from '../../src/slack/workspace/log.js'
import { TestClock } from './test-clock.js'

interface Served {
  /** What files.info says of the file. */
  file: Record<string, unknown>
  body?: string | ReadableStream
  status?: number
  apiUrl?: string
}

/** A server with one file; what was asked of it, with the token that it was asked with. */
function serve({ file, body = 'abc', status = 200, apiUrl }: Served) {
  const asked: [url: string, token: string][] = []
  const get = async (url: string, init: RequestInit = {}) => {
    const token = new Headers(init.headers).get('authorization') ?? ''
    asked.push([url, token])
    if (url.endsWith('files.info')) {
      return new Response(JSON.stringify({ ok: true, file }), { headers: { 'content-type': 'application/json' } })
    }
    if (init.redirect !== 'error') throw new Error('a redirect would take the token elsewhere')
    return new Response(body, { status })
  }
  const logger = createLogger(() => {})
  const fetch = get as unknown as typeof globalThis.fetch
  const client = new WebClient('xoxb-1', { fetch, logger, slackApiUrl: apiUrl ?? 'https://slack.com/api/' })
  const features = new Features(logger, new TestClock())
  const files = new Files({ token: 'xoxb-1', client, fetch, features, ...(apiUrl !== undefined && { apiUrl }) })
  const download = () =>
    files.download('F1').then(
      (sent) => sent && `${sent.name} ${Buffer.from(sent.bytes)}`,
      (error: unknown) => (error instanceof ImportRefusal ? error.code : error),
    )
  return { download, fetched: () => asked.filter(([url]) => !url.endsWith('files.info')) }
}

const url = 'https://files.slack.com/files-pri/T1-F1/a.docx'
const file = { name: 'a.docx', size: 3, url_private: url }

describe('a file that somebody sent', () => {
  test('is fetched from Slack with the token', async () => {
    const { download, fetched } = serve({ file })
    expect(await download()).toBe('a.docx abc')
    expect(fetched()).toEqual([[url, 'Bearer xoxb-1']])
  })

  test.each([
    ['https://files.slack.com.evil.example/a.docx'],
    ['https://evil.example/files.slack.com/a.docx'],
    ['http://files.slack.com/a.docx'],
    ['https://notslack.com/a.docx'],
    ['file:///etc/passwd'],
    ['no address'],
  ])('at %s is not asked for: the token goes nowhere else', async (url_private) => {
    const { download, fetched } = serve({ file: { ...file, url_private } })
    expect([await download(), fetched()]).toEqual(['unreadable', []])
  })

  test('of another server comes from that server alone', async () => {
    const apiUrl = 'http://127.0.0.1:8080/api/'
    const own = { ...file, url_private: 'http://127.0.0.1:8080/files/F1' }
    expect(await serve({ file: own, apiUrl }).download()).toBe('a.docx abc')
    expect(await serve({ file, apiUrl }).download()).toBe('unreadable')
  })

  test('is refused where the server says that it is too large, and where it sends more than it said', async () => {
    const large = serve({ file: { ...file, size: 60_000_000 } })
    expect([await large.download(), large.fetched()]).toEqual(['tooLarge', []])
    const endless = () => {
      const piece = new Uint8Array(8_000_000)
      return new ReadableStream({ pull: (controller) => controller.enqueue(piece) })
    }
    expect(await serve({ file, body: endless() }).download()).toBe('tooLarge')
  })

  test('is refused where a page to sign in comes in its place, or nothing', async () => {
    expect(await serve({ file, body: '<!DOCTYPE html><title>Slack</title>' }).download()).toBe('unreadable')
    expect(await serve({ file, status: 404 }).download()).toBe('unreadable')
  })
})
