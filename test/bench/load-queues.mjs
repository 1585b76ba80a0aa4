/** Many questions into one channel, and very many into many channels: all are answered once, and Slack has its acknowledgements. */
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA, BEN, GENERAL } from '../../dist/local-slack/test-company.js'
import { answersByThread, check, cpuMs, judge, mentionOf, pause, percentile, startApp, until, withChannels } from './load-app.mjs'

/** One channel, under Slack's own limits: a hundred at once, then two in a second for a minute. */
export async function oneChannel(databaseUrl) {
  for (const [name, everyMs, count] of [
    ['100 mentions at once in one channel', 0, 100],
    ['120 mentions in 60 s in one channel', 500, 120],
  ]) {
    const server = await startLocalSlack()
    const app = await startApp(server, { databaseUrl })
    const started = Date.now()
    const said = await sayAll(server, count, everyMs, (i) => ({ user: i % 2 === 0 ? ANNA : BEN, channel: GENERAL }))
    await until(() => answersByThread(server).size >= count, 5 * 60_000)
    const seconds = Math.round((Date.now() - started) / 1000)
    const told = server.posts(GENERAL).filter(({ onlyFor }) => onlyFor !== undefined).length
    const refused = server.api.calls.filter(({ method }) => method === 'chat.postMessage').length - count
    const more = `; ${seconds} s, ${told} of 2 people told that it takes long, ${refused} calls limited`
    judge(name, said.map(({ ts }) => ts), server, more)
    await app.kill()
    await server.stop()
  }
}

/** `perSecond` questions over many channels. Slack's limit on a whole workspace is off: an app in many workspaces meets this. */
export async function steady(databaseUrl, { seconds = 60, perSecond = 200, channels = 600 } = {}) {
  // The app's own posts are not told to it: what is asked here is how many questions it takes.
  const server = await startLocalSlack({ rates: false, fill: withChannels(channels), subscriptions: ['app_mention'] })
  const app = await startApp(server, { databaseUrl })
  // Code that has not run yet is slow.
  await sayAll(server, 100, 20, (i) => ({ user: ANNA, channel: `C${i % channels}` }))
  await until(() => answersByThread(server).size >= 100)
  const before = server.posts().length
  const cpuBefore = cpuMs(app)
  const ownBefore = process.cpuUsage()
  const answered = []
  const counting = setInterval(() => answered.push(server.posts().length - before), 1000)
  const said = await sayAll(server, seconds * perSecond, 1000 / perSecond, (i) => ({ user: ANNA, channel: `C${i % channels}` }))
  const whileAsked = answered.slice(0, seconds)
  await until(() => answersByThread(server).size >= 100 + said.length, 5 * 60_000)
  clearInterval(counting)
  const acks = said.flatMap((each) => each.acks)
  const p99 = percentile(acks.map(({ ms }) => ms), 99)
  const each = whileAsked.map((count, i) => count - (whileAsked[i - 1] ?? 0))
  // The first seconds are the queue filling.
  const slowest = Math.min(...each.slice(2).map((_, i, all) => (all[i] + (all[i + 1] ?? all[i]) + (all[i + 2] ?? all[i])) / 3))
  const name = `${perSecond} questions a second for ${seconds} s over ${channels} channels`
  const drained = answered.length
  const cpu = (cpuMs(app) - cpuBefore) / said.length
  const own = process.cpuUsage(ownBefore)
  const ownMs = (own.user + own.system) / 1000 / said.length
  judge(name, said.map(({ ts }) => ts), server, `; all answered after ${drained} s, ${cpu.toFixed(1)} ms of processor time each (beside it the load generator ${ownMs.toFixed(1)} ms)`)
  check(`${name}: acknowledged p50 ${percentile(acks.map(({ ms }) => ms), 50)} ms, p99 ${p99} ms (at most 300), ${acks.filter(({ status }) => status !== 200).length} not`, p99 <= 300)
  check(`${name}: ${Math.round(slowest)} answers a second in the slowest three seconds (at least 100)`, slowest >= 100)
  await app.kill()
  await server.stop()
}

/** Gives for each what was said and how it was acknowledged. */
async function sayAll(server, count, everyMs, whereOf) {
  const started = performance.now()
  const saying = []
  for (let i = 0; i < count; i += 1) {
    const early = started + i * everyMs - performance.now()
    if (early > 1) await pause(early)
    saying.push(server.say({ ...whereOf(i), text: mentionOf(i) }))
  }
  return Promise.all(saying)
}
