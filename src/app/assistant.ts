import { join } from 'node:path'
import {
  type FolderState,
  type FolderWatch,
  type FolderWatchOptions,
  folderState,
  watchFolder,
} from '../adapters/files/folder-watch.js'
import { keyOfFolders, readKnowledge, writeKnowledge } from '../adapters/knowledge/knowledge-file.js'
import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { createMiniSearcher, miniSearcherSteps, type SearchablePassage } from '../adapters/minisearch/minisearch.js'
import type { Assistant } from '../core/answers/assistant.js'
import { createCoreAssistant } from '../core/answers/create-assistant.js'
import { swappableAssistant } from '../core/answers/swappable-assistant.js'
import { warmUpQuestions } from '../core/answers/warm-up.js'
import { compileKnowledge, type Knowledge, unpackSteps } from '../core/index/knowledge.js'
import { Lexicon, termsToSpell } from '../core/index/lexicon.js'
import { openSteps } from '../core/index/packed-passage.js'
import { createPostingsSearcher, type Postings, searchablePassages } from '../core/index/postings.js'
import type { Searcher } from '../core/index/searcher.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-store.js'
import { loadCorpus } from '../data/load-corpus.js'
import { loadIntents } from '../data/load-intents.js'
import { addLibrary } from '../data/load-library.js'
import { findProjectRoot } from '../data/project-root.js'
import { startRebuild } from './workers/rebuild.js'

export interface AssistantOptions {
  /** The folder that holds `corpus/` and `intents/`; by default the package's own. */
  root?: string
  /** The folder of imported documents; without it, the corpus alone answers. */
  libraryFolder?: string
  /** False where changes of the library need not be followed: a program that answers and ends. */
  watch?: boolean | FolderWatchOptions
  /** One line for each exchange of the library, and for each that failed. */
  log?: (line: string) => void
}

/** An assistant that follows its library. */
export interface LiveAssistant extends Assistant {
  /**
   * Answers some questions of the corpus's own, so that the first person does not wait for what is made on first use (tens of
   * milliseconds). With a pause after each, others have their turn; where one of them asks, it is at an end: their
   * questions do the same.
   */
  warmUp(options: { questions: number; pauseMs?: number }): Promise<void>
  /** Stops following; what is at hand goes on answering. */
  close(): void
}

/**
 * Puts core, data and adapters together. What `npm run build` compiled is loaded where it was made from these very
 * files; otherwise everything is checked, analysed and kept anew (seconds). Throws DataError.
 *
 * Where the library changes, what it makes is compiled in a thread of its own and exchanged when it is ready; until then,
 * and where the library is at fault, the old answers.
 */
export async function createAssistant({
  root = findProjectRoot(import.meta.dirname),
  libraryFolder,
  watch = true,
  log = (line) => console.error(line),
}: AssistantOptions = {}): Promise<LiveAssistant> {
  const analyzer = await loadKuromojiAnalyzer()
  const before = libraryFolder === undefined ? '' : folderState(libraryFolder)
  const knowledge = loadKnowledge(root, analyzer, libraryFolder, () =>
    log('info library: made ready for the first time …'),
  )
  const searchers = await searchersOf(knowledge, async (passages) => createMiniSearcher(passages, SEARCH_SETTINGS))
  const first = createCoreAssistant({ knowledge, analyzer, ...searchers })
  let asked = false
  const warmUp: LiveAssistant['warmUp'] = async ({ questions, pauseMs = 0 }) => {
    for (const text of warmUpQuestions(knowledge.corpus, questions)) {
      await first.answer({ text })
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (asked) return
    }
  }
  if (libraryFolder === undefined || watch === false) return { ...first, warmUp, close: () => {} }
  const { assistant, swap } = swappableAssistant(first)
  const follower = followLibrary({
    root,
    libraryFolder,
    before,
    analyzer,
    swap,
    log,
    ...(watch === true ? {} : { watch }),
  })
  const own: Record<string | symbol, unknown> = { warmUp, close: follower.close }
  return new Proxy(assistant as LiveAssistant, {
    get: (target, name) => {
      asked ||= name === 'answer'
      return own[name] ?? Reflect.get(target, name)
    },
  })
}

interface Following {
  root: string
  libraryFolder: string
  before: FolderState
  analyzer: Analyzer
  watch?: FolderWatchOptions
  swap: (next: Assistant) => void
  log: (line: string) => void
}

/** One rebuild at a time; a change that comes meanwhile is followed by another. */
function followLibrary({ root, libraryFolder, before, analyzer, watch, swap, log }: Following): FolderWatch {
  let running: ReturnType<typeof startRebuild> | undefined
  let again = false
  let closed = false
  const rebuild = async () => {
    if (running) {
      again = true
      return
    }
    const start = performance.now()
    running = startRebuild({ root, libraryFolder })
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
      swap(createCoreAssistant({ knowledge, analyzer, lexicon, ...searchers }))
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
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * Above this, MiniSearch takes seconds to build, half a gigabyte and tens of milliseconds a question (docs/benchmarks.md);
 * postings that came out of the compiling give the same scores (test/library/postings.test.ts).
 */
const MINISEARCH_PASSAGES = 5000

/** One searcher over everything but the originals, one over the originals where there are any. */
async function searchersOf(
  { index, postings, originals }: Knowledge,
  createMini: (passages: SearchablePassage[]) => Promise<Searcher>,
): Promise<{ searcher: Searcher; originals?: Searcher }> {
  const create = async (of: Postings) =>
    of.lengths.length > MINISEARCH_PASSAGES
      ? createPostingsSearcher(of, index, SEARCH_SETTINGS)
      : createMini(searchablePassages(of, index))
  const searcher = await create(postings)
  return originals.lengths.length === 0 ? { searcher } : { searcher, originals: await create(originals) }
}

/**
 * Compiled knowledge, from where it is kept where it is still true, else made anew and kept there: beside the library
 * where there is one (`DATA_DIR/compiled`), with the build otherwise. `onSlow` is called before a library is compiled.
 */
export function loadKnowledge(
  root: string,
  analyzer: Analyzer,
  libraryFolder?: string,
  onSlow?: () => void,
): Knowledge {
  const code = join(import.meta.dirname, '..')
  const files = libraryFolder === undefined ? [] : libraryFiles(libraryFolder).map((name) => `${libraryFolder}/${name}`)
  const key = keyOfFolders(
    [`${root}/corpus`, `${root}/intents`, `${code}/core`, `${code}/data`, `${code}/adapters`],
    files,
  )
  const folder = files.length === 0 ? `${root}/dist/compiled` : `${libraryFolder}/../compiled`
  const kept = readKnowledge(folder, key)
  if (kept) return kept
  if (files.length > 0) onSlow?.()
  const corpus = loadCorpus(root)
  const documents = libraryFolder === undefined ? corpus : addLibrary(corpus, libraryFolder)
  const knowledge = compileKnowledge(documents, loadIntents(root), analyzer)
  writeKnowledge(folder, key, knowledge)
  return knowledge
}
