import { afterEach, expect, it } from 'vitest'
import { AppProcess, freePort } from '../slack/app-process.js'

const REAL_TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }

let running: AppProcess | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

function start(env: Record<string, string>, args: string[] = []): AppProcess {
  running = new AppProcess(env, undefined, args)
  return running
}

it('without Slack variables the built page is served, says where, loads nothing from elsewhere, and warns where others reach it', async () => {
  const port = await freePort()
  const app = start({ PORT: String(port), HOST: '0.0.0.0' })
  await app.ready()
  expect(app.stderr).toContain(`http://localhost:${port} を開いてください`)
  expect(app.stderr).toMatch(/^warn HOST: other machines can reach the page/m)
  const response = await fetch(`http://127.0.0.1:${port}/`)
  const html = await response.text()
  expect(html).toContain('<div id="page">')
  const [, script = ''] = /src="\.\/(assets\/[^"]+\.js)"/.exec(html) ?? []
  expect((await fetch(`http://127.0.0.1:${port}/${script}`)).status).toBe(200)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)

  const second = new AppProcess({ PORT: String(port) })
  expect(await second.ended()).toBe(1)
  expect(second.stderr).toMatch(
    /^error PORT: ポート\d+はほかのプログラムが使っています（EADDRINUSE）。PORT=\d+ のように/m,
  )

  app.child.kill('SIGTERM')
  expect(await app.ended()).toBe(0)
})

it('does not start beside the tokens of a workspace', async () => {
  const app = start(REAL_TOKENS, ['playground'])
  expect(await app.ended()).toBe(1)
  expect(app.stderr).toMatch(/^error SLACK_BOT_TOKEN: is set; the playground does not start beside/m)
})

it('names a mode that it does not know', async () => {
  const app = start({}, ['playgrund'])
  expect(await app.ended()).toBe(1)
  expect(app.stderr).toContain('playgrund: unknown')
})
