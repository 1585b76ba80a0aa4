import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type FolderState,
  type FolderWatch,
  type FolderWatchOptions,
  watchFolder,
} from '../adapters/files/folder-watch.js'
import { miniSearcherSteps } from '../adapters/minisearch/minisearch.js'
import { createCoreAssistant } from '../core/answers/create-assistant.js'
import { unpackSteps } from '../core/index/knowledge.js'
import { Lexicon, termsToSpell } from '../core/index/lexicon.js'
import { openSteps } from '../core/index/packed-passage.js'
import { isTaught, NOTHING_TAUGHT, type Taught } from '../core/library/taught.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'
import type { Analyzer } from '../core/text/analyzer.js'
import type { Generation } from './live-assistant.js'
import { searchersOf } from './searchers.js'
import { startRebuild } from './workers/rebuild.js'

interface Following {
  root: string
  libraryFolder: string
  before: FolderState
  analyzer: Analyzer
  watch?: FolderWatchOptions
  /** False where what is taught is not to be found on the disk afterwards. */
  keepsTaught: boolean
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
  private running: ReturnType<typeof startRebuild> | undefined
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
    return this.inTurn(() => this.make(taught, false))
  }

  close(): void {
    this.closed = true
    this.watcher.close()
    void this.running?.stop()
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
      const generation = await this.make(this.taught, this.parts.keepsTaught || !isTaught(this.taught))
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

  private async make(taught: Taught, keeps: boolean): Promise<Generation> {
    const { root, libraryFolder, analyzer, log } = this.parts
    this.running = startRebuild({ root, libraryFolder, taught, keeps }, log)
    try {
      const packed = await this.running.packed
      const knowledge = await inSlices(unpackSteps(packed))
      const { termsByReading } = knowledge.index
      const lexicon = await inSlices(Lexicon.build(termsByReading, termsToSpell(knowledge.index)))
      await inSlices(openSteps(knowledge.index.passages))
      const searchers = await searchersOf(knowledge, (passages) =>
        inSlices(miniSearcherSteps(passages, SEARCH_SETTINGS)),
      )
      return {
        assistant: createCoreAssistant({ knowledge, analyzer, lexicon, ...searchers }),
        corpus: knowledge.corpus,
      }
    } finally {
      this.running = undefined
    }
  }
}

/** A tenth of what may hold up whoever asks meanwhile. */
const SLICE_MS = 10

/** Runs steps for some milliseconds at a time, and lets others have their turn in between. */
async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await nextTurn()
  }
}
