import type { Source } from '../../core/corpus.js'

/** Where a message will stand, and what the server there can show. */
export interface RenderContext {
  /** `private`: only the person who asked sees it. */
  surface: 'channel' | 'dm' | 'private'
  /** Container blocks are shown. */
  folding: boolean
  /** Table blocks are shown. */
  tables: boolean
  sources: readonly Source[]
}
