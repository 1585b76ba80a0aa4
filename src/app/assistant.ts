import { type FolderWatchOptions, folderState } from '../adapters/files/folder-watch.js'
import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { createMiniSearcher } from '../adapters/minisearch/minisearch.js'
import { createCoreAssistant } from '../core/answers/create-assistant.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'
import { findProjectRoot } from '../data/project-root.js'
import { LibraryFollower } from './follow-library.js'
import { loadKnowledge } from './knowledge.js'
import { LiveAssistant } from './live-assistant.js'
import { searchersOf } from './searchers.js'

export interface AssistantOptions {
  /** The folder that holds `corpus/` and `intents/`; by default the package's own. */
  root?: string
  /** The folder of imported documents; without it, the corpus alone answers. */
  libraryFolder?: string
  /** False where changes of the library need not be followed: a program that answers and ends. */
  watch?: boolean | FolderWatchOptions
  /** False where what people teach is not to be found on the disk afterwards. */
  keepsTaught?: boolean
  /** One line for each exchange of the library, and for each that failed. */
  log?: (line: string) => void
}

/**
 * Puts core, data and adapters together. What `npm run build` compiled is loaded where it was made from these very
 * files; otherwise everything is checked, analysed and kept anew (seconds). Throws DataError where the corpus is at fault.
 *
 * Where the library changes, what it makes is compiled in a thread of its own and exchanged when it is ready; until then the
 * old answers.
 */
export async function createAssistant({
  root = findProjectRoot(import.meta.dirname),
  libraryFolder,
  watch = true,
  keepsTaught = true,
  log = (line) => console.error(line),
}: AssistantOptions = {}): Promise<LiveAssistant> {
  const analyzer = await loadKuromojiAnalyzer({
    onStockLoader: (reason) => log(`warn dictionary: kuromoji's own loader is used, slower and larger: ${reason}`),
  })
  const before = libraryFolder === undefined ? '' : folderState(libraryFolder)
  const knowledge = loadKnowledge(root, analyzer, {
    ...(libraryFolder !== undefined && { libraryFolder }),
    onSlow: () => log('info library: made ready for the first time …'),
    log,
  })
  const searchers = await searchersOf(knowledge, async (passages) => createMiniSearcher(passages, SEARCH_SETTINGS))
  const assistant = createCoreAssistant({ knowledge, analyzer, ...searchers })
  const live = new LiveAssistant({ assistant, corpus: knowledge.corpus })
  if (libraryFolder !== undefined && watch !== false) {
    live.follow(
      (exchange) =>
        new LibraryFollower({
          ...{ root, libraryFolder, before, analyzer, exchange, log, keepsTaught },
          ...(watch === true ? {} : { watch }),
        }),
    )
  }
  return live
}
