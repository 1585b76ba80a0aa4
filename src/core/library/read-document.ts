/** A line of a document as it was read, its own characters: nothing but white space at its ends is gone. */
export interface ReadLine {
  text: string
  /** Counts from 1; where the format has pages. */
  page?: number
  /** Counts from 1; where the format has lines. */
  line?: number
  /** 1–6 where the format itself says that this is a heading. */
  heading?: number
  /** True where the format says that this is a whole paragraph: it is never joined with the next. */
  whole?: boolean
  /** Height of the letters, where the format has it. */
  size?: number
  /** True for what is read over: a page's running head, its number. It parts what stands around it. */
  furniture?: boolean
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
