import type { Span } from '../text/span.js'
import type { NewerEdition } from './corpus.js'

/** Which passage something stands in, in words a person can follow. */
export interface Citation {
  passageId: string
  /** Id of the source. */
  source: string
  /** The document's name: the organisation of a case, the title of a section. */
  title: string
  section: string
  place: string
  /** One line: 「広島市役所の事例（テレワーク事例集、2013年ごろ）・労務管理」. */
  label: string
}

/** The part of a passage that is shown: one to three whole sentences. */
export interface Excerpt {
  /** `passage.text.slice(start, end)`, unless `cut`: then that slice up to a clause, and 「…」. */
  text: string
  /** UTF-16 units into the passage's text. */
  start: number
  end: number
  /** True where a sentence longer than an excerpt may be was cut at a clause. */
  cut: boolean
  /** Ranges of `text` to show strong; ascending, not overlapping. */
  marks: Span[]
  /** The range of `text` that answers. */
  focus: Span
  citation: Citation
  verbatim: boolean
  newer: NewerEdition[]
}
