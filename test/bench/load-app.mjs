/** The built program as a process of its own, before a Slack in this one. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SIGNING_SECRET } from '../../dist/local-slack/signed-http.js'
import { ANNA, fillTestCompany } from '../../dist/local-slack/test-company.js'
import { TOKENS } from '../../dist/local-slack/web-api.js'
import { BOT } from '../../dist/local-slack/workspace.js'

export const QUESTIONS = [
  '在宅勤務の日の残業は？',
  '建設業の事例を教えてください',
  'サテライトオフィスとは何ですか',
  '情報の持ち出しはどう決めていますか',
  '通信費は会社が払いますか',
]

export const questionOf = (i) => `${QUESTIONS[i % QUESTIONS.length]} その${i}`
export const mentionOf = (i) => `<@${BOT.userId}> ${questionOf(i)}`

/** Each run with a memory of its own: what an earlier one answered would not be answered again. */
export const newFolder = () => mkdtempSync(join(tmpdir(), 'telework-load-'))

/** Ready when it resolves. `url` is where Slack's requests go; over Socket Mode there is none. */
export async function startApp(server, { transport = 'signed HTTP', folder = newFolder(), databaseUrl, env: more = {} } = {}) {
  const port = await freePort()
  const env = { ...more, PATH: process.env.PATH, SLACK_BOT_TOKEN: TOKENS.bot, SLACK_API_URL: server.apiUrl, PORT: String(port) }
  env.DATA_DIR = folder
  if (databaseUrl !== undefined) env.DATABASE_URL = databaseUrl
  if (transport === 'Socket Mode') env.SLACK_APP_TOKEN = TOKENS.app
  else env.SLACK_SIGNING_SECRET = SIGNING_SECRET
  const main = join(import.meta.dirname, '../../dist/app/main.js')
  // Where LOAD_PROFILE names a folder, a profile of the app is put there as it ends.
  const profiles = process.env.LOAD_PROFILE
  const flags = profiles === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profiles]
  const child = spawn(process.execPath, [...flags, main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const app = { child, url: `http://127.0.0.1:${port}/slack/events`, log: '' }
  child.stderr.on('data', (data) => {
    app.log += String(data)
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  app.kill = async (signal = profiles === undefined ? 'SIGKILL' : 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  await until(() => /"message":"ready"/.test(app.log) || child.exitCode !== null)
  if (child.exitCode !== null) throw new Error(app.log)
  if (transport !== 'Socket Mode') server.deliverTo(app.url)
  return app
}

/** Processor time that a process has had, in milliseconds; of Linux. */
export function cpuMs({ child }) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export async function freePort() {
  const probe = createServer()
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** The test company with so many channels more, C0, C1, …, that Anna and the app are in. */
export const withChannels = (count) => (workspace) => {
  fillTestCompany(workspace)
  for (let i = 0; i < count; i += 1) workspace.addChannel(`C${i}`, `c${i}`, 'public', [ANNA, BOT.userId])
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export async function until(holds, maxMs = 10 * 60_000) {
  const end = Date.now() + maxMs
  while (!holds() && Date.now() < end) await pause(20)
  return holds()
}

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0)
}

/** How often each thread was answered for all to see. */
export function answersByThread(server) {
  const counts = new Map()
  for (const { thread, onlyFor } of server.posts()) {
    if (thread !== undefined && onlyFor === undefined) counts.set(thread, (counts.get(thread) ?? 0) + 1)
  }
  return counts
}

/** Says how many were lost and doubled; ends the run badly where any were. */
export function judge(name, threads, server, more = '') {
  const counts = answersByThread(server)
  const lost = threads.filter((ts) => !counts.has(ts)).length
  const doubled = threads.filter((ts) => (counts.get(ts) ?? 0) > 1).length
  const good = lost === 0 && doubled === 0
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}: ${threads.length} asked, ${lost} lost, ${doubled} doubled${more}`)
  if (!good) process.exitCode = 1
  return good
}

export function check(name, holds) {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}`)
  if (!holds) process.exitCode = 1
}
