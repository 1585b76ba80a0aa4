/** One limit of Slack's, or one of ours below it. `max` counts UTF-16 units unless the name says otherwise. */
export interface Limit {
  max: number
  source: string
}

const BLOCKS = 'docs.slack.dev/reference/block-kit/blocks, read 2026-09'
const ELEMENTS = 'docs.slack.dev/reference/block-kit/block-elements, read 2026-09'
const COMPOSITION = 'docs.slack.dev/reference/block-kit/composition-objects, read 2026-09'
const VIEW = 'docs.slack.dev/reference/views, and @slack/types 3.2.0 views.d.ts'

export const LIMITS = {
  /** JSON of the blocks and the text together. Slack refuses near 13,200 (`msg_blocks_too_long`) and documents nothing. */
  message: { max: 10_000, source: 'github.com/slackapi/bolt-js/issues/2509: refused near 13,200; ours is below it' },
  /** Slack takes 50. */
  messageBlocks: { max: 45, source: `${BLOCKS}: 50; ours is below it` },
  messageText: { max: 1000, source: 'github.com/slackapi/bolt-js/issues/2509: 40,000 are kept; ours is a summary' },
  headerText: { max: 150, source: BLOCKS },
  sectionText: { max: 3000, source: BLOCKS },
  contextText: { max: 2000, source: `${COMPOSITION}: 3000; kept to the 2000 of a section's field` },
  contextElements: { max: 10, source: BLOCKS },
  actionsElements: { max: 25, source: BLOCKS },
  containerTitle: { max: 150, source: BLOCKS },
  containerBlocks: { max: 10, source: BLOCKS },
  tableRows: { max: 100, source: BLOCKS },
  tableColumns: { max: 20, source: BLOCKS },
  buttonText: { max: 75, source: ELEMENTS },
  buttonValue: { max: 2000, source: ELEMENTS },
  confirmTitle: { max: 100, source: COMPOSITION },
  confirmText: { max: 300, source: COMPOSITION },
  confirmButton: { max: 30, source: COMPOSITION },
  accessibilityLabel: { max: 75, source: ELEMENTS },
  actionId: { max: 255, source: ELEMENTS },
  placeholder: { max: 150, source: ELEMENTS },
  optionText: { max: 75, source: COMPOSITION },
  optionValue: { max: 75, source: `${COMPOSITION}: 150 since 2024; 75 is safe everywhere` },
  selectOptions: { max: 100, source: ELEMENTS },
  checkboxOptions: { max: 10, source: ELEMENTS },
  plainTextInput: { max: 3000, source: ELEMENTS },
  label: { max: 2000, source: BLOCKS },
  viewTitle: { max: 24, source: VIEW },
  viewBlocks: { max: 100, source: VIEW },
  privateMetadata: { max: 3000, source: VIEW },
  callbackId: { max: 255, source: VIEW },

  /** Ours: an excerpt has at most 180 graphemes (DESIGN.md §3), but one grapheme may have many units. */
  excerptText: { max: 1200, source: 'ours: 180 graphemes of ordinary text, with room for joined emoji' },
  citationLabel: { max: 300, source: 'ours: a citation is one line' },
  sources: { max: 600, source: 'ours: where the lines of a list come from, under it; 300 is one citation' },
  lineText: { max: 300, source: 'ours: one line of a card or a list' },
  summaryQuote: { max: 100, source: 'ours: one cell of a comparison, read aloud' },
  question: { max: 1000, source: 'ours: a field for a question; Slack takes 3000' },
  ownSentence: { max: 500, source: 'ours: a sentence of one’s own beside a quotation' },
  displayName: { max: 80, source: 'docs.slack.dev/reference/objects/user-object: display names have at most 80' },
  /** Bodies over this are refused unread. */
  bodyBytes: { max: 1_000_000, source: 'ours; Bolt 5.1 takes 4 MB by default' },
} as const satisfies Record<string, Limit>
