import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import type { Answer } from '../../src/core/answers/answer.js'
import type { Assistant, Question } from '../../src/core/answers/assistant.js'
import { begunWith, type ThreadState } from '../../src/core/question/thread-state.js'
import type { Asking, Exchange, Want } from '../../src/service/asking.js'
import { Service } from '../../src/service/service.js'
import type { Stores } from '../../src/service/stores.js'

const ASKER = { team: 'T', user: 'U' }
const THREAD = { team: 'T', channel: 'C', thread: '1.0' }
const BEFORE: ThreadState = { ...begunWith('広島市'), caseIds: ['a'], bound: true }
const AFTER: ThreadState = { ...BEFORE, question: '残業は？' }
const FOUND: Answer = { kind: 'answer', confidence: 0.9, leading: 0, excerpts: [] }
const NONE: Answer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [] }

let stores: Stores
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
    log: (line) => logged.push(line),
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
    await service.deliveries.once(['a'], work)
    expect(work).toHaveBeenCalledOnce()
  })
})

describe('a delivery', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is worked on once, and again after a failure', async () => {
    const work = vi.fn(async () => {})
    const failing = service.deliveries.once(['a'], async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await service.deliveries.once(['a', 'b'], work)
    await service.deliveries.once(['b'], work)
    expect(work).toHaveBeenCalledOnce()
  })

  it('is held for as long as its work lasts, and no longer than a lease after its holder has died', async () => {
    vi.useFakeTimers()
    const kept = createMemoryStores()
    service = new Service({ assistant: assistant(), stores: kept, log: (line) => logged.push(line) })
    const again = vi.fn(async () => {})
    let finish = () => {}
    const long = service.deliveries.once(['long'], () => new Promise<void>((resolve) => (finish = resolve)))
    await vi.advanceTimersByTimeAsync(20 * 60_000)
    await service.deliveries.once(['long'], again)
    expect(again).not.toHaveBeenCalled()
    finish()
    await long
    await kept.deliveries.claim(['dead'], 2 * 60_000)
    await vi.advanceTimersByTimeAsync(2 * 60_000 + 1)
    await service.deliveries.once(['dead'], again)
    expect(again).toHaveBeenCalledOnce()
  })
})

describe('what is kept of a question', () => {
  const words = '残業は？'

  it('is what was asked where, what was shown, and how sure it was', async () => {
    const { id } = await ask(words, { thread: THREAD })
    expect(await stores.questions.all()).toEqual([
      {
        ...{ id, team: 'T', channel: 'C', user: 'U', words, asked: 'question', kind: 'answer' },
        ...{ confidence: 0.9, shownIds: [], at: 1000 },
      },
    ])
  })

  it('is neither its words nor who asked, where they are not to be kept', async () => {
    const discreet = new Service({ assistant: assistant(), stores, log: () => {}, keepsWords: false })
    await discreet.reply({ want: { kind: 'question', text: words }, asker: ASKER })
    const [kept] = await stores.questions.all()
    expect(kept).toMatchObject({ kind: 'answer', channel: '' })
    expect(JSON.stringify(kept)).not.toMatch(/残業|"U"/)
  })

  it('is nothing where people spoke to each other', async () => {
    answer = NONE
    await ask('了解です', { thread: THREAD, overheard: true })
    expect(await stores.questions.all()).toEqual([])
  })

  it('costs no answer where it cannot be kept', async () => {
    stores.questions.add = async () => {
      throw new Error('the disk is full')
    }
    expect((await ask(words)).answer).toEqual(FOUND)
    expect(logged).toEqual(['error questions: not kept: Error: the disk is full'])
  })
})
