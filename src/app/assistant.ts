import { type FolderWatchOptions, folderState } from '../adapters/files/folder-watch.js'
import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { createCoreAssistant } from '../core/answers/create-assistant.js'
import { finish } from '../core/index/steps.js'
import { libraryFiles } from '../data/library-files.js'
import { findProjectRoot } from '../data/project-root.js'
import { LibraryFollower } from './follow-library.js'
import { readKeptCorpus } from './kept-corpus.js'
import { KnowledgeMaker } from './knowledge.js'
import { LiveAssistant } from './live-assistant.js'
import { type OwnSearch, SearcherMaker } from './searchers.js'

export interface AssistantOptions {
  /** The folder that holds `corpus/` and `intents/`; by default the package's own. */
  root?: string
  /** The folder of imported documents; without it, the corpus alone answers. */
  libraryFolder?: string
  /** False where changes of the library need not be followed: a program that answers and ends. */
  watch?: boolean | FolderWatchOptions
  /** Searches one's own documents in an engine outside; in this process where not said. */
  ownSearch?: OwnSearch
  /** One line for each exchange of the library, and for each that failed. */
  log?: (line: string) => void
}

/**
 * Puts core, data and adapters together. What `npm run build` compiled is loaded where it was made from these very
 * files; otherwise everything is checked, analysed and kept anew (seconds). Throws DataError where the corpus is at fault.
 *
 * Where the library changes, what is new is analysed, put together with the rest in slices of some milliseconds, and exchanged
 * when it is ready; until then the old answers.
 */
export async function createAssistant({
  root = findProjectRoot(import.meta.dirname),
  libraryFolder,
  watch = true,
  ownSearch,
  log = (line) => console.error(line),
}: AssistantOptions = {}): Promise<LiveAssistant> {
  const analyzer = await loadKuromojiAnalyzer({
    onStockLoader: (reason) => log(`warn dictionary: kuromoji's own loader is used, slower and larger: ${reason}`),
  })
  const before = libraryFolder === undefined ? '' : folderState(libraryFolder)
  let isWaitedFor = true
  const onSlow = () => {
    if (isWaitedFor) log('info library: made ready for the first time …')
    isWaitedFor = false
  }
  const isAlone = libraryFolder === undefined || (watch === false && libraryFiles(libraryFolder).length === 0)
  const kept = isAlone ? readKeptCorpus(root, () => {}) : undefined
  const library = libraryFolder === undefined ? {} : { libraryFolder }
  // Reading documents takes what a start without any can do without: half as much as all else that it loads.
  const maker = kept
    ? new KnowledgeMaker(kept, analyzer)
    : (await import('./load-knowledge.js')).knowledgeMaker(root, analyzer, { ...library, onSlow, log })
  const searchers = new SearcherMaker(ownSearch)
  const knowledge = finish(maker.steps())
  isWaitedFor = false
  const { bring, ...made } = finish(searchers.steps(knowledge))
  // Nobody waits for it: until the engine holds them all, whoever asks is told.
  void bring?.()
  const assistant = createCoreAssistant({ knowledge, analyzer, ...made })
  const live = new LiveAssistant({ assistant, corpus: knowledge.corpus })
  if (libraryFolder !== undefined && watch !== false) {
    live.follow(
      (exchange) =>
        new LibraryFollower({
          ...{ libraryFolder, before, maker, searchers, analyzer, exchange, log },
          ...(watch === true ? {} : { watch }),
        }),
    )
  }
  return live
}
