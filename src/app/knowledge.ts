import type { Passage } from '../core/corpus/corpus.js'
import { type Analyses, analyseSteps } from '../core/index/analyses.js'
import { type Knowledge, knowledgeSteps } from '../core/index/knowledge.js'
import type { Steps } from '../core/index/steps.js'
import { NOTHING_TAUGHT, type Taught } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { renderProblem } from '../data/problem.js'
import type { LoadedCorpus } from './kept-corpus.js'
import type { LibraryAnalyses } from './library-analyses.js'

interface MakerOptions {
  library?: LibraryAnalyses
  /** What is worth a line of the log: what of the library is left out and why. */
  log?: (line: string) => void
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

  constructor(corpus: LoadedCorpus, analyzer: Analyzer, { library, log = () => {} }: MakerOptions = {}) {
    this.corpus = corpus
    this.analyzer = analyzer
    this.library = library
    this.log = log
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
