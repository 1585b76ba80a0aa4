/** Anything at all as a question, a command, a value of a button or a form. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA, DM_ANNA, GENERAL } from '../../dist/local-slack/test-company.js'
import { ACTIONS } from '../../dist/slack/ids.js'
import { check, mentionOf, pause, startApp, until } from './load-app.mjs'

const AT_ONCE = 20
const PIECES = ['<!channel>', '<@U0ANNA>', '<http://x|y>', '```', '*_~`', '在宅勤務', '残業は？', '&lt;', '\u202e', '\ud83d', '🙂', '\0', '{"a":', '—'.repeat(50)]
const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 40 }).map((all) => all.join('')),
  fc.constantFrom(...PIECES).map((piece) => piece.repeat(3000).slice(0, 30_000)),
)
const LIVE = /<!(channel|here|everyone)|"type":"broadcast"|"type":"usergroup"/

export async function anyInputs(count) {
  const server = await startLocalSlack({ rates: false })
  let overLimit = 0
  server.api.answered.listen(({ body }) => {
    if (/too_long|invalid_blocks|blocks_too|invalid_arguments/.test(String(body.error))) overLimit += 1
  })
  const app = await startApp(server)
  const texts = fc.sample(TEXT, { numRuns: count, seed: 1 })
  const actions = Object.values(ACTIONS).filter((each) => typeof each === 'string')
  const before = memoryMb(app)
  for (let i = 0; i < count; i += AT_ONCE) {
    await Promise.all(texts.slice(i, i + AT_ONCE).map((text, j) => put(i + j, text)))
    if (app.child.exitCode !== null) break
  }
  await until(() => false, 3000)
  check(`${count} inputs of every kind: the program ${app.child.exitCode === null ? 'lives' : 'has ended'}`, app.child.exitCode === null)
  const sent = [...server.posts(), ...server.responses.map(({ body }) => body)]
  const live = sent.filter((each) => LIVE.test(JSON.stringify([each.text, each.blocks]))).length
  check(`${sent.length} messages came of them: ${live} with live markup`, live === 0)
  check(`messages over a limit: ${overLimit}`, overLimit === 0)
  console.log(`     memory ${before} → ${await settledMemory(app)} MB; ${(app.log.match(/reference=/g) ?? []).length} lines of trouble in the log`)
  const { acks } = await server.say({ user: ANNA, channel: GENERAL, text: mentionOf(0) })
  check('it answers as before', acks.every(({ status }) => status === 200))
  await app.kill()
  await server.stop()

  function put(i, text) {
    const action = { type: 'button', action_id: actions[i % actions.length], block_id: 'b', value: text.slice(0, 2000) || 'x' }
    switch (i % 5) {
      case 0:
        return server.say({ user: ANNA, channel: DM_ANNA, text: text || 'x' })
      case 1:
        return server.say({ user: ANNA, channel: GENERAL, text: `<@U0BOT> ${text}` })
      case 2:
        return server.command(['/telework', '/telework-case', '/telework-checklist', '/telework-share'][i % 4], text, ANNA, GENERAL)
      case 3:
        return server.press(ANNA, { channel: GENERAL, message: '1.0', isPrivate: true }, action)
      default:
        return server.deliverEvent({ type: 'event_callback', event_id: `Ev${i}`, team_id: text, event: { type: text, channel: text, user: ANNA, text } })
    }
  }
}

/** The least of some seconds: what is collected soon does not count. */
async function settledMemory(app) {
  const seen = []
  for (let i = 0; i < 5; i += 1) {
    await pause(1000)
    seen.push(memoryMb(app))
  }
  return Math.min(...seen)
}

/** Resident memory of Linux, in megabytes. */
function memoryMb({ child }) {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb) / 1024)
}
