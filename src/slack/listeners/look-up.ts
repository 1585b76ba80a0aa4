import type { Service } from '../../service/service.js'
import { SHORTCUTS } from '../ids.js'
import { takeIn } from '../intake/inbox.js'
import { type MessageChosen, placeForShortcut, type Shortcut, toShortcut } from '../intake/shortcut.js'
import type { Workspace } from '../workspace/workspace.js'
import type { Listening } from './listening.js'
import { sendReply } from './send-reply.js'

const NOTHING_SAID = 'このメッセージには、調べられる文がありません。'

/** Any message as a question; only the person who chose it sees the answer. It works in threads too. */
export function listenToLookUps(app: Listening, service: Service): void {
  app.shortcut(SHORTCUTS.lookUp, async ({ ack, body, context }) => {
    const shortcut = toShortcut(body)
    const { on } = shortcut
    if (on === undefined) return ack()
    await takeIn(service, { ack, body, context }, shortcut, (workspace) => lookUp(service, workspace, shortcut, on))
  })
}

async function lookUp(service: Service, workspace: Workspace, shortcut: Shortcut, on: MessageChosen): Promise<void> {
  const place = placeForShortcut(shortcut)
  if (on.words === '') {
    await workspace.outbox.say(place, NOTHING_SAID)
    return
  }
  const { team, user } = shortcut
  const { channel, thread } = on
  const reply = await service.reply({
    want: { kind: 'question', text: on.words },
    asker: await workspace.roles.asker({ team, user }),
    alone: true,
    ...(thread !== undefined && { beside: { team, channel, thread } }),
  })
  await sendReply(workspace, reply, { place, surface: 'private', carriesQuestion: true })
}
