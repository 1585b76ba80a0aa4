import { folderState } from '../adapters/files/folder-watch.js'
import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { createCoreAssistant } from '../core/answers/create-assistant.js'
import { finish } from '../core/index/steps.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { libraryFiles } from '../data/library-files.js'
import { loadCompiledCorpus } from './compiled-corpus.js'
import { LibraryFollower } from './follow-library.js'
import type { LoadedCorpus } from './kept-corpus.js'
import { KnowledgeMaker } from './knowledge.js'
import { LibraryAnalyses } from './library-analyses.js'
import { type Generation, LiveAssistant } from './live-assistant.js'
import { SearcherMaker } from './searchers.js'

interface Shared {
  analyzer: Analyzer
  corpus: LoadedCorpus
  base: Generation
  log: (line: string) => void
}

/**
 * Assistants of many teams over one corpus, of which dictionary, compiled corpus and index are there once. A team without documents of
 * its own is answered from that index; one that has some gets an index of both, and nothing of it is seen by another team.
 */
export class TeamAssistants {
  private readonly shared: Shared

  private constructor(shared: Shared) {
    this.shared = shared
  }

  /** Throws DataError where the corpus is at fault. */
  static async load({ root, log }: { root: string; log: (line: string) => void }): Promise<TeamAssistants> {
    const analyzer = await loadKuromojiAnalyzer({
      onStockLoader: (reason) => log(`warn dictionary: kuromoji's own loader is used, slower and larger: ${reason}`),
    })
    const corpus = loadCompiledCorpus(root, analyzer, log)
    const knowledge = finish(new KnowledgeMaker(corpus, analyzer).steps())
    const made = finish(new SearcherMaker().steps(knowledge))
    const base = { assistant: createCoreAssistant({ knowledge, analyzer, ...made }), corpus: knowledge.corpus }
    return new TeamAssistants({ analyzer, corpus, base, log })
  }

  /** Of the corpus alone. */
  ofCorpus(): LiveAssistant {
    return new LiveAssistant(this.shared.base)
  }

  /** Of a team, with the documents in its folder; what it was taught comes by `teach`. */
  async open(libraryFolder: string, name: string): Promise<LiveAssistant> {
    const { analyzer, corpus, base } = this.shared
    const log = (line: string) => this.shared.log(line.replace(/^(\w+) /, `$1 ${name}: `))
    const library = new LibraryAnalyses({ folder: libraryFolder, corpus, analyzer, onSlow: () => {}, log })
    const before = folderState(libraryFolder)
    const live = new LiveAssistant(base)
    live.follow(
      (exchange) =>
        new LibraryFollower({
          ...{ libraryFolder, before, analyzer, base, exchange, log },
          ...{ maker: new KnowledgeMaker(corpus, analyzer, { library, log }), searchers: new SearcherMaker() },
        }),
    )
    if (libraryFiles(libraryFolder).length > 0) await live.look()
    return live
  }
}
