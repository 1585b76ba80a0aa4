/** Two processes on one PostgreSQL are exchanged one after the other while people ask, as an upgrade does. */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { answersByThread, check, judge, mentionOf, newFolder, pause, percentile, startApp, until, withChannels } from './load-app.mjs'

const CHANNELS = 300
/** SIGTERM has to be obeyed within this. */
const CLOSED_MS = 10_000

/** Each is told to end when its successor is ready; whoever delivers asks only those that have not been told to. */
export async function rolling(databaseUrl, { seconds = 60, perSecond = 50 } = {}) {
  const server = await startLocalSlack({ rates: false, fill: withChannels(CHANNELS), subscriptions: ['app_mention'] })
  const folder = newFolder()
  const start = () => startApp(server, { folder, databaseUrl })
  const serving = await Promise.all([start(), start()])
  const threads = []
  const deliveries = []
  const acks = []
  let again = 0
  const asking = (async () => {
    const began = performance.now()
    for (let i = 0; i < seconds * perSecond; i += 1) {
      const early = began + (i * 1000) / perSecond - performance.now()
      if (early > 1) await pause(early)
      const ts = server.workspace.nextTs()
      const said = { user: ANNA, channel: `C${i % CHANNELS}`, text: mentionOf(i) }
      const message = server.workspace.add({ ...said, ts, blocks: [], via: 'person', files: [] })
      threads.push(ts)
      for (const event of server.events.forMessage(message)) deliveries.push(deliver(event, i))
    }
  })()
  const closedMs = []
  for (let round = 0; round < 4; round += 1) {
    await pause((seconds * 1000) / 6)
    const successor = await start()
    const leaving = serving.shift()
    serving.push(successor)
    const told = performance.now()
    await leaving.kill('SIGTERM')
    closedMs.push(Math.round(performance.now() - told))
  }
  await asking
  await Promise.all(deliveries)
  await until(() => answersByThread(server).size >= threads.length, 3 * 60_000)
  // Whatever is still to come a second time.
  await pause(5000)
  const name = `each of two processes exchanged twice under ${perSecond} questions a second`
  judge(name, threads, server, `; ${again} deliveries repeated, acknowledged p99 ${percentile(acks, 99)} ms`)
  check(`${name}: closed within ${Math.max(...closedMs)} ms of SIGTERM (at most ${CLOSED_MS})`, Math.max(...closedMs) <= CLOSED_MS)
  for (const app of serving) await app.kill()
  await server.stop()

  /** Until it is acknowledged, as Slack does, only sooner. */
  async function deliver(event, i) {
    for (let num = 0; ; num += 1) {
      const began = performance.now()
      server.deliverTo(serving[(i + num) % serving.length].url)
      const ack = await server.deliverEvent(event, num === 0 ? undefined : { num, reason: 'connection_failed' })
      if (ack.status === 200) return acks.push(performance.now() - began)
      again += 1
      await pause(300 + Math.random() * 500)
    }
  }
}
