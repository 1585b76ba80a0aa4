/** Socket Mode is cut every five seconds, then twice a second. */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { answersByThread, check, judge, mentionOf, pause, startApp, until, withChannels } from './load-app.mjs'

/** In one channel the app sends a message a second, as Slack wants it. */
const CHANNELS = 20

export async function cutSockets({ cutS, flapS }) {
  const server = await startLocalSlack({ rates: false, fill: withChannels(CHANNELS), subscriptions: ['app_mention'] })
  const app = await startApp(server, { transport: 'Socket Mode' })
  const cut = () => {
    for (const socket of server.sockets.sockets) socket.terminate()
  }
  const connects = () => server.api.calls.filter(({ method }) => method === 'apps.connections.open').length
  await during('cut every 5 s', cutS, 5000)
  const before = connects()
  await during('cut every 0.5 s', flapS, 500)
  check(`${connects() - before} connections were opened in ${flapS} s of it (at most 12)`, connects() - before <= 12)
  await app.kill()
  await server.stop()

  /** Two questions a second meanwhile; Slack delivers again what nobody acknowledged. */
  async function during(name, seconds, everyMs) {
    const cutting = setInterval(cut, everyMs)
    const saying = []
    for (let i = 0; i < seconds * 2; i += 1) {
      saying.push(sayUntilHeard(i))
      await pause(500)
    }
    clearInterval(cutting)
    const threads = await Promise.all(saying)
    await until(() => threads.every((ts) => answersByThread(server).has(ts)), 2 * 60_000)
    await pause(3000)
    judge(`Socket Mode ${name} for ${seconds} s`, threads, server)
  }

  async function sayUntilHeard(i) {
    const { ts, acks, events } = await server.say({ user: ANNA, channel: `C${i % CHANNELS}`, text: mentionOf(i) })
    for (const [n, event] of events.entries()) {
      let heard = acks[n]?.status === 200
      for (let num = 1; !heard && num <= 30; num += 1) {
        await pause(1000)
        heard = (await server.deliverEvent(event, { num, reason: 'connection_failed' })).status === 200
      }
    }
    return ts
  }
}
