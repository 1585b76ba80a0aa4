import { beforeEach, expect, test } from 'vitest'
import { Breaker } from '../../../src/adapters/stores/sql/outage.js'
import { StoreAway } from '../../../src/service/store-away.js'

class NoAnswer extends Error {}

let breaker: Breaker
let logged: string[]
let now: number
/** Probes under way, each to be answered by hand. */
let probes: { answers(): void; fails(): void }[]
beforeEach(() => {
  logged = []
  now = 0
  probes = []
  breaker = new Breaker({
    log: (line) => logged.push(line),
    now: () => now,
    isAway: (error) => error instanceof NoAnswer,
    probe: () =>
      new Promise((resolve, reject) => {
        probes.push({ answers: resolve, fails: () => reject(new NoAnswer()) })
      }),
    pause: async () => {},
  })
  breaker.start()
})

const settled = () => new Promise(setImmediate)
const hangs = () => new Promise<string>(() => {})
const noAnswer = () => Promise.reject(new NoAnswer('timeout'))

test('after one call without an answer all others fail at once, those under way too, until a probe is answered', async () => {
  const underWay = breaker.during(hangs)
  await expect(breaker.during(noAnswer)).rejects.toThrow(NoAnswer)
  await expect(underWay).rejects.toThrow(StoreAway)
  let asked = 0
  const ask = async () => `answer ${++asked}`
  await expect(breaker.during(ask)).rejects.toThrow(StoreAway)
  await settled()
  probes[0]?.fails()
  await settled()
  await expect(breaker.during(ask)).rejects.toThrow(StoreAway)
  expect([asked, probes.length]).toEqual([0, 2])
  now = 20_000
  probes[1]?.answers()
  await settled()
  expect(await breaker.during(ask)).toBe('answer 1')
})

test('an outage is one line when it begins and one when it ends, with how much could not be done', async () => {
  for (let i = 0; i < 3; i += 1) await breaker.during(noAnswer).catch(() => {})
  await settled()
  now = 1500
  probes[0]?.answers()
  await settled()
  expect(logged).toEqual([
    'error database: away: timeout; questions are answered without it',
    'warn database: back after 1.5 s; 2 calls could not be made meanwhile',
  ])
})

test('a fault that the server itself tells is the call’s own', async () => {
  await expect(breaker.during(() => Promise.reject(new Error('no such table')))).rejects.toThrow('no such table')
  expect(await breaker.during(async () => 'goes on')).toBe('goes on')
  expect(logged).toEqual([])
})

test('a connection that comes when nobody waits for it any more is given back', async () => {
  let come: (connection: string) => void = () => {}
  const late: string[] = []
  const waiting = breaker.during(
    () => new Promise<string>((resolve) => (come = resolve)),
    (connection) => late.push(connection),
  )
  await breaker.during(noAnswer).catch(() => {})
  await expect(waiting).rejects.toThrow(StoreAway)
  come('a connection')
  await settled()
  expect(late).toEqual(['a connection'])
})

test('nothing is watched before the start and after the end', async () => {
  breaker.stop()
  await expect(breaker.during(noAnswer)).rejects.toThrow(NoAnswer)
  expect(logged).toEqual([])
})
