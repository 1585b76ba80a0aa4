/**
 * A hundred questions at once against the built program, over Socket Mode and signed HTTP: how soon Slack has its
 * acknowledgements, and all have their answers. `npm run build && node test/bench/load.mjs`; ends with 1 where the slowest
 * hundredth of the acknowledgements of commands took over half a second (Slack waits three).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { SIGNING_SECRET } from '../../dist/local-slack/signed-http.js'
import { ANNA, DM_ANNA, GENERAL } from '../../dist/local-slack/test-company.js'
import { TOKENS } from '../../dist/local-slack/web-api.js'
import { BOT } from '../../dist/local-slack/workspace.js'

const MOST_MS = 500
const QUESTIONS = [
  '在宅勤務の日の残業は？',
  '建設業の事例を教えてください',
  'サテライトオフィスとは何ですか',
  '情報の持ち出しはどう決めていますか',
  '通信費は会社が払いますか',
]

for (const transport of ['Socket Mode', 'signed HTTP']) {
  // Slack takes one message a second into a channel; what is asked here is how fast the app is.
  const server = await startLocalSlack({ rates: false })
  const app = await startApp(server, transport)
  const answered = () => server.posts().length + server.responses.length
  const ask = (i) => {
    const text = `${QUESTIONS[i % QUESTIONS.length]} その${i}`
    if (i % 4 === 0) return server.say({ user: ANNA, channel: DM_ANNA, text })
    if (i % 4 === 1) return server.say({ user: ANNA, channel: GENERAL, text: `<@${BOT.userId}> ${text}` })
    return server.command('/telework', text, ANNA, GENERAL)
  }
  // Ten before the hundred: the first ones run code that is not compiled yet.
  for (let i = 0; i < 10; i += 1) await ask(i)
  await until(() => answered() >= 10)
  const started = performance.now()
  const asked = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(i)))
  await until(() => answered() >= 110)
  const allMs = Math.round(performance.now() - started)
  const commandMs = asked.flatMap((each) => ('ack' in each ? [each.ack.ms] : []))
  const eventMs = asked.flatMap((each) => ('acks' in each ? each.acks.map(({ ms }) => ms) : []))
  console.log(
    `${transport}: commands acknowledged p50 ${percentile(commandMs, 50)} ms, p99 ${percentile(commandMs, 99)} ms, ` +
      `events p99 ${percentile(eventMs, 99)} ms; all answered in ${allMs} ms`,
  )
  if (percentile(commandMs, 99) > MOST_MS) process.exitCode = 1
  app.kill()
  await server.stop()
}

async function startApp(server, transport) {
  const port = await freePort()
  const env = { PATH: process.env.PATH, SLACK_BOT_TOKEN: TOKENS.bot, SLACK_API_URL: server.apiUrl, PORT: String(port) }
  // Each run with a memory of its own: what an earlier one answered would not be answered again.
  env.DATA_DIR = mkdtempSync(join(tmpdir(), 'telework-load-'))
  if (transport === 'Socket Mode') env.SLACK_APP_TOKEN = TOKENS.app
  else {
    env.SLACK_SIGNING_SECRET = SIGNING_SECRET
    server.deliverTo(`http://127.0.0.1:${port}/slack/events`)
  }
  const app = spawn(process.execPath, [join(import.meta.dirname, '../../dist/app/main.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  app.stderr.on('data', (data) => {
    log += String(data)
  })
  await until(() => /^ready$/m.test(log))
  return app
}

async function freePort() {
  const probe = createServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5))
}

function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0)
}
