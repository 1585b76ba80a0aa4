import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import type { Answer } from '../../src/core/answers/answer.js'
import type { Assistant, Question } from '../../src/core/answers/assistant.js'
import { begunWith, type ThreadState } from '../../src/core/question/thread-state.js'
import { Arrivals } from '../../src/service/arrivals.js'
import type { Asking, Exchange, Want } from '../../src/service/asking.js'
import { Deliveries } from '../../src/service/deliveries.js'
import { UNSURE_BELOW } from '../../src/service/desk/figures.js'
import { SURE } from '../../src/service/manners.js'
import { NO_METER } from '../../src/service/meter.js'
import { Service } from '../../src/service/service.js'
import type { ConversationStores } from '../../src/service/stores.js'
import { Turns } from '../../src/service/turns.js'

const ASKER = { team: 'T', user: 'U' }
const THREAD = { team: 'T', channel: 'C', thread: '1.0' }
const BEFORE: ThreadState = { ...begunWith('広島市'), caseIds: ['a'], bound: true }
const AFTER: ThreadState = { ...BEFORE, question: '残業は？' }
const FOUND: Answer = { kind: 'answer', confidence: 0.9, leading: 0, excerpts: [] }
const NONE: Answer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [] }

let stores: ConversationStores
let answer: Answer
let asked: Question[]
let exchanges: Exchange[]
let logged: string[]
let service: Service

beforeEach(() => {
  stores = createMemoryStores()
  answer = FOUND
  asked = []
  exchanges = []
  logged = []
  service = new Service({
    assistant: assistant(),
    stores,
    // That something was answered is a line too.
    log: (line) => line.startsWith('info answered') || logged.push(line),
    onExchange: (exchange) => exchanges.push(exchange),
    now: () => 1000,
  })
})

function assistant(): Assistant {
  const lookUp = async () => answer
  return {
    converse: async (question: Question) => {
      asked.push(question)
      return { answer, thread: AFTER }
    },
    caseStudy: lookUp,
    checklist: lookUp,
    snippets: lookUp,
    caseById: lookUp,
    checklistById: lookUp,
    compare: lookUp,
    similarCases: lookUp,
    cases: () => [],
    sources: () => [],
  } as unknown as Assistant
}

const ask = (text: string, more: Partial<Asking> = {}) =>
  service.reply({ want: { kind: 'question', text }, asker: ASKER, ...more })

describe('what nobody asked the bot', () => {
  const SURELY: Answer = { ...FOUND, confidence: 0.95 }
  const volunteer = () =>
    service.reply({
      ...{ want: { kind: 'question', text: '残業はできますか？' } as Want, thread: THREAD, message: '1.0' },
      ...{ asker: ASKER, volunteered: true },
    })

  it('is answered where the answer is sure; the thread goes on without the bot all the same', async () => {
    answer = SURELY
    expect((await volunteer()).unwanted).toBe(false)
    expect(await stores.questions.list('T', { limit: 9 })).toHaveLength(1)
    expect(await service.isKnown(THREAD)).toBe(false)
  })

  it.each<[string, Answer]>([
    ['an answer that is less sure', { ...FOUND, confidence: SURE - 0.01 }],
    ['other people’s rules where one’s own was asked for', { ...SURELY, notOwn: 'noneRegistered' } as Answer],
    ['nothing', NONE],
    ['a list', { kind: 'help', confidence: 1, excerpts: [] }],
  ])('is left alone where there is only %s, and not kept', async (_, only) => {
    answer = only
    expect((await volunteer()).unwanted).toBe(true)
    expect(await stores.questions.list('T', { limit: 9 })).toEqual([])
  })
})

describe('a question in a thread', () => {
  it('takes up what was said there, and is remembered for the next', async () => {
    await stores.threads.set(THREAD, BEFORE, 1000)
    const reply = await ask('残業は？', { thread: THREAD })
    expect(asked).toEqual([{ text: '残業は？', thread: BEFORE }])
    expect(reply).toMatchObject({ answer: FOUND, words: '残業は？', unwanted: false })
    expect(await stores.threads.get(THREAD)).toEqual(AFTER)
  })

  it('asked beside it takes that up too, and leaves it as it was', async () => {
    await stores.threads.set(THREAD, BEFORE, 1000)
    await ask('残業は？', { beside: THREAD })
    expect(asked).toEqual([{ text: '残業は？', thread: BEFORE }])
    expect(await stores.threads.get(THREAD)).toEqual(BEFORE)
  })

  it('about how to use the bot gets help, which begins a conversation and changes none', async () => {
    expect((await ask('ヘルプ', { thread: THREAD })).answer.kind).toBe('help')
    expect(await service.isKnown(THREAD)).toBe(true)
    await stores.threads.set(THREAD, BEFORE, 1000)
    expect((await ask('', { thread: THREAD })).answer.kind).toBe('help')
    expect(await stores.threads.get(THREAD)).toEqual(BEFORE)
    expect(asked).toEqual([])
  })
})

describe('what is said between people', () => {
  it.each<[string, Answer, boolean]>([
    ['了解です', NONE, true],
    ['ありがとうございます', { kind: 'smalltalk', reply: 'いつでもどうぞ。', confidence: 1, excerpts: [] }, true],
    ['手当は？', NONE, false],
    ['了解です', FOUND, false],
  ])('%s, answered with %o, is unwanted: %s', async (text, given, unwanted) => {
    answer = given
    expect((await ask(text, { thread: THREAD, overheard: true })).unwanted).toBe(unwanted)
  })

  it('to the bot is always answered', async () => {
    answer = NONE
    expect((await ask('了解です', { thread: THREAD })).unwanted).toBe(false)
  })
})

describe('everything that is asked', () => {
  it.each<[Want]>([
    [{ kind: 'question', text: '残業は？' }],
    [{ kind: 'cases', words: '広島市' }],
    [{ kind: 'checklist', words: 'セキュリティ' }],
    [{ kind: 'snippets', words: '残業' }],
    [{ kind: 'openCase', id: 'a' }],
    [{ kind: 'openChecklist', id: 'a' }],
    [{ kind: 'similarCases', id: 'a' }],
    [{ kind: 'compareCases', ids: ['a', 'b'] }],
  ])('%o is noted with what was shown, under the name that the reply carries', async (want) => {
    const reply = await service.reply({ want, asker: ASKER })
    expect(exchanges).toEqual([
      expect.objectContaining({ id: reply.id, asking: { want, asker: ASKER }, answer, at: 1000 }),
    ])
  })

  it('has a name of its own', async () => {
    const ids = await Promise.all([ask('残業は？'), ask('残業は？')].map(async (reply) => (await reply).id))
    expect(ids[0]).not.toBe(ids[1])
  })
})

describe('a store that is away', () => {
  const away = async () => {
    throw new Error('the disk is gone')
  }

  it('costs the memory of a thread, not the answer', async () => {
    Object.assign(stores.threads, { get: away, set: away })
    expect((await ask('残業は？', { thread: THREAD })).answer).toEqual(FOUND)
    expect(logged).toEqual([
      'error threads: not read, answered without: Error: the disk is gone',
      'error threads: not kept: Error: the disk is gone',
    ])
  })

  it('makes no thread known', async () => {
    Object.assign(stores.threads, { get: away })
    expect(await service.isKnown(THREAD)).toBe(false)
  })

  it('lets a delivery be worked on all the same', async () => {
    Object.assign(stores.deliveries, { claim: away, renew: away, release: away, finish: away })
    const work = vi.fn(async () => {})
    await take('a', work)
    await take('a', work)
    expect(work).toHaveBeenCalledOnce()
    expect(logged).toEqual(
      ['claim', 'finish'].map((what) => `error deliveries: ${what} failed: Error: the disk is gone`),
    )
  })

  it('is told later of what was done meanwhile, which is not done again', async () => {
    vi.useFakeTimers()
    const { claim, finish } = stores.deliveries
    stores.deliveries.finish = away
    await take('a', async () => {})
    Object.assign(stores.deliveries, { claim, finish })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await stores.deliveries.takeOver({ holder: 'next', ms: 1000 }, 9)).toEqual([])
    vi.useRealTimers()
  })

  it('does not hold up an acknowledgement for longer than a second', async () => {
    vi.useFakeTimers()
    stores.deliveries.claim = () => new Promise(() => {})
    const acknowledge = vi.fn(async () => {})
    const taken = service.deliveries.once(delivery('a'), acknowledge, async () => {})
    await vi.advanceTimersByTimeAsync(1001)
    await taken
    expect(acknowledge).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})

const delivery = (key: string) => ({ team: 'T', key, payload: `"${key}"` })
const take = (key: string, work: () => Promise<void>) => service.deliveries.once(delivery(key), async () => {}, work)

describe('a delivery', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const process = (kept: ConversationStores) =>
    new Service({ assistant: assistant(), stores: kept, log: (line) => logged.push(line) }).deliveries

  it('is written down, then acknowledged, then worked on, and only acknowledged when it comes again', async () => {
    const order: string[] = []
    const { claim } = stores.deliveries
    stores.deliveries.claim = async (...of) => {
      const claimed = await claim(...of)
      order.push('written')
      return claimed
    }
    const acknowledge = async () => void order.push('acknowledged')
    const work = async () => void order.push('worked')
    await service.deliveries.once(delivery('a'), acknowledge, work)
    await service.deliveries.once(delivery('a'), acknowledge, work)
    expect(order).toEqual(['written', 'acknowledged', 'worked', 'acknowledged'])
  })

  it('that fails is over too: the person has been told', async () => {
    const failing = take('a', async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const work = vi.fn(async () => {})
    await take('a', work)
    expect(work).not.toHaveBeenCalled()
  })

  it('is held for as long as its work lasts, and taken up by another soon after its holder has died', async () => {
    vi.useFakeTimers()
    const kept = createMemoryStores()
    const [living, other] = [process(kept), process(kept)]
    const again = vi.fn(async () => {})
    const takeUp = () => other.takeUp(({ key }) => other.once(delivery(key), async () => {}, again))
    let end = () => {}
    const long = living.once(
      delivery('long'),
      async () => {},
      () => new Promise<void>((resolve) => (end = resolve)),
    )
    await vi.advanceTimersByTimeAsync(20 * 60_000)
    await takeUp()
    expect(again).not.toHaveBeenCalled()
    end()
    await long
    await kept.deliveries.claim(delivery('dead'), { holder: 'dead', ms: 15_000 })
    await vi.advanceTimersByTimeAsync(15_001)
    await Promise.all([takeUp(), takeUp()])
    expect(again).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(15_001)
    await takeUp()
    expect(again).toHaveBeenCalledOnce()
  })

  it('that a process leaves behind at its end is taken up at once', async () => {
    const kept = createMemoryStores()
    const [ending, next] = [process(kept), process(kept)]
    void ending.once(
      delivery('a'),
      async () => {},
      () => new Promise(() => {}),
    )
    await ending.release()
    const seen: unknown[] = []
    await next.takeUp(async (taken) => void seen.push(taken))
    expect(seen).toEqual([{ ...delivery('a'), takes: 2 }])
    // Nothing came of it: nobody wanted it any more.
    await ending.release()
    expect(await kept.deliveries.takeOver({ holder: 'p', ms: 1 }, 9)).toEqual([])
  })

  it('of which there are more than are worked on at once stand in the store, acknowledged, and come in their order', async () => {
    const kept = createMemoryStores()
    const deliveries = new Deliveries(kept.deliveries, (line) => logged.push(line), NO_METER, 2)
    const acknowledged: string[] = []
    const begun: string[] = []
    const ends = new Map<string, () => void>()
    const come = (key: string) =>
      deliveries.once(
        delivery(key),
        async () => void acknowledged.push(key),
        () => {
          begun.push(key)
          return new Promise<void>((resolve) => ends.set(key, resolve))
        },
        { mayWait: !key.startsWith('press') },
      )
    await deliveries.takeUp(({ key }) => come(key))
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    for (const key of ['a', 'b', 'c', 'd', 'press', 'c']) {
      void come(key)
      await settle()
    }
    // A repeat of what waits is acknowledged too; a press does not wait.
    expect(acknowledged).toEqual(['a', 'b', 'c', 'd', 'press', 'c'])
    expect(begun).toEqual(['a', 'b', 'press'])
    for (const key of ['a', 'b', 'press']) ends.get(key)?.()
    await settle()
    void come('e')
    await settle()
    expect(begun).toEqual(['a', 'b', 'press', 'c', 'd'])
    for (const key of ['c', 'd']) ends.get(key)?.()
    await settle()
    expect(begun).toEqual(['a', 'b', 'press', 'c', 'd', 'e'])
    expect(logged).toEqual([])
    // Where it cannot be left, it is worked on at once.
    void come('f')
    await settle()
    kept.deliveries.claim = () => Promise.reject(new Error('away'))
    void come('g')
    await settle()
    expect(begun.slice(-2)).toEqual(['f', 'g'])
    expect(logged).toEqual([expect.stringContaining('claim failed')])
  })

  it('over which processes end again and again is given up, with a word in the log', async () => {
    const kept = createMemoryStores()
    await kept.deliveries.claim(delivery('post:secret'), { holder: '0', ms: 1000 })
    for (let i = 0; i < 19; i++) {
      await kept.deliveries.release(String(i))
      await kept.deliveries.takeOver({ holder: String(i + 1), ms: 1000 }, 9)
    }
    await kept.deliveries.release('19')
    const work = vi.fn(async () => {})
    await process(kept).takeUp(work)
    expect(work).not.toHaveBeenCalled()
    expect(logged).toEqual(['error deliveries: given up, 20 processes ended over it: post'])
  })
})

describe('turns', () => {
  it('let in what has arrived before each piece of work, and get on while more arrives in every round', async () => {
    const turns = new Turns()
    const order: string[] = []
    const took: Promise<void>[] = []
    for (let round = 0; round < 90; round++) {
      took.push(turns.take(async () => void order.push('work')))
      await new Promise((resolve) => setImmediate(resolve))
      order.push('arrival')
    }
    const arrivals = order
      .join(' ')
      .split('work')
      .map((between) => between.match(/arrival/g)?.length ?? 0)
    expect(arrivals.length).toBeGreaterThan(9)
    expect(arrivals.slice(0, -1).every((count) => count >= 7 && count <= 9)).toBe(true)
    await Promise.all(took)
  })

  it('waits while acknowledgements are late, and not for ever', async () => {
    let now = 0
    const arrivals = new Arrivals(() => now)
    const turns = new Turns(arrivals, async (ms) => {
      now += ms
    })
    const at = () => turns.take(async () => now)
    const acknowledged = arrivals.begin()
    expect(await at()).toBe(0)
    now = 151
    expect([await at(), await at()]).toEqual([401, 651])
    const later = arrivals.begin()
    acknowledged()
    expect(await at()).toBe(651)
    later()
    now = 10_000
    expect(await at()).toBe(10_000)
  })
})

describe('what is kept of a question', () => {
  const words = '残業は？'

  it('is what was asked where, what was shown, and how sure it was', async () => {
    const { id } = await ask(words, { thread: THREAD })
    expect(await stores.questions.list('T', { limit: 99 })).toEqual([
      {
        ...{ id, team: 'T', channel: 'C', thread: '1.0', user: 'U', words, asked: 'question', kind: 'answer' },
        ...{ confidence: 0.9, shownIds: [], at: 1000 },
      },
    ])
  })

  it('is no surer than what was shown as something near', async () => {
    answer = { ...FOUND, kind: 'answer', leading: 0, unsure: true }
    await ask(words)
    expect((await stores.questions.list('T', { limit: 99 }))[0]!.confidence).toBeLessThan(UNSURE_BELOW)
  })

  it('is neither its words nor who asked, where they are not to be kept', async () => {
    const discreet = new Service({ assistant: assistant(), stores, log: () => {}, keepsWords: false })
    await discreet.reply({ want: { kind: 'question', text: words }, asker: ASKER })
    const [kept] = await stores.questions.list('T', { limit: 99 })
    expect(kept).toMatchObject({ kind: 'answer', channel: '' })
    expect(JSON.stringify(kept)).not.toMatch(/残業|"U"/)
  })

  it('is nothing where people spoke to each other', async () => {
    answer = NONE
    await ask('了解です', { thread: THREAD, overheard: true })
    expect(await stores.questions.list('T', { limit: 99 })).toEqual([])
  })

  it('costs no answer where it cannot be kept', async () => {
    stores.questions.add = async () => {
      throw new Error('the disk is full')
    }
    expect((await ask(words)).answer).toEqual(FOUND)
    expect(logged).toEqual(['error questions: not kept: Error: the disk is full'])
  })
})
