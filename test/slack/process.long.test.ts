import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { SIGNING_SECRET } from '../../src/local-slack/signed-http.js'
import { ANNA, DM_ANNA } from '../../src/local-slack/test-company.js'
import { TOKENS } from '../../src/local-slack/web-api.js'
import { AppProcess, freePort, until } from './app-process.js'

/** What the process does around its conversations: what it says at its start, and how it ends. */
const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop()
})

let server: LocalSlack
beforeAll(async () => {
  server = await startLocalSlack()
  return () => server.stop()
})

function startWith(env: Record<string, string>): AppProcess {
  const app = new AppProcess(env, mkdtempSync(join(tmpdir(), 'telework-')))
  running.push(app)
  return app
}
const socketMode = () => ({
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_APP_TOKEN: TOKENS.app,
  SLACK_API_URL: server.apiUrl,
})
const signedHttp = (port: number) => ({
  SLACK_BOT_TOKEN: TOKENS.bot,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: server.apiUrl,
  PORT: String(port),
})

/** Asks a question that is being answered still when this resolves. */
async function askSlowly(): Promise<string> {
  const before = server.api.calls.length
  server.api.pausesMs.set('chat.postMessage', 60_000)
  const { ts } = await server.say({ user: ANNA, channel: DM_ANNA, text: '在宅勤務の日の残業は？' })
  await until('the call', () => server.api.calls.slice(before).some((call) => call.method === 'chat.postMessage'))
  server.api.pausesMs.clear()
  return ts
}

const answersTo = (ts: string) => server.posts().filter((post) => post.thread === ts)

describe('a start that cannot be', () => {
  test('every missing and wrong variable is named at once, no value is shown, and it ends with 1', async () => {
    const app = startWith({ SLACK_APP_TOKEN: 'xoxb-in-the-wrong-place', PORT: 'eighty', SLACK_API_URL: 'ftp://x' })
    expect(await app.ended()).toBe(1)
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT', 'SLACK_API_URL'])
      expect(app.stderr).toContain(name)
    for (const value of ['wrong-place', 'eighty', 'ftp:']) expect(app.stderr).not.toContain(value)
    expect(app.stdout).toBe('')
  })

  test('a token that the server refuses is named', async () => {
    const apps = [{ SLACK_BOT_TOKEN: 'xoxb-other' }, { SLACK_APP_TOKEN: 'xapp-other' }].map((wrong) =>
      startWith({ ...socketMode(), ...wrong }),
    )
    for (const app of apps) {
      expect(await app.ended()).toBe(1)
      expect(app.stderr).not.toMatch(/-other/)
    }
    expect(apps[0]?.stderr).toMatch(/SLACK_BOT_TOKEN/)
    expect(apps[1]?.stderr).toMatch(/SLACK_APP_TOKEN/)
  })

  test('a port in use is named, and how to choose another', async () => {
    const app = startWith(signedHttp(server.port))
    expect(await app.ended()).toBe(1)
    expect(app.stderr).toMatch(/^error PORT: \d+ is in use by another program \(EADDRINUSE\); choose another/m)
  })

  test('a DATA_DIR that is no folder is named, in one line', async () => {
    const app = startWith({ ...socketMode(), DATA_DIR: fileURLToPath(import.meta.url) })
    expect(await app.ended()).toBe(1)
    expect(app.stderr).toBe('error DATA_DIR: is a file, and must be a folder\n')
  })
})

describe('a process that runs', () => {
  test('uses Socket Mode where both are set, with a warning; outlives what no app expects; SIGTERM finishes what is under way', async () => {
    const app = startWith({ ...signedHttp(await freePort()), ...socketMode() })
    await app.ready()
    expect(app.stderr).toMatch(/warn .*SLACK_SIGNING_SECRET/)
    expect(server.sockets.sockets.size).toBe(1)
    for (const text of [
      'not json',
      '{}',
      'null',
      '[]',
      '{"type":{"toString":"x"}}',
      '{"type":"events_api","envelope_id":"1","payload":{"type":"app_rate_limited"}}',
      '{"type":"events_api","envelope_id":"1","payload":null}',
      '{"type":"events_api","envelope_id":"1","payload":{"event":{"type":{"toString":"x"}}}}',
      '{"type":"interactive","envelope_id":"1"}',
    ]) {
      server.sockets.sendRaw(text)
    }
    const ts = await askSlowly()
    app.child.kill('SIGTERM')
    await until('the signal', () => app.stderr.includes('SIGTERM'))
    expect(answersTo(ts)).toHaveLength(0)
    server.clock.turn(60_000)
    expect(await app.ended()).toBe(0)
    expect(answersTo(ts)).toHaveLength(1)
    expect(app.stdout).toBe('')
  })

  test('a second signal does not wait, and says what is left undone', async () => {
    const app = startWith(socketMode())
    await app.ready()
    await askSlowly()
    app.child.kill('SIGTERM')
    await until('the signal', () => app.stderr.includes('SIGTERM'))
    app.child.kill('SIGTERM')
    expect(await app.ended()).toBe(1)
    // The event itself may be over by then, or not.
    expect(app.stderr).toMatch(/error ended with [12] unfinished: (?:event message \w+, )?a message on its way\n/)
    expect(app.stderr).not.toContain('残業')
    server.clock.turn(60_000)
  })

  test('SIGINT too, over HTTP, and new requests are refused meanwhile', async () => {
    const port = await freePort()
    const ops = await freePort()
    const app = startWith({ ...signedHttp(port), OPS_PORT: String(ops) })
    const readiness = async () => {
      const response = await fetch(`http://127.0.0.1:${ops}/readyz`)
      return `${response.status} ${await response.text()}`
    }
    await app.ready()
    expect(await readiness()).toMatch(/^200 /)
    server.deliverTo(`http://127.0.0.1:${port}/slack/events`)
    const ts = await askSlowly()
    app.child.kill('SIGINT')
    await until('the signal', () => app.stderr.includes('SIGINT'))
    const late = await server.say({ user: ANNA, channel: DM_ANNA, text: '通信費は？' })
    expect(late.acks[0]?.status).not.toBe(200)
    expect(await readiness()).toMatch(/^503 .*is ending/)
    expect(await (await fetch(`http://127.0.0.1:${ops}/metrics`)).text()).toMatch(
      /^telework_deliveries_total\{how="new"\} 1$/m,
    )
    server.clock.turn(60_000)
    expect(await app.ended()).toBe(0)
    expect(answersTo(ts)).toHaveLength(1)
    expect(answersTo(late.ts)).toHaveLength(0)
  })
})
