import type { Source } from '../../core/corpus/corpus.js'

/** Whom one may ask beside the documents, and what they see. */
export interface DeskFacts {
  /** Questions to a person have a place where they go. */
  takesQuestions: boolean
  /** Whom to ask beside the app, in the company's own words; may be empty. */
  contact: string
  /** HR sees the words of what was not answered. */
  showsWords: boolean
}

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
  /** Data tables are; no where not said. */
  dataTables?: boolean
  sources: readonly Source[]
  /** Where not said, people can be asked. */
  desk?: DeskFacts
  /** The words that were asked, where there were any: to start from when they are put in another way. */
  question?: string
  /** The words that were asked, where they stand nowhere beside the answer. */
  asked?: string
  /** It takes the place of another: the question was edited. */
  edited?: true
}
