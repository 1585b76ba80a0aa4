import type { Passage } from '../core/corpus/corpus.js'
import { type Analyses, analyseSteps } from '../core/index/analyses.js'
import { type Knowledge, knowledgeSteps } from '../core/index/knowledge.js'
import { finish, type Steps } from '../core/index/steps.js'
import { NOTHING_TAUGHT, type Taught } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { renderProblem } from '../data/problem.js'
import { type LoadedCorpus, loadCompiledCorpus } from './compiled-corpus.js'
import { LibraryAnalyses } from './library-analyses.js'

export interface KnowledgeOptions {
  libraryFolder?: string
  /** Called before a library is analysed for the first time: that takes seconds. */
  onSlow?: () => void
  /** What is worth a line of the log: what of the library is left out and why, what could not be read or kept. */
  log?: (line: string) => void
}

/** What there is to know, of the corpus and the library as they lie on the disk. Throws DataError where the corpus is at fault. */
export function loadKnowledge(root: string, analyzer: Analyzer, options?: KnowledgeOptions): Knowledge {
  return finish(new KnowledgeMaker(root, analyzer, options).steps())
}

/**
 * Makes knowledge, one after another as the library and what is taught change. The corpus is loaded once; each document is
 * analysed once; a faulty document of the library is left out.
 */
export class KnowledgeMaker {
  private readonly analyzer: Analyzer
  private readonly corpus: LoadedCorpus
  private readonly library: LibraryAnalyses | undefined
  private readonly log: (line: string) => void
  /** What was taught last, by its passage as JSON. */
  private taught = new Map<string, Analyses>()

  constructor(
    root: string,
    analyzer: Analyzer,
    { libraryFolder: folder, onSlow = () => {}, log = () => {} }: KnowledgeOptions = {},
  ) {
    this.analyzer = analyzer
    this.log = log
    this.corpus = loadCompiledCorpus(root, analyzer, log)
    this.library =
      folder === undefined ? undefined : new LibraryAnalyses({ folder, corpus: this.corpus, analyzer, onSlow, log })
  }

  *steps(taught: Taught = NOTHING_TAUGHT): Steps<Knowledge> {
    const { documents, problems } = this.library
      ? yield* this.library.steps(taught.uploads ?? [])
      : { documents: [], problems: [] }
    for (const problem of problems) this.log(`error library: left out, the rest answers: ${renderProblem(problem)}`)
    const before = this.taught
    const now = new Map<string, Analyses>()
    const { analyzer } = this
    const analyse = function* (passage: Passage): Steps<Analyses> {
      const key = JSON.stringify(passage)
      const analyses = before.get(key) ?? (yield* analyseSteps([passage], analyzer))
      now.set(key, analyses)
      return analyses
    }
    const knowledge = yield* knowledgeSteps(this.corpus.compiled, { documents, taught, analyse }, analyzer)
    this.taught = now
    return knowledge
  }
}
