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
  /** Takes what answers from now on. */
  exchange: (next: Generation) => void
  log: (line: string) => void
}

/** One rebuild at a time; a change that comes meanwhile is followed by another. */
export function followLibrary({ root, libraryFolder, before, analyzer, watch, exchange, log }: Following): FolderWatch {
  let running: ReturnType<typeof startRebuild> | undefined
  let again = false
  let closed = false
  const rebuild = async () => {
    if (running) {
      again = true
      return
    }
    const start = performance.now()
    running = startRebuild({ root, libraryFolder }, log)
    try {
      const packed = await running.packed
      const knowledge = await inSlices(unpackSteps(packed))
      const { termsByReading } = knowledge.index
      const lexicon = await inSlices(Lexicon.build(termsByReading, termsToSpell(knowledge.index)))
      await inSlices(openSteps(knowledge.index.passages))
      const searchers = await searchersOf(knowledge, (passages) =>
        inSlices(miniSearcherSteps(passages, SEARCH_SETTINGS)),
      )
      if (closed) return
      exchange({
        assistant: createCoreAssistant({ knowledge, analyzer, lexicon, ...searchers }),
        corpus: knowledge.corpus,
      })
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      log(`info library: ${knowledge.corpus.passages.length} passages in use, made ready in ${seconds} s`)
    } catch (error) {
      if (!closed) log(`error library: not exchanged, the old one answers on: ${(error as Error).message}`)
    } finally {
      running = undefined
      if (again && !closed) {
        again = false
        void rebuild()
      }
    }
  }
  const watcher = watchFolder(libraryFolder, before, rebuild, watch)
  return {
    close: () => {
      closed = true
      watcher.close()
      void running?.stop()
    },
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
