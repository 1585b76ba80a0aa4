import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type FolderState,
  type FolderWatch,
  type FolderWatchOptions,
  watchFolder,
} from '../adapters/files/folder-watch.js'
import { assistantSteps } from '../core/answers/create-assistant.js'
import { warmUpQuestions } from '../core/answers/warm-up.js'
import { openSteps } from '../core/index/packed-passage.js'
import type { Steps } from '../core/index/steps.js'
import { isNothing, NOTHING_TAUGHT, type Taught } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-files.js'
import type { KnowledgeMaker } from './knowledge.js'
import type { Generation } from './live-assistant.js'
import type { SearcherMaker } from './searchers.js'

interface Following {
  libraryFolder: string
  before: FolderState
  maker: KnowledgeMaker
  searchers: SearcherMaker
  analyzer: Analyzer
  watch?: FolderWatchOptions
  /** What answers where there is nothing of one's own. */
  base?: Generation
  /** Takes what answers from now on. */
  exchange: (next: Generation) => void
  log: (line: string) => void
}

/** Makes another generation where the library's files change, or what is taught. One at a time. */
export class LibraryFollower {
  private readonly parts: Following
  private readonly watcher: FolderWatch
  private taught = NOTHING_TAUGHT
  /** Whether that is in use. */
  private inUse = Promise.resolve(true)
  /** Ends when everything that was begun has ended. */
  private last: Promise<unknown> = Promise.resolve()
  /** Not begun yet: it will see whatever changes until then. */
  private next: Promise<boolean> | undefined
  private closed = false

  constructor(parts: Following) {
    this.parts = parts
    this.watcher = watchFolder(parts.libraryFolder, parts.before, () => void this.rebuild(), parts.watch)
  }

  /** Resolves when it is in use here: true; false where it cannot be used, which is logged. */
  async teach(taught: Taught): Promise<boolean> {
    if (JSON.stringify(taught) === JSON.stringify(this.taught) && (await this.inUse)) return true
    this.taught = taught
    this.inUse = this.rebuild()
    return this.inUse
  }

  /** What would answer if this were taught; nothing is kept of it. */
  tryOut(taught: Taught): Promise<Generation> {
    return this.inTurn(() => this.make(taught, { tried: true }))
  }

  /** Looks at the library as it is now. Resolves when it is in use; false where it cannot be, which is logged. */
  look(): Promise<boolean> {
    return this.rebuild()
  }

  close(): void {
    this.closed = true
    this.watcher.close()
  }

  private rebuild(): Promise<boolean> {
    this.next ??= this.inTurn(() => {
      this.next = undefined
      return this.exchange()
    })
    return this.next
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => {})
    return turn
  }

  private async exchange(): Promise<boolean> {
    const { log, exchange } = this.parts
    const start = performance.now()
    try {
      const generation = await this.make(this.taught)
      if (this.closed) return false
      exchange(generation)
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      log(`info library: ${generation.corpus.passages.length} passages in use, made ready in ${seconds} s`)
      return true
    } catch (error) {
      if (!this.closed) log(`error library: not exchanged, the old one answers on: ${(error as Error).message}`)
      return false
    }
  }

  private async make(taught: Taught, { tried = false } = {}): Promise<Generation> {
    const { maker, searchers, analyzer, base, libraryFolder } = this.parts
    if (base !== undefined && isNothing(taught) && libraryFiles(libraryFolder).length === 0) return base
    const knowledge = await inSlices(maker.steps(taught))
    await inSlices(openSteps(knowledge.index.passages))
    const { bring, ...made } = await inSlices(searchers.steps(knowledge, { tried }))
    const assistant = await inSlices(assistantSteps({ knowledge, analyzer, ...made }))
    const { corpus } = knowledge
    // Where the engine is away these take their place all the same: it is brought there when it is back.
    await bring?.()
    // The first answers make what is made on first use; nobody should wait for that.
    for (const text of warmUpQuestions(corpus, FIRST_QUESTIONS)) {
      await assistant.answer({ text })
      await nextTurn()
    }
    return { assistant, corpus }
  }
}

const FIRST_QUESTIONS = 12

/** A tenth of what may hold up whoever asks meanwhile. */
const SLICE_MS = 10

/** Runs steps for some milliseconds at a time, and lets others have their turn in between. */
async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await nextTurn()
  }
}
