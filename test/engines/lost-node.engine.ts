import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/core/index/searcher.js'
import { inProcess, mixedPassages, mixedQueries } from '../fixtures/mixed-passages.js'
import { searchedOf } from '../fixtures/searched-passages.js'
import { anEngineSearcher, ENGINE_URLS } from './engine.js'

const { ENGINE_CONTROL } = process.env
const AT_ONCE = 4
const LIMIT = 40

const tell = async (verb: 'stop' | 'start', node: number) => {
  const answer = await fetch(`${ENGINE_CONTROL}/${verb}/${node}`)
  expect(await answer.text()).toBe('done')
}

describe.skipIf(ENGINE_CONTROL === undefined)('while questions arrive', () => {
  it('a node of three that goes away costs no answer and makes none wrong, and neither does its coming back', async () => {
    const passages = mixedPassages(3000, 5)
    const queries = mixedQueries(passages, 40, 6)
    const { searcher, connection, alias, close } = anEngineSearcher()
    try {
      expect(await searcher.bring(searchedOf(passages))).toBe(true)
      const health = { method: 'GET', path: `/_cluster/health/${alias}-1`, timeoutMs: 60_000 } as const
      await connection.ask({ ...health, query: { wait_for_status: 'green', timeout: '60s' } })
      const reference = inProcess(passages)
      const wanted = await Promise.all(queries.map((query) => reference.search(query, LIMIT)))
      // The node with the copy that takes what is put in: the others have to agree on a new one.
      const shards = await connection.ask<{ prirep: string; node: string }[]>({
        ...{ method: 'GET', path: `/_cat/shards/${alias}-1`, query: { format: 'json' }, timeoutMs: 5000 },
      })
      const lost = Number(/\d+$/.exec(shards.find(({ prirep }) => prirep === 'p')!.node)![0]) - 1
      let isOver = false
      const tally = { asked: 0, wrong: 0, lost: [] as string[], slowest: 0 }
      const ask = async (from: number) => {
        for (let i = from; !isOver; i += AT_ONCE) {
          const at = i % queries.length
          const started = performance.now()
          tally.asked += 1
          try {
            if (!isSame(await searcher.search(queries[at]!, LIMIT), wanted[at]!)) tally.wrong += 1
          } catch (error) {
            tally.lost.push(String(error))
          }
          tally.slowest = Math.max(tally.slowest, performance.now() - started)
        }
      }
      const asking = Promise.all(Array.from({ length: AT_ONCE }, (_, i) => ask(i)))
      const more = async (count: number) => {
        for (const until = tally.asked + count; tally.asked < until; ) await pause(20)
      }
      await more(50)
      await tell('stop', lost)
      await more(150)
      // So long the others may take to notice that it is gone, and to make another copy.
      await pause(3000)
      await tell('start', lost)
      await more(100)
      isOver = true
      await asking
      const slowest = tally.slowest.toFixed(0)
      console.log(
        `${tally.asked} questions, ${tally.lost.length} lost, ${tally.wrong} wrong, the slowest ${slowest} ms`,
      )
      expect({ wrong: tally.wrong, lost: tally.lost }).toEqual({ wrong: 0, lost: [] })
      expect(ENGINE_URLS).toHaveLength(3)
    } finally {
      await close()
    }
  }, 240_000)
})

/** The same places with the same scores: they are floats there. */
function isSame(found: readonly Hit[], wanted: readonly Hit[]): boolean {
  return (
    found.length === wanted.length &&
    found.every(({ score }, i) => Math.abs(score - wanted[i]!.score) < 1e-6 * wanted[i]!.score)
  )
}
