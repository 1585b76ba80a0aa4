/**
 * How long HR's Home takes to open with very many questions in the store: `npm run build && node test/bench/hr-home.mjs [QUESTIONS]`.
 * Each case is a process of its own; the first opening comes as soon as the app is ready, while it still reads ahead.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlStores } from '../../dist/adapters/stores/sql/sql-stores.js'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { TEAM } from '../../dist/local-slack/workspace.js'
import { cpuMs, newFolder, percentile, startApp } from './load-app.mjs'

const count = Number(process.argv[2] ?? 10_000)
const DAY_MS = 24 * 60 * 60 * 1000
const ENDINGS = ['', 'を教えてください', 'について', 'の期限は', 'はいつから？', 'の条件', 'で困っています', 'の申請']

/** What people asked in the tests, with other endings, so that hardly any two are the same to the letter. */
function questions() {
  const folder = join(import.meta.dirname, '../retrieval')
  const asked = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line))
    .map(({ question, text, utterance }) => String(question ?? text ?? utterance).replace(/[？?。]$/, ''))
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / asked.length)
    return `${asked[i % asked.length]}${ENDINGS[round % ENDINGS.length]}${round < ENDINGS.length ? '' : round}`
  })
}

async function fill(folder, noneOf) {
  const stores = await openSqlStores({ folder, retentionDays: 100, log: console.error })
  const now = Date.now()
  const words = questions()
  for (let i = 0; i < count; i += 500) {
    await Promise.all(
      words.slice(i, i + 500).map((text, j) => {
        const n = i + j
        const none = n % 100 < noneOf
        return stores.questions.add({
          ...{ id: `q${n}`, team: TEAM, channel: 'C1', user: ANNA, words: text, asked: 'question', shownIds: [] },
          ...{ kind: none ? 'none' : 'answer', confidence: none ? 0 : 0.2 + (n % 8) / 10, at: now - (n / count) * 30 * DAY_MS },
        })
      }),
    )
  }
  for (let n = 0; n < count; n += 12) {
    const vote = { team: TEAM, channel: 'C1', message: `m${n}`, user: ANNA, helpful: false, passageIds: [] }
    await stores.votes.set({ ...vote, reply: `q${n}`, at: now - 1000 })
  }
  await stores.close()
}

for (const [name, noneOf] of [
  ['a third of them not found', 33],
  ['none of them found', 100],
]) {
  const folder = newFolder()
  await fill(folder, noneOf)
  const server = await startLocalSlack({ rates: false })
  const app = await startApp(server, { folder, env: { HR_USERS: ANNA } })
  const open = async () => {
    const started = performance.now()
    const drawn = new Promise((resolve) => {
      const stop = server.desk.views.homeChanged.listen(() => {
        stop?.()
        resolve()
      })
    })
    await server.openApp(ANNA, 'home')
    await drawn
    return performance.now() - started
  }
  const cpuBefore = cpuMs(app)
  const first = await open()
  const firstCpu = cpuMs(app) - cpuBefore
  const later = []
  for (let i = 0; i < 20; i += 1) later.push(await open())
  const groups = /似たもの(\d+)組/.exec(JSON.stringify(server.desk.views.homes.get(ANNA)?.view))?.[1]
  console.log(
    `${count} questions in 30 days, ${name}, ${groups} groups: first ${Math.round(first)} ms (${firstCpu} ms of processor time), then median ${Math.round(percentile(later, 50))} ms, slowest ${Math.round(Math.max(...later))} ms (${Math.round((cpuMs(app) - cpuBefore - firstCpu) / later.length)} ms of processor time each)`,
  )
  await app.kill()
  await server.stop()
}
