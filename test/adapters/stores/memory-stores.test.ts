import { expect, test } from 'vitest'
import {
  createMemoryDeliveryStore,
  createMemoryFeedbackStore,
  createMemoryThreadStore,
} from '../../../src/adapters/stores/memory/memory-stores.js'
import { begunWith } from '../../../src/core/question/thread-state.js'

const KEY = { team: 'T', channel: 'C', thread: '1.0' }
const STATE = { ...begunWith('b'), caseIds: ['a'], bound: true }

test('a thread is remembered until its time is over', async () => {
  let now = 0
  const threads = createMemoryThreadStore(() => now)
  await threads.set(KEY, STATE, 100)
  now = 99
  expect(await threads.get(KEY)).toEqual(STATE)
  expect(await threads.get({ ...KEY, thread: '2.0' })).toBeUndefined()
  now = 100
  expect(await threads.get(KEY)).toBeUndefined()
})

test('when there are too many threads the oldest goes', async () => {
  const threads = createMemoryThreadStore(Date.now, 2)
  for (const thread of ['1', '2', '3']) await threads.set({ ...KEY, thread }, STATE, 1000)
  expect(await threads.get({ ...KEY, thread: '1' })).toBeUndefined()
  expect(await threads.get({ ...KEY, thread: '3' })).toEqual(STATE)
})

test('a delivery is taken once, whichever of its keys comes again', async () => {
  const deliveries = createMemoryDeliveryStore()
  expect(await deliveries.claim(['event:1', 'post:1'], 1000)).toBe(true)
  expect(await deliveries.claim(['event:2', 'post:1'], 1000)).toBe(false)
  expect(await deliveries.claim(['event:2'], 1000)).toBe(true)
})

test('a claim that was given back, or whose holder died, may be taken again; one that is done may not', async () => {
  let now = 0
  const deliveries = createMemoryDeliveryStore(() => now)
  await deliveries.claim(['a', 'b'], 100)
  await deliveries.release(['a', 'b'])
  expect(await deliveries.claim(['a'], 100)).toBe(true)
  now = 101
  expect(await deliveries.claim(['a'], 100)).toBe(true)
  await deliveries.finish(['a'], 10_000)
  await deliveries.release(['a'])
  now = 5000
  expect(await deliveries.claim(['a'], 100)).toBe(false)
  now = 20_000
  expect(await deliveries.claim(['a'], 100)).toBe(true)
})

test('a later word on the same message replaces the earlier one', async () => {
  const feedback = createMemoryFeedbackStore()
  const given = { team: 'T', channel: 'C', message: '1.0', user: 'U', helpful: true, passageIds: ['p'] }
  await feedback.add(given)
  await feedback.add({ ...given, helpful: false })
  await feedback.add({ ...given, user: 'V' })
  expect(await feedback.all()).toEqual([
    { ...given, helpful: false },
    { ...given, user: 'V' },
  ])
})
