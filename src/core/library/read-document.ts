import type { LeftOutKind } from './left-out.js'

/** A line of a document as it was read, its own characters: nothing but white space at its ends is gone. */
export interface ReadLine {
  text: string
  /** What stands before page and line in a citation: スライド3, シート「手当」. A passage never spans two of them. */
  place?: string
  /** Counts from 1; where the format has pages. */
  page?: number
  /** Counts from 1; where the format has lines. */
  line?: number
  /** 1–9 where the format itself says that this is a heading. */
  heading?: number
  /** True where the format says that this is a whole paragraph: it is never joined with the next. */
  whole?: boolean
  /** Whether the line runs to the edge of its column, where the format has places on a page. */
  full?: boolean
  /** Height of the letters, where the format has it. */
  size?: number
  /** True where all of the line is bold. */
  strong?: true
  /** A row of a table, or the row that names its columns. */
  table?: 'head' | 'row'
  /** True for a heading that is the question which the lines under it answer. */
  question?: true
  /** True for what belongs to a line but answers nothing: who keeps it, when it was changed. */
  aside?: true
  /** Why the line is read over; absent for text. */
  leftOut?: LeftOutKind
}

/** What an adapter makes of a file. */
export interface ReadDocument {
  /** As the file itself says; absent where it does not. */
  title?: string
  lines: ReadLine[]
  /** YAML between two lines `---` at the head of a Markdown file. */
  frontMatter?: string
  /** What was odd but no fault, in English, for the log. */
  warnings: string[]
}
