import type { App, SlashCommand } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Answer } from '../../core/answers/answer.js'
import { COMMANDS } from '../ids.js'
import { toPlainWords, wantsHelp } from '../intake/question.js'
import { renderAnswer } from '../render/render-answer.js'
import { contextFor, once, type Service } from '../workspace/service.js'
import { HELP } from './posts.js'
import { openShare } from './share.js'

/** The slash commands; only the person who typed one sees its answer. */
export function listenToCommands(app: App, service: Service): void {
  const { assistant } = service
  const looksUp = (command: string, find: (words: string) => Promise<Answer>) => {
    app.command(command, async ({ ack, command: typed, client }) => {
      await ack()
      await once(service, [deliveryKey(typed)], () => answerPrivately(service, client, typed, find))
    })
  }
  looksUp(COMMANDS.ask, (text) => assistant.answer({ text }))
  looksUp(COMMANDS.cases, (words) => assistant.caseStudy(words))
  looksUp(COMMANDS.checklist, (words) => assistant.checklist(words))
  app.command(COMMANDS.share, async ({ ack, command: typed, client }) => {
    await ack()
    const words = toPlainWords(typed.text)
    await once(service, [deliveryKey(typed)], () =>
      wantsHelp(words)
        ? answerPrivately(service, client, typed, async () => HELP)
        : openShare(service, client, { triggerId: typed.trigger_id, place: placeOf(typed) }, async () => {
            const found = await service.turns.take(() => assistant.snippets(words))
            return { excerpts: found.excerpts, notice: '' }
          }),
    )
  })
}

async function answerPrivately(
  service: Service,
  client: WebClient,
  typed: SlashCommand,
  find: (words: string) => Promise<Answer>,
): Promise<void> {
  const words = toPlainWords(typed.text)
  const answer = wantsHelp(words) ? HELP : await service.turns.take(() => find(words))
  await service.outbox.send(client, placeOf(typed), (showable) =>
    renderAnswer(answer, contextFor(service, 'private', showable, words)),
  )
}

function placeOf(typed: SlashCommand) {
  return { kind: 'private', user: typed.user_id, responseUrl: typed.response_url } as const
}

/** A trigger is made anew for each command typed, and is the same when one is delivered again. */
function deliveryKey(typed: SlashCommand): string {
  return `command:${typed.team_id}:${typed.user_id}:${typed.trigger_id}`
}
