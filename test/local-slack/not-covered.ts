/** A rule of slack-platform.md A4–A10 that no test here shows, and why. */
export interface NotCovered {
  of: string
  rule: string
  why: string
}

/** Rules of time, number of uses and order: each has a test of its own, by this name, in behaviour.test.ts or conformance.test.ts. */
export const BEHAVIOUR_TESTS: Record<string, string> = {
  ackMs: 'what people see when the app is late',
  functionAckMs: 'a search is completed before it is acknowledged',
  triggerMs: 'a trigger is good once and for three seconds',
  responseUrlUses: 'a response_url is good five times',
  responseUrlMs: 'a response_url is good for half an hour',
  sockets: 'an eleventh connection is sent away',
  streamMs: 'a stream ends after five minutes',
  messageText: 'messageText: 40,000 characters are kept',
  viewStack: 'three modals lie on each other, a fourth does not',
  minQueryLength: 'suggestions are asked for from the third character',
}

export const NOT_COVERED: NotCovered[] = [
  {
    of: 'A1–A3',
    rule: 'the manifest, agent_view against assistant_view, Bolt',
    why: 'what is configured, not sent; test/slack/manifest.test.ts holds the manifest',
  },
  {
    of: 'A8',
    rule: 'methods that Slack has and this server does not play',
    why: 'they answer unknown_method like those that do not exist',
  },
  {
    of: 'A4',
    rule: 'plan and task_card inside a stream',
    why: 'chunks of chat.appendStream are not played; the app does not stream',
  },
  {
    of: 'A4',
    rule: 'visible_to_user_ids of icon_button',
    why: 'accepted, but everyone sees the button: nothing here draws messages yet',
  },
  { of: 'A4', rule: 'video_url is among the unfurl domains of the app', why: 'the manifest names none' },
  {
    of: 'A4',
    rule: 'slack_file names a file that the app may see',
    why: 'the shape is checked, the file is not looked up',
  },
  {
    of: 'A4',
    rule: 'initial_option is one of the options; max_selected_items',
    why: 'no public wording of the refusal',
  },
  {
    of: 'A5',
    rule: 'the exact sum behind msg_blocks_too_long',
    why: 'undocumented; here it is the JSON of the blocks, which is stricter',
  },
  { of: 'A5', rule: 'rate limit of blocks.validate', why: 'special, no figure is published' },
  { of: 'A6', rule: 'bold beside Japanese', why: 'how clients draw, not what Slack refuses' },
  {
    of: 'A7',
    rule: 'ssl_error, too_many_redirects as retry reasons',
    why: 'no TLS on this machine; redirects are reported, not followed twenty times',
  },
  {
    of: 'A7',
    rule: 'events over two hours late are dropped',
    why: 'no try is that late here; with Delayed Events on the hourly tries run',
  },
  { of: 'A7', rule: 'inboundPerHour', why: 'built (app_rate_limited), but 30,000 deliveries are too slow for a test' },
  {
    of: 'A8',
    rule: 'exact burst sizes',
    why: 'Slack publishes tiers, not buckets; bursts of 20 posts per channel are this server’s own',
  },
  { of: 'A8', rule: 'idle gap that ends a stream', why: 'undocumented; only the five minutes are played' },
  { of: 'A9', rule: 'ephemeral messages are lost on reload', why: 'nothing here reloads' },
  {
    of: 'A9',
    rule: 'response_url of a modal by response_url_enabled',
    why: 'response_urls is always empty; the app does not ask for it',
  },
  {
    of: 'A9',
    rule: 'thread_ts names a message that exists',
    why: 'Slack posts all the same; no public wording of a refusal',
  },
  { of: 'A10', rule: 'client ping 5 s and pong loss', why: 'the server pings each 30 s; a silent peer is not played' },
  { of: 'A10', rule: 'disconnects every few hours', why: 'on demand only (sockets.disconnect)' },
  {
    of: 'A10',
    rule: 'OAuth: state, org installs, rotation, revocation',
    why: 'this app is installed in one workspace with a fixed token',
  },
  {
    of: 'A11',
    rule: 'search filters, results kept for three minutes, the workflow token that a step brings',
    why: 'the app has no filters and uses its own token; nothing here shows results',
  },
  { of: 'A10', rule: 'wss, TLS', why: 'plain http and ws on this machine' },
]
