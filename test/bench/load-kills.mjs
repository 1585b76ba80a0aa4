/** The program is killed in the middle of its work, again and again, while Slack delivers some events several times: each is answered once. */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { answersByThread, judge, mentionOf, newFolder, pause, startApp, until, withChannels } from './load-app.mjs'

const EVENTS = 500
const KILLS = 5
const CHANNELS = 50
const AGAIN = 0.3

/** On one machine, or, with a PostgreSQL, two processes of which one is killed each time. */
export async function kills(databaseUrl, processes = 1) {
  const server = await startLocalSlack({ rates: false, fill: withChannels(CHANNELS) })
  const folder = newFolder()
  const start = () => startApp(server, { folder, databaseUrl })
  const apps = await Promise.all(Array.from({ length: processes }, start))
  const threads = []
  const deliveries = []
  let late = 0
  let looked = 0
  for (let round = 0; round <= KILLS; round += 1) {
    const many = round < KILLS ? Math.floor(EVENTS / (KILLS + 1)) : EVENTS - threads.length
    for (let i = 0; i < many; i += 1) {
      const { ts, events } = say(server, threads.length)
      threads.push(ts)
      for (const event of events) deliveries.push(deliver(server, apps, event))
      await pause(10)
    }
    if (round === KILLS) break
    // In the middle: some are answered, some are being worked on, some stand in queues.
    await until(() => answersByThread(server).size > threads.length - many / 2, 30_000)
    late += threads.length - answersByThread(server).size
    const victim = round % processes
    await apps[victim].kill()
    looked += (apps[victim].log.match(/taken up again/g) ?? []).length
    apps[victim] = await start()
  }
  await Promise.all(deliveries)
  await until(() => answersByThread(server).size >= threads.length, 3 * 60_000)
  // Whatever is still to come a second time.
  await pause(5000)
  const kind = `${databaseUrl === undefined ? 'SQLite' : 'PostgreSQL'}, ${processes} process${processes > 1 ? 'es' : ''}`
  for (const { log } of apps) looked += (log.match(/taken up again/g) ?? []).length
  const reads = server.api.calls.filter(({ method }) => /^conversations\.(replies|history)$/.test(method)).length
  const more = `; ${KILLS} kills with ${late} unanswered in all, ${looked} taken up again, Slack asked ${reads} times`
  judge(`${EVENTS} events, ${AGAIN * 100} % of them again, ${kind}`, threads, server, more)
  for (const app of apps) await app.kill()
  await server.stop()
}

/** A mention that stands in its channel, and the events that Slack makes of it. */
function say(server, i) {
  const ts = server.workspace.nextTs()
  const said = { user: ANNA, channel: `C${i % CHANNELS}`, text: mentionOf(i) }
  const message = server.workspace.add({ ...said, ts, blocks: [], via: 'person', files: [] })
  return { ts, events: server.events.forMessage(message) }
}

/** Until it is acknowledged, as Slack does, only sooner; some then come again up to three times. */
async function deliver(server, apps, payload) {
  const once = async (retry) => {
    server.deliverTo(apps[Math.floor(Math.random() * apps.length)].url)
    return server.deliverEvent(payload, retry)
  }
  for (let num = 0; ; num += 1) {
    const ack = await once(num === 0 ? undefined : { num, reason: 'connection_failed' })
    if (ack.status === 200) break
    await pause(300 + Math.random() * 500)
  }
  if (Math.random() >= AGAIN) return
  for (let num = 1; num <= 1 + Math.floor(Math.random() * 3); num += 1) {
    await pause(Math.random() * 4000)
    await once({ num, reason: 'http_timeout' })
  }
}
