/** One rule of Slack's that has a number. Lengths count UTF-16 units, times milliseconds. */
export interface Rule {
  max: number
  source: string
}

const BLOCKS = 'docs.slack.dev/reference/block-kit/blocks, read 2026-09'
const ELEMENTS = 'docs.slack.dev/reference/block-kit/block-elements, read 2026-09'
const COMPOSITION = 'docs.slack.dev/reference/block-kit/composition-objects, read 2026-09'
const VIEWS = 'node-slack-sdk packages/types/src/views.ts, read 2026-09'
const CHART = 'docs.slack.dev/reference/block-kit/blocks/data-visualization-block, read 2026-11'
const BACKGROUND = 'background knowledge, not read in a public source'

/** What Slack refuses, as this server knows it. It never looks at the app's own table: one is there to catch the other. */
export const RULES = {
  // The whole message (slack-platform.md A5)
  messageBlocks: { max: 50, source: BLOCKS },
  viewBlocks: { max: 100, source: VIEWS },
  messageChars: { max: 13_200, source: 'github.com/slackapi/bolt-js/issues/2509: refused near 13.2–13.3k, as JSON' },
  messageText: { max: 40_000, source: 'github.com/slackapi/bolt-js/issues/2509: cut above, not refused' },
  markdownChars: { max: 12_000, source: `${BLOCKS}: all markdown blocks of a message together, in characters` },
  messageTables: { max: 1, source: `${BLOCKS}: one table per message` },
  // Blocks (A4)
  blockId: { max: 255, source: BLOCKS },
  sectionText: { max: 3000, source: BLOCKS },
  sectionFields: { max: 10, source: BLOCKS },
  sectionField: { max: 2000, source: BLOCKS },
  headerText: { max: 150, source: BLOCKS },
  contextElements: { max: 10, source: BLOCKS },
  contextActions: { max: 5, source: BLOCKS },
  actionsElements: { max: 25, source: BLOCKS },
  inputLabel: { max: 2000, source: BLOCKS },
  inputHint: { max: 2000, source: BLOCKS },
  listIndent: { max: 8, source: BLOCKS },
  tableRows: { max: 100, source: BLOCKS },
  tableColumns: { max: 20, source: BLOCKS },
  dataTableRows: { max: 101, source: `${BLOCKS}: a header and 100 rows` },
  dataTablePage: { max: 100, source: BLOCKS },
  chartTitle: { max: 50, source: CHART },
  chartSeries: { max: 6, source: CHART },
  containerTitle: { max: 150, source: BLOCKS },
  containerBlocks: { max: 10, source: BLOCKS },
  cardTitle: { max: 150, source: BLOCKS },
  cardBody: { max: 200, source: BLOCKS },
  carouselCards: { max: 10, source: BLOCKS },
  alertText: { max: 200, source: BLOCKS },
  altText: { max: 2000, source: BLOCKS },
  url: { max: 3000, source: BLOCKS },
  videoAuthor: { max: 49, source: 'node-slack-sdk packages/types/src/block-kit/blocks.ts: less than 50' },
  // Elements and composition objects (A4)
  textObject: { max: 3000, source: COMPOSITION },
  actionId: { max: 255, source: ELEMENTS },
  buttonText: { max: 75, source: ELEMENTS },
  buttonValue: { max: 2000, source: ELEMENTS },
  accessibilityLabel: { max: 75, source: ELEMENTS },
  optionText: { max: 75, source: COMPOSITION },
  optionValue: { max: 75, source: `${COMPOSITION}: 75; 150 is accepted since 2024, which is not relied on` },
  selectOptions: { max: 100, source: ELEMENTS },
  optionGroups: { max: 100, source: ELEMENTS },
  checkboxOptions: { max: 10, source: ELEMENTS },
  overflowOptions: { max: 5, source: `${ELEMENTS}: up to 5` },
  placeholder: { max: 150, source: ELEMENTS },
  plainTextInput: { max: 3000, source: ELEMENTS },
  confirmTitle: { max: 100, source: COMPOSITION },
  confirmText: { max: 300, source: COMPOSITION },
  confirmButton: { max: 30, source: COMPOSITION },
  minQueryLength: { max: 3, source: `${ELEMENTS}: the default of min_query_length` },
  // Views (A4)
  viewTitle: { max: 24, source: VIEWS },
  privateMetadata: { max: 3000, source: VIEWS },
  callbackId: { max: 255, source: VIEWS },
  viewStack: { max: 3, source: 'docs.slack.dev/reference/methods/views.push: two more views after the first' },
  viewBytes: { max: 250_000, source: BACKGROUND },
  // Time and counts (A2, A7, A9, A11)
  ackMs: { max: 3000, source: 'docs.slack.dev/interactivity/handling-user-interaction: three seconds' },
  functionAckMs: { max: 10_000, source: 'docs.slack.dev/enterprise-search: ten seconds, after completeSuccess' },
  triggerMs: { max: 3000, source: 'bolt-js docs/english/concepts/creating-modals.md' },
  responseUrlUses: { max: 5, source: 'java-slack-sdk docs/english/guides/interactive-components.md' },
  responseUrlMs: { max: 30 * 60_000, source: 'java-slack-sdk docs/english/guides/interactive-components.md' },
  sockets: { max: 10, source: 'github.com/slackapi/node-slack-sdk/issues/1654' },
  streamMs: { max: 5 * 60_000, source: 'github.com/slackapi/python-slack-sdk/issues/1859: about five minutes' },
  suggestedPrompts: { max: 4, source: 'docs.slack.dev/ai/migrating-to-agent-messaging' },
  sessionTitle: { max: 200, source: 'docs.slack.dev/reference/methods/agents.sessions.setStatus' },
  searchResults: { max: 50, source: 'docs.slack.dev/enterprise-search/developing-apps-with-search-features' },
  inboundPerHour: { max: 30_000, source: BACKGROUND },
} as const satisfies Record<string, Rule>

/** After the first try: at once, a minute later, five minutes later (docs.slack.dev/apis/events-api, read 2026-09). */
export const RETRY_PAUSES_MS = [0, 60_000, 300_000]
/** With "Delayed Events" on: each hour for a day. */
export const DELAYED_PAUSES_MS = Array.from({ length: 24 }, () => 60 * 60_000)
