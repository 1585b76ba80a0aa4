import type { Want } from '../../service/asking.js'
import { wantsHelp, wantsPerson } from '../../service/manners.js'
import { wantsToBeForgotten } from '../../service/own-data.js'
import { COMMANDS } from '../ids.js'
import { type Command, toCommand } from '../intake/command.js'
import { takeIn } from '../intake/inbox.js'
import { renderForgetAsk } from '../render/render-forget-me.js'
import type { Workspace } from '../workspace/workspace.js'
import { answerChecklist } from './checklists/working.js'
import { tellOfWanting } from './desk/asking.js'
import type { DeskApp } from './desk/desk-app.js'
import { openForKeepers } from './desk/settings.js'
import { openFind } from './find.js'
import { sendReply } from './send-reply.js'
import { formForWords, openShare } from './share.js'
import { openShareFind } from './share-find.js'

type Work = (command: Command, workspace: Workspace) => Promise<void>

/** The slash commands; only the person who typed one sees its answer. */
export function listenToCommands(parts: DeskApp): void {
  const { app, service } = parts
  const on = (name: string, work: Work) => {
    app.command(name, async ({ ack, command: typed, body, context }) => {
      const command = toCommand(typed)
      const { key, asker } = command
      await takeIn(service, { ack, body, context }, { team: asker.team, key }, (workspace) => work(command, workspace))
    })
  }
  const looksUp = (name: string, what: 'cases' | 'checklist', work: Work) =>
    on(name, async (command, workspace) => {
      const { words, triggerId, place } = command
      if (words === '') await openFind(service, workspace, what, { triggerId, place })
      else await work(command, workspace)
    })
  on(COMMANDS.ask, async (command, workspace) => {
    if (await openForKeepers(parts, workspace, command)) return
    if (wantsToBeForgotten(command.words)) await workspace.outbox.send(command.place, renderForgetAsk)
    else await answerPrivately(parts, workspace, command, { kind: 'question', text: command.words })
  })
  looksUp(COMMANDS.cases, 'cases', (command, workspace) =>
    answerPrivately(parts, workspace, command, { kind: 'cases', words: command.words }),
  )
  looksUp(COMMANDS.checklist, 'checklist', (command, workspace) => answerChecklist(parts, workspace, command))
  on(COMMANDS.share, async (command, workspace) => {
    const { words, asker, triggerId, place } = command
    if (words === '') await openShareFind(parts, workspace, { triggerId, place }, asker)
    else if (wantsHelp(words)) await answerPrivately(parts, workspace, command, { kind: 'snippets', words })
    else await openShare(parts, workspace, { triggerId, place }, asker, () => formForWords(parts, asker, words))
  })
}

async function answerPrivately(
  parts: DeskApp,
  workspace: Workspace,
  { asker, place }: Command,
  want: Want,
): Promise<void> {
  const reply = await parts.service.reply({ want, asker: await workspace.roles.asker(asker), alone: true })
  if (wantsPerson(reply.answer)) await tellOfWanting(parts, workspace, asker.team)
  await sendReply(workspace, reply, {
    place,
    surface: 'private',
    carriesQuestion: want.kind === 'question' && reply.answer.kind !== 'help',
  })
}
