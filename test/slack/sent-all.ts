import type { OutboxStore } from '../../src/service/stores/outbox-store.js'
import type { SlackApp } from '../../src/slack/slack-app.js'

/** Nothing stands in a queue any more, and nothing is under way. */
export async function sentAll(outbox: OutboxStore, app: SlackApp): Promise<void> {
  while ((await outbox.waiting()).length > 0 || app.unfinished().length > 0) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}
