import { expect, test } from 'vitest'
import { Redraws } from '../../src/slack/outbox/redraws.js'
import { TestClock } from './test-clock.js'

function paced() {
  const clock: TestClock = new TestClock(undefined, (ms) => clock.turn(ms))
  clock.hold()
  return { clock, redraws: new Redraws(clock) }
}

test('of many that ask while a message is drawn, one drawing after it serves all; each sees what it asked for', async () => {
  const { redraws } = paced()
  let state = 0
  let drawing = 0
  const drawn: number[] = []
  const draw = async () => {
    drawing += 1
    expect(drawing).toBe(1)
    const shown = state
    await new Promise((resolve) => setTimeout(resolve, 1))
    drawn.push(shown)
    drawing -= 1
  }
  const asked = Array.from({ length: 50 }, async () => {
    state += 1
    const mine = state
    await redraws.ask('message', 'r', draw)
    expect(drawn.at(-1)).toBeGreaterThanOrEqual(mine)
  })
  await Promise.all(asked)
  expect(drawn).toEqual([50])
  state = 51
  const late = redraws.ask('message', 'r', draw)
  state = 52
  await late
  expect(drawn).toEqual([50, 52])
})

test('the same message is drawn every 1.2 seconds at most, all of a workspace forty times a minute', async () => {
  const { clock, redraws } = paced()
  const start = clock.now()
  const at: number[] = []
  const draw = async () => void at.push(clock.now() - start)
  for (let i = 0; i < 3; i += 1) await redraws.ask('message', 'r', draw)
  expect(at).toEqual([0, 1200, 2400])
  at.length = 0
  clock.turn(60_000)
  const begun = clock.now() - start
  for (let i = 0; i < 60; i += 1) await redraws.ask('message', `m${i}`, draw)
  expect(at.filter((time) => time < begun + 60_000).length).toBeLessThanOrEqual(45)
  expect(at.filter((time) => time === begun)).toHaveLength(5)
})

test('a drawing that fails is told to who asked for it, and the next goes on', async () => {
  const { redraws } = paced()
  await expect(redraws.ask('view', 'v', async () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  let drawn = false
  await redraws.ask('view', 'v', async () => {
    drawn = true
  })
  expect(drawn).toBe(true)
})
