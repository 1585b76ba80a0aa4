/** Very many questions in a row: what the program keeps of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { BOT } from '../../dist/local-slack/workspace.js'
import { check, freePort, pause, startApp, until, withChannels } from './load-app.mjs'

const CHANNELS = 600
/** Answers to one person's commands go out about one a second. */
const COMMAND_EACH = 100
/** From the first of these to the last, memory may grow by this share. */
const WARM = 5000
const MOST_GROWTH = 0.05

/** In words of all sorts, by mention and now and then by command: what only some kinds of answers keep is seen too. */
export async function inARow(count, perSecond) {
  const server = await startLocalSlack({ rates: false, fill: withChannels(CHANNELS), subscriptions: ['app_mention'] })
  const port = await freePort()
  const app = await startApp(server, { env: { OPS_PORT: String(port), OPS_HOST: '127.0.0.1' } })
  const questions = realQuestions()
  let posted = 0
  let responded = 0
  server.api.answered.listen(({ method, body }) => {
    if (body.ok === true && /^chat\.post/.test(method)) posted += 1
    // The calls are remembered for tests; here they would be most of the memory on the machine.
    server.api.calls.length = 0
  })
  const answered = () => {
    responded += server.responses.splice(0).length
    return posted + responded
  }
  const ask = (i) => {
    const text = `${questions[i % questions.length]} ${i}`
    const channel = `C${i % CHANNELS}`
    if (i % COMMAND_EACH !== 0) return server.say({ user: ANNA, channel, text: `<@${BOT.userId}> ${text}` })
    return server.command('/telework', text, ANNA, channel)
  }
  const seen = []
  for (let done = 0; done < count; done += WARM) {
    const asked = []
    const began = performance.now()
    for (let i = done; i < Math.min(done + WARM, count); i += 1) {
      const early = began + ((i - done) * 1000) / perSecond - performance.now()
      if (early > 1) await pause(early)
      asked.push(ask(i))
    }
    await Promise.all(asked)
    await until(() => answered() >= Math.min(done + WARM, count), 60_000)
    seen.push(await memoryOf(port, Math.min(done + WARM, count)))
    const each = seen.at(-1)
    console.log(`     after ${each.after}: resident ${each.residentMb} MB, heap ${each.heapMb} MB, beside the heap ${each.externalMb} MB`)
  }
  check(`${count} questions in a row: ${answered()} messages came of them`, answered() >= count)
  const [first] = seen
  const growth = seen.at(-1).residentMb / first.residentMb - 1
  check(`${count} questions in a row: memory ${(growth * 100).toFixed(1)} % more than after the first ${first.after} (at most ${MOST_GROWTH * 100})`, growth <= MOST_GROWTH)
  await app.kill()
  await server.stop()
}

/** The questions of the recorded sets, whoever wrote them. */
function realQuestions() {
  const sets = join(import.meta.dirname, '../retrieval')
  const files = readdirSync(sets, { recursive: true }).filter((name) => /(questions|unanswerable|utterances)[^/]*\.jsonl$/.test(name))
  const rows = files.flatMap((name) => readFileSync(join(sets, name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)))
  return rows.flatMap(({ question, text }) => question ?? text ?? [])
}

/** The least of some seconds: what is collected soon does not count. */
async function memoryOf(port, after) {
  const seen = []
  for (let i = 0; i < 5; i += 1) {
    await pause(1000)
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const mb = (name) => Math.round(Number(new RegExp(`^${name}(?:\\{[^}]*\\})? ([0-9.e+]+)`, 'm').exec(text)?.[1]) / 2 ** 20)
    seen.push({
      after,
      residentMb: mb('process_resident_memory_bytes'),
      heapMb: mb('nodejs_heap_size_used_bytes'),
      externalMb: mb('nodejs_external_memory_bytes'),
    })
  }
  return seen.reduce((least, each) => (each.residentMb < least.residentMb ? each : least))
}
