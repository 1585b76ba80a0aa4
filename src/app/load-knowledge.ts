import type { Knowledge } from '../core/index/knowledge.js'
import { finish } from '../core/index/steps.js'
import type { Taught } from '../core/library/taught.js'
import type { Analyzer } from '../core/text/analyzer.js'
import { loadCompiledCorpus } from './compiled-corpus.js'
import { KnowledgeMaker } from './knowledge.js'
import { LibraryAnalyses } from './library-analyses.js'

interface KnowledgeOptions {
  libraryFolder?: string
  /** What people taught beside the library. */
  taught?: Taught
  /** Called before a library is analysed for the first time: that takes seconds. */
  onSlow?: () => void
  /** What is worth a line of the log: what of the library is left out and why, what could not be read or kept. */
  log?: (line: string) => void
}

/** What there is to know, of the corpus and the library as they lie on the disk. Throws DataError where the corpus is at fault. */
export function loadKnowledge(root: string, analyzer: Analyzer, options?: KnowledgeOptions): Knowledge {
  return finish(knowledgeMaker(root, analyzer, options).steps(options?.taught))
}

/** Over the corpus, compiled anew where it must be, and the library. Throws DataError where the corpus is at fault. */
export function knowledgeMaker(
  root: string,
  analyzer: Analyzer,
  { libraryFolder: folder, onSlow = () => {}, log = () => {} }: KnowledgeOptions = {},
): KnowledgeMaker {
  const corpus = loadCompiledCorpus(root, analyzer, log)
  if (folder === undefined) return new KnowledgeMaker(corpus, analyzer, { log })
  const library = new LibraryAnalyses({ folder, corpus, analyzer, onSlow, log })
  return new KnowledgeMaker(corpus, analyzer, { library, log })
}
