import { expect, test } from 'vitest'
import { createMemoryThreadStore } from '../../../src/adapters/stores/memory/memory-stores.js'
import { begunWith } from '../../../src/core/question/thread-state.js'

const KEY = { team: 'T', channel: 'C', thread: '1.0' }
const STATE = { ...begunWith('b'), caseIds: ['a'], bound: true }

test('when there are too many threads the oldest goes', async () => {
  const threads = createMemoryThreadStore(Date.now, 2)
  for (const thread of ['1', '2', '3']) await threads.set({ ...KEY, thread }, STATE, 1000)
  expect(await threads.get({ ...KEY, thread: '1' })).toBeUndefined()
  expect(await threads.get({ ...KEY, thread: '3' })).toEqual(STATE)
})
