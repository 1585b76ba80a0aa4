/** The database is away for a while: another process holds SQLite's file, or PostgreSQL takes no word. Questions are answered all the same. */
import Database from 'libsql'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { startLocalSlack } from '../../dist/local-slack/local-slack.js'
import { ANNA, GENERAL } from '../../dist/local-slack/test-company.js'
import { answersByThread, check, judge, mentionOf, newFolder, pause, startApp, until } from './load-app.mjs'

export async function databaseGone(databaseUrl, seconds) {
  const server = await startLocalSlack({ rates: false, subscriptions: ['app_mention'] })
  const folder = newFolder()
  const app = await startApp(server, { folder, databaseUrl })
  const ask = (i) => server.say({ user: ANNA, channel: GENERAL, text: mentionOf(i) })
  const threads = [(await ask(0)).ts]
  await until(() => answersByThread(server).has(threads[0]), 30_000)
  const comeBack = databaseUrl === undefined ? holdFile(join(folder, 'telework.db')) : holdServer(databaseUrl)
  const saying = []
  for (let i = 1; i <= seconds; i += 1) {
    saying.push(ask(i))
    await pause(1000)
  }
  const meanwhile = answersByThread(server).size - 1
  comeBack()
  const said = await Promise.all(saying)
  threads.push(...said.map(({ ts }) => ts))
  await until(() => answersByThread(server).size >= threads.length, 60_000)
  await pause(3000)
  const engine = databaseUrl === undefined ? 'SQLite' : 'PostgreSQL'
  judge(`${engine} away for ${seconds} s`, threads, server, `; ${meanwhile} of ${seconds} were answered meanwhile`)
  const unheard = said.flatMap(({ acks }) => acks).filter(({ status }) => status !== 200).length
  check(`${engine} away: ${unheard} of ${said.length} not acknowledged in time`, unheard === 0)
  const later = await ask(999)
  await until(() => answersByThread(server).has(later.ts), 10_000)
  check(`${engine} is back: answered and kept as before`, answersByThread(server).has(later.ts))
  const lines = app.log.split('\n').filter((line) => /database|SQLITE|ECONN|timeout/i.test(line)).length
  check(`${engine} away: ${lines} lines of the log tell of it (1 to ${seconds * 10})`, lines >= 1 && lines <= seconds * 10)
  await app.kill()
  await server.stop()
}

function holdFile(path) {
  // The app itself writes now and then.
  const other = new Database(path, { timeout: 5000 })
  other.exec('BEGIN EXCLUSIVE')
  return () => {
    other.exec('COMMIT')
    other.close()
  }
}

/** Stops the server's processes where they stand: connections are there, and no answer comes. */
function holdServer(databaseUrl) {
  const { port } = new URL(databaseUrl)
  const pids = execFileSync('pgrep', ['-f', `postgres.*-p ${port}`], { encoding: 'utf8' }).trim().split('\n')
  const all = pids.flatMap((pid) => [pid, ...childrenOf(pid)])
  const tell = (signal) => {
    for (const pid of all) execFileSync('kill', [`-${signal}`, pid])
  }
  tell('STOP')
  return () => tell('CONT')
}

function childrenOf(pid) {
  try {
    return execFileSync('pgrep', ['-P', pid], { encoding: 'utf8' }).trim().split('\n')
  } catch {
    return []
  }
}
