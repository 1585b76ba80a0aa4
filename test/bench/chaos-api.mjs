/** Slack's Web API fails in every way at once: 20 % of the calls are refused for a while, 5 % end in a 5xx, 2 % break off, 1 % stall. */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA } from '../../dist/local-slack/test-company.js'
import { BOT } from '../../dist/local-slack/workspace.js'
import { answersByThread, check, judge, mentionOf, pause, startApp, until, withChannels } from './load-app.mjs'

const CHANNELS = 20

export async function faultyApi(count) {
  const server = await startLocalSlack({ rates: false, fill: withChannels(CHANNELS), subscriptions: ['app_mention'] })
  const app = await startApp(server)
  const always = { at: 'chat.postMessage', times: Number.POSITIVE_INFINITY }
  server.faults.add(
    { ...always, kind: 'rateLimited', retryAfterS: 1, every: 5 },
    { ...always, kind: 'serverError', every: 16 },
    { ...always, kind: 'reset', where: 'after', every: 37 },
    { ...always, kind: 'stall', where: 'after', every: 73 },
  )
  const started = Date.now()
  const asked = []
  for (let i = 0; i < count; i += 1) {
    asked.push(server.say({ user: ANNA, channel: `C${i % CHANNELS}`, text: mentionOf(i) }))
    await pause(20)
  }
  const said = await Promise.all(asked)
  await until(() => answersByThread(server).size >= count, 10 * 60_000)
  await pause(15_000)
  const seconds = Math.round((Date.now() - started) / 1000)
  const happened = server.faults.happened.map(({ kind }) => kind)
  const faults = [...new Set(happened)].map((kind) => `${happened.filter((each) => each === kind).length} ${kind}`)
  judge('a Web API that fails in every way', said.map(({ ts }) => ts), server, `; ${seconds} s, ${faults.join(', ')}`)
  await inOrder(server, Math.round(count / 10))
  await app.kill()
  await server.stop()
}

/** Two questions in a thread, the second before the first is answered: the answers stand in that order. */
async function inOrder(server, count) {
  const threads = []
  for (let i = 0; i < count; i += 1) {
    const where = { user: ANNA, channel: `C${i % CHANNELS}` }
    const { ts } = await server.say({ ...where, text: `<@${BOT.userId}> 広島市では残業できる？` })
    await server.say({ ...where, thread: ts, text: `<@${BOT.userId}> サテライトオフィスとは` })
    threads.push(ts)
  }
  const answersOf = (ts) => server.posts().filter(({ thread, onlyFor }) => thread === ts && onlyFor === undefined)
  await until(() => threads.every((ts) => answersOf(ts).length >= 2), 5 * 60_000)
  const good = threads.filter((ts) => {
    const [first, second, ...more] = answersOf(ts)
    return more.length === 0 && first?.text.includes('広島市') && second?.text.includes('サテライトオフィス')
  })
  check(`two questions in each of ${count} threads: ${good.length} threads with two answers in their order`, good.length === count)
}
