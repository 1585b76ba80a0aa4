/**
 * Many questions against the built program, a process of its own. `npm run build && node test/bench/load.mjs [PART…]`, where a part
 * is `burst`, `channel`, `steady`, `kills`, `memory` (LOAD_COUNT questions in a row), `two` or `rolling` (two processes; these need
 * DATABASE_URL, as `.ci/with-postgres` gives it); all that can run where none is named. With DATABASE_URL the others run on that database too, else on a SQLite file each.
 * Ends with 1 where an answer is lost or doubled, or an acknowledgement or the answers come too slowly.
 */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA, DM_ANNA, GENERAL } from '../../dist/local-slack/test-company.js'
import { check, mentionOf, percentile, questionOf, startApp, until } from './load-app.mjs'
import { kills } from './load-kills.mjs'
import { inARow } from './load-memory.mjs'
import { oneChannel, steady } from './load-queues.mjs'
import { rolling } from './load-rolling.mjs'

/** Slack waits three seconds. */
const MOST_MS = 500

const databaseUrl = process.env.DATABASE_URL
const seconds = Number(process.env.LOAD_SECONDS ?? '60')
const perSecond = Number(process.env.LOAD_RATE ?? '200')
const PARTS = {
  burst: () => burst(),
  channel: () => oneChannel(databaseUrl),
  steady: () => steady(databaseUrl, { seconds, perSecond }),
  kills: () => kills(databaseUrl),
  memory: () => inARow(Number(process.env.LOAD_COUNT ?? '60000'), Number(process.env.LOAD_RATE ?? '50')),
  two: () => kills(databaseUrl, 2),
  rolling: () => rolling(databaseUrl, { seconds, perSecond: Number(process.env.LOAD_RATE ?? '50') }),
}
/** These need a database that two processes share. */
const SHARED = ['two', 'rolling']
const wanted = process.argv.slice(2)
const unknown = wanted.filter((part) => !(part in PARTS))
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
const parts = wanted.length > 0 ? wanted : Object.keys(PARTS).filter((part) => !SHARED.includes(part) || databaseUrl !== undefined)
if (databaseUrl === undefined && parts.some((part) => SHARED.includes(part))) throw new Error('two processes need a DATABASE_URL')
for (const part of parts) await PARTS[part]()

/** A hundred at once: how soon Slack has its acknowledgements. */
async function burst() {
  for (const transport of ['Socket Mode', 'signed HTTP']) {
    const server = await startLocalSlack({ rates: false })
    const app = await startApp(server, { transport })
    const answered = () => server.posts().filter(({ onlyFor }) => onlyFor === undefined).length + server.responses.length
    const ask = (i) => {
      if (i % 4 === 0) return server.say({ user: ANNA, channel: DM_ANNA, text: questionOf(i) })
      if (i % 4 === 1) return server.say({ user: ANNA, channel: GENERAL, text: mentionOf(i) })
      return server.command('/telework', questionOf(i), ANNA, GENERAL)
    }
    // Ten before the hundred: the first ones run code that is not compiled yet.
    for (let i = 0; i < 10; i += 1) await ask(i)
    await until(() => answered() >= 10)
    const started = performance.now()
    const asked = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(i)))
    await until(() => answered() >= 110)
    const allS = Math.round((performance.now() - started) / 1000)
    const commandMs = asked.flatMap((each) => ('ack' in each ? [each.ack.ms] : []))
    const eventMs = asked.flatMap((each) => ('acks' in each ? each.acks.map(({ ms }) => ms) : []))
    check(
      `100 at once over ${transport}: commands acknowledged p50 ${percentile(commandMs, 50)} ms, p99 ${percentile(commandMs, 99)} ms ` +
        `(at most ${MOST_MS}), events p99 ${percentile(eventMs, 99)} ms; all answered in ${allS} s`,
      percentile(commandMs, 99) <= MOST_MS,
    )
    await app.kill()
    await server.stop()
  }
}
