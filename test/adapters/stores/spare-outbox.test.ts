import { beforeEach, expect, test } from 'vitest'
import { createMemoryOutboxStore } from '../../../src/adapters/stores/memory/memory-outbox.js'
import { withSpare } from '../../../src/adapters/stores/spare-outbox.js'
import type { OutboxStore } from '../../../src/service/stores/outbox-store.js'

const LEASE = { holder: 'p', ms: 1000 }
const one = (id: string) => ({ id, team: 'T', queue: 'C', body: id })
const WORKING = ['add', 'take', 'putBack', 'settle', 'outcome', 'waiting', 'renew'] as const

let kept: OutboxStore
let away: boolean
let outbox: OutboxStore
let logged: string[]
beforeEach(() => {
  kept = createMemoryOutboxStore()
  away = false
  logged = []
  const database = Object.fromEntries(
    WORKING.map((name) => [
      name,
      async (...args: never[]) => {
        if (away) throw new Error('the database is away')
        return (kept[name] as (...args: never[]) => unknown)(...args)
      },
    ]),
  ) as unknown as OutboxStore
  outbox = withSpare(database, createMemoryOutboxStore(), (line) => logged.push(line))
})

const send = async () => {
  const head = await outbox.take('T', 'C', LEASE)
  if (head !== undefined) await outbox.settle(head.id, 'sent')
  return head?.id
}

test('what the database cannot keep is sent all the same, once, and each fault is one line in the log', async () => {
  away = true
  expect(await outbox.add(one('a'))).toBe(true)
  expect(await outbox.add(one('a'))).toBe(false)
  expect(await outbox.waiting()).toEqual([{ team: 'T', queue: 'C' }])
  expect(await send()).toBe('a')
  expect(await outbox.outcome('a')).toBe('sent')
  away = false
  expect(await outbox.add(one('a'))).toBe(false)
  expect(await send()).toBeUndefined()
  expect(logged.map((line) => line.split(':')[1])).toEqual([' not kept, sent all the same', ' not looked into'])
})

test('what the database had before waits until it is back', async () => {
  await outbox.add(one('a'))
  away = true
  await expect(send()).rejects.toThrow('away')
  away = false
  expect(await outbox.waiting()).toEqual([{ team: 'T', queue: 'C' }])
  expect(await send()).toBe('a')
})

test('what was sent while the database went away is not sent again when it is back', async () => {
  await outbox.add(one('a'))
  await outbox.add(one('b'))
  const head = await outbox.take('T', 'C', { ...LEASE, ms: 0 })
  away = true
  await outbox.settle(head?.id ?? '', 'sent')
  expect(await outbox.outcome('a')).toBe('sent')
  away = false
  expect(await send()).toBe('b')
  expect(await kept.outcome('a')).toBe('sent')
})

test('what goes back to its place goes where it came from', async () => {
  await outbox.add(one('a'))
  away = true
  await outbox.add(one('b'))
  expect((await outbox.take('T', 'C', LEASE))?.id).toBe('b')
  await outbox.putBack('b', false)
  away = false
  expect(await outbox.take('T', 'C', LEASE)).toMatchObject({ id: 'b', sends: 1 })
})
