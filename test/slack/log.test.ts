import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createLog } from '../../src/adapters/log/log.js'
import { createMarks } from '../../src/adapters/log/marks.js'
import { secretsOf } from '../../src/app/config.js'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SIGNING_SECRET } from '../../src/local-slack/signed-http.js'
import { ANNA, DM_ANNA, GENERAL } from '../../src/local-slack/test-company.js'
import { TOKENS } from '../../src/local-slack/web-api.js'
import { BOT } from '../../src/local-slack/workspace.js'
import { AppHere } from './app-here.js'
import type { TransportName } from './app-process.js'

function logged(options: Partial<Parameters<typeof createLog>[0]>, ...lines: string[]): string {
  let text = ''
  const write = (more: string) => {
    text += more
  }
  const log = createLog({ shape: 'plain', write, now: () => new Date(0), ...options })
  for (const line of lines) log(line)
  return text
}

describe('the log', () => {
  it('is a JSON line for each thing with its level, or plain for whoever reads along', () => {
    const lines = ['warn HOST: open', 'no level\nof its own']
    expect(logged({ shape: 'json' }, ...lines)).toBe(
      '{"time":"1970-01-01T00:00:00.000Z","level":"warn","message":"HOST: open"}\n' +
        '{"time":"1970-01-01T00:00:00.000Z","level":"info","message":"no level\\nof its own"}\n',
    )
    expect(logged({}, ...lines)).toBe('warn HOST: open\nno level\nof its own\n')
  })

  it('leaves out what is less than its level', () => {
    const lines = ['debug a', 'info b', 'warn c', 'error d']
    expect(logged({ level: 'warn' }, ...lines)).toBe('warn c\nerror d\n')
    expect(logged({}, ...lines)).toBe('info b\nwarn c\nerror d\n')
    expect(logged({ level: 'debug' }, ...lines)).toContain('debug a')
  })

  it('marks what is written while something is worked on, and what that leaves running', async () => {
    const marks = createMarks()
    let text = ''
    const log = createLog({ shape: 'json', marks, write: (line) => (text += line) })
    const work = async (name: string) => {
      await Promise.resolve()
      log(`info ${name}`)
    }
    await Promise.all([marks.during('m1', () => work('one')), marks.during('m2', () => work('two')), work('none')])
    const found = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
    const deliveries = Object.fromEntries(found.map(({ message, delivery }) => [message, delivery]))
    expect(deliveries).toEqual({ one: 'm1', two: 'm2', none: undefined })
  })

  it('shows no secret that is configured, no token, no address that gives a right, and no text that an error quotes', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1-abc',
      SLACK_APP_TOKEN: 'own-app-token',
      SLACK_SIGNING_SECRET: '0123abcd',
      DATABASE_URL: 'postgres://me:p%40ss-word@db/x',
    }
    const quoted = (() => {
      try {
        return JSON.parse('在宅の"残業"は？')
      } catch (error) {
        return String(error)
      }
    })() as string
    expect(quoted).toContain('残業')
    const lines = [
      ...Object.values(env),
      'p@ss-word and p%40ss-word',
      'xoxp-9-z xapp-1.2',
      'https://hooks.slack.com/commands/T1/2/abc',
      'wss://x/link/?ticket=abc&y=1',
      'postgres://you:abc@db/x',
      quoted,
    ]
    const text = logged({ secrets: secretsOf(env) }, ...lines)
    expect(text).not.toMatch(/abc|own-app|ss-word|残業|在宅|9-z|1\.2/)
    expect(text).toContain('y=1')
    // A password that is no valid encoding, or none at all, is no reason not to start.
    expect(secretsOf({ DATABASE_URL: 'postgres://me:50%@db/x' })).toContain('50%')
    expect(logged({ secrets: secretsOf({}) }, 'info as it is')).toBe('info as it is\n')
  })
})

/** Host and port of a call of `connect`, in whatever form it came. */
function targetOf(args: unknown[]): string {
  const [first] = args.flat() as [{ host?: string; hostname?: string; port?: number; path?: string } | undefined]
  return `${first?.host ?? first?.hostname ?? first?.path ?? String(first)}:${first?.port}`
}

describe.each<TransportName>(['Socket Mode', 'signed HTTP'])('over %s, whatever goes wrong', (transport) => {
  let server: LocalSlack
  let app: AppHere
  /** Where the app, or this test, opened a connection to. */
  const called: string[] = []
  beforeAll(async () => {
    const connect = Socket.prototype.connect
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
      called.push(targetOf(args))
      return Reflect.apply(connect, this, args)
    } as typeof connect)
    server = await startLocalSlack()
    app = await AppHere.start(server, transport, undefined, true)
  })
  afterAll(async () => {
    await app?.stop()
    await server?.stop()
    vi.restoreAllMocks()
  })

  it('no secret and no word of anybody stands in the log, all lines of a delivery have one mark, and nobody but Slack is called', async () => {
    const ask = (text: string) => server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> ${text}` })
    server.api.refusals.set('chat.postMessage', {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR]'] },
    })
    await ask('在宅勤務の日の残業は？')
    await app.idle()
    server.api.refusals.clear()
    const refused = app.log.filter((line) => /answered question|not sent/.test(line))
    const marks = refused.map((line) => / \(delivery (\w+)\)$/.exec(line)?.[1])
    expect(marks.length).toBeGreaterThanOrEqual(2)
    expect(marks[0]).toMatch(/^\w{10}$/)
    expect(new Set(marks).size).toBe(1)

    for (const kind of ['serverError', 'reset', 'rateLimited'] as const) {
      server.faults.add({ at: '*', kind, times: 2 })
      await ask('通信費は会社が払いますか？')
      await server.command('/telework', '広島市の事例', ANNA, GENERAL)
      await app.idle()
    }
    server.api.refusals.set('views.open', { error: 'invalid_arguments' })
    await server.command('/telework-share', '情報の持ち出し', ANNA, GENERAL)
    await server.say({ user: ANNA, channel: DM_ANNA, text: 'サテライトオフィスとは何ですか' })
    if (transport === 'Socket Mode') server.sockets.sendRaw('残業 {"type":')
    else await fetch(app.url, { method: 'POST', body: '残業', headers: { 'content-type': 'application/json' } })
    await app.idle()
    const text = app.log.join('\n')
    expect(text).toMatch(/warn|error/)
    for (const secret of [TOKENS.bot, TOKENS.app, SIGNING_SECRET, 'ticket=', '/response/'])
      expect(text.replaceAll('/response/[secret]', '')).not.toContain(secret)
    const targets = [server.url, app.url].map((url) => new URL(url).host)
    expect(called.length).toBeGreaterThan(2)
    for (const target of called) expect(targets).toContain(target)
    for (const words of ['残業', '通信費', '広島', '持ち出し', 'サテライト', 'anna', 'Anna', ANNA])
      expect(text).not.toContain(words)
  })
})
