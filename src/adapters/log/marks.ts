import { AsyncLocalStorage } from 'node:async_hooks'
import type { Marks } from '../../service/marks.js'

/** Marks that follow the work through whatever it waits for. */
export function createMarks(): Marks {
  const storage = new AsyncLocalStorage<string | undefined>()
  return { during: (mark, work) => storage.run(mark, work), current: () => storage.getStore() }
}
