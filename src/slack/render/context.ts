import type { Source } from '../../core/corpus/corpus.js'

/** Where a message will stand, and what the server there can show. */
export interface RenderContext {
  /** `private`: only the person who asked sees it. `modal`: they too, with a field below to ask on. */
  surface: 'channel' | 'dm' | 'private' | 'modal'
  /** Container blocks are shown. */
  folding: boolean
  /** Where they are, rich text is shown inside them; yes where not said. */
  richFolds?: boolean
  /** Table blocks are shown. */
  tables: boolean
  sources: readonly Source[]
  /** The words that were asked, where there were any: to start from when they are put in another way. */
  question?: string
  /** The words that were asked, where they stand nowhere beside the answer. */
  asked?: string
  /** It takes the place of another: the question was edited. */
  edited?: true
}
