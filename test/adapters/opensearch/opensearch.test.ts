import { afterEach, describe, expect, it } from 'vitest'
import { EngineConnection } from '../../../src/adapters/opensearch/connection.js'
import { OpenSearchSearcher } from '../../../src/adapters/opensearch/opensearch-searcher.js'
import { SearchError } from '../../../src/core/index/searcher.js'
import { SEARCH_SETTINGS } from '../../../src/core/ranking/ranking-weights.js'
import type { TestPassage } from '../../fixtures/mixed-passages.js'
import { searchedOf } from '../../fixtures/searched-passages.js'
import { type FakeEngine, type Mood, startFakeEngine } from './fake-engine.js'

const ALIAS = 'test-own'
const RULES: TestPassage[] = [
  { id: 'overtime', terms: ['残業', '申請'] },
  { id: 'pay', terms: ['残業', '手当'], forHr: true },
]
const QUERY = { terms: [{ term: '残業', weight: 1 }] }

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function start(urlsBefore: string[] = []) {
  const engine = await startFakeEngine(ALIAS)
  const lines: string[] = []
  const connection = new EngineConnection({ urls: [...urlsBefore, engine.url] })
  const log = (line: string) => lines.push(line)
  const searcher = new OpenSearchSearcher({ connection, alias: ALIAS, team: 'own', settings: SEARCH_SETTINGS, log })
  open.push(searcher, connection, engine)
  return { engine, searcher, lines }
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SearchError ? error.code : String(error)),
  )
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it never came to be')
}
const idsIn = (engine: FakeEngine) => [...engine.held.keys()].toSorted()

describe('an engine that fails', () => {
  it.each([
    ['reset', 'away'],
    ['hang', 'away'],
    ['shardMissing', 'partial'],
    ['timedOut', 'partial'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'busy'],
    [500, 'away'],
    [503, 'away'],
    [400, 'fault'],
    ['notJson', 'fault'],
  ] as [Mood, string][])('is never taken for one that finds nothing (%s: %s)', async (mood, code) => {
    const { engine, searcher } = await start()
    await searcher.bring(searchedOf(RULES))
    expect(await searcher.search(QUERY, 10)).toHaveLength(2)
    engine.mood = mood
    expect(await faultOf(searcher.search(QUERY, 10))).toBe(code)
    expect(searcher.state.failed).toBe(1)
  })

  it('is asked no more while it is away, is told of once, and is searched again by itself when it is back', async () => {
    const { engine, searcher, lines } = await start()
    await searcher.bring(searchedOf(RULES))
    engine.mood = 'reset'
    await faultOf(searcher.search(QUERY, 10))
    const asked = engine.searches.length
    const started = performance.now()
    for (let i = 0; i < 50; i += 1) expect(await faultOf(searcher.search(QUERY, 10))).toBe('away')
    expect(performance.now() - started).toBeLessThan(200)
    expect(searcher.state.fault).toMatch(/no answer/)
    expect(engine.searches.length).toBe(asked)
    engine.mood = 'ok'
    await until(async () => (await faultOf(searcher.search(QUERY, 10))) === 'none')
    expect(searcher.state.fault).toBeUndefined()
    const told = lines.filter((line) => /^(error|warn)/.test(line))
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(/^error search: the engine gave no answer/)
    expect(told[1]).toMatch(/^warn search: the engine is back after/)
  })

  it('is asked at another node where one gives no answer', async () => {
    const gone = await startFakeEngine(ALIAS)
    await gone.close()
    const { searcher } = await start([gone.url])
    await searcher.bring(searchedOf(RULES))
    for (let i = 0; i < 6; i += 1) expect(await searcher.search(QUERY, 10)).toHaveLength(2)
  })

  it('is asked again where a shard is missing for a moment', async () => {
    const { engine, searcher } = await start()
    await searcher.bring(searchedOf(RULES))
    engine.mood = 'shardMissing'
    const found = searcher.search(QUERY, 10)
    await until(() => engine.searches.length > 0)
    engine.mood = 'ok'
    expect(await found).toHaveLength(2)
    expect(searcher.state.fault).toBeUndefined()
  })
})

describe('what an engine is to hold', () => {
  it('is not searched before it is all there; what was not there yet is brought when the engine comes', async () => {
    const { engine, searcher } = await start()
    engine.mood = 'reset'
    expect(await faultOf(searcher.search(QUERY, 10))).toBe('behind')
    expect(await searcher.bring(searchedOf(RULES))).toBe(false)
    expect(await faultOf(searcher.search(QUERY, 10))).toBe('away')
    engine.mood = 'ok'
    await until(async () => (await faultOf(searcher.search(QUERY, 10))) === 'none')
    expect(idsIn(engine)).toEqual(['overtime', 'pay'])
  })

  it('follows what is changed, put in and taken out, and sends nothing twice', async () => {
    const { engine, searcher, lines } = await start()
    await searcher.bring(searchedOf(RULES))
    await searcher.bring(searchedOf([RULES[0]!, { id: 'new', terms: ['休暇'] }]))
    expect(idsIn(engine)).toEqual(['new', 'overtime'])
    expect(lines.at(-1)).toMatch(/1 passages put in, 1 taken out/)
    const count = lines.length
    await searcher.bring(searchedOf([RULES[0]!, { id: 'new', terms: ['休暇'] }]))
    expect(lines).toHaveLength(count)
  })

  it('comes through where the engine has no room for some of it at first', async () => {
    const { engine, searcher } = await start()
    engine.busyBulks = 2
    expect(await searcher.bring(searchedOf(RULES))).toBe(true)
    expect(idsIn(engine)).toEqual(['overtime', 'pay'])
  })

  it('leaves alone for a while what another process has put there', async () => {
    const { engine, searcher } = await start()
    engine.held.set('taught', { passage: 'taught', mark: 5, at: Math.floor(Date.now() / 1000), team: 'own' })
    await searcher.bring(searchedOf(RULES))
    expect(idsIn(engine)).toEqual(['overtime', 'pay', 'taught'])
  })
})

it('asks for nothing that the reader may not see, and never for another team', async () => {
  const { engine, searcher } = await start()
  await searcher.bring(searchedOf(RULES))
  const before = engine.searches.length
  for (const reader of [undefined, 'everyone', 'hr', 'outside'] as const)
    await searcher.search({ ...QUERY, ...(reader && { reader }) }, 10)
  const [unsaid, everyone, hr, ...others] = engine.searches.slice(before).map(({ body }) => JSON.stringify(body))
  expect(others).toEqual([])
  for (const body of [unsaid, everyone, hr]) expect(body).toContain('{"term":{"team":"own"}}')
  for (const body of [unsaid, everyone]) expect(body).toContain('{"term":{"foundBy":"everyone"}}')
  expect(hr).not.toContain('foundBy')
  expect(engine.searches.every(({ query }) => query.includes('allow_partial_search_results=false'))).toBe(true)
})
