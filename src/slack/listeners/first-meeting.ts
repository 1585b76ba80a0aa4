import { HELP } from '../../service/manners.js'
import { ACTIONS, EVENTS } from '../ids.js'
import { takeIn } from '../intake/inbox.js'
import { placeForReader } from '../intake/press.js'
import type { Place } from '../outbox/place.js'
import { EXAMPLES } from '../render/draft-help.js'
import { cleanText, clipText } from '../render/plain-text.js'
import { renderAnswer } from '../render/render-answer.js'
import { renderFirstMeeting, renderJoined } from '../render/render-greeting.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import type { DeskApp } from './desk/desk-app.js'
import { onPress } from './on-press.js'

/** Brought into a channel, the bot says once what it is for; so it does in a person's first DM. */
export function listenToFirstMeetings(parts: DeskApp): void {
  const { app, service } = parts
  app.event(EVENTS.joined, async ({ event, body, context }) => {
    const { self } = workspaceOf(context)
    const { user, channel } = event
    if (user !== self.userId) return
    const team = (body as { team_id?: string }).team_id ?? self.team ?? ''
    await takeIn(service, { body, context }, { team, key: `joined:${team}:${channel}` }, async ({ outbox }) => {
      if (await service.meets({ team, channel }))
        await outbox.send({ kind: 'thread', channel }, () => renderJoined(self))
    })
  })
  onPress(parts, ACTIONS.help, async (press, workspace) => {
    const sources = service.assistant.sources({ audience: await workspace.roles.audienceOf(press.user) })
    const desk = await workspace.desk()
    await workspace.outbox.send(placeForReader(press), (showable) =>
      renderAnswer(HELP, { surface: 'private', ...showable, sources, desk }),
    )
  })
}

/** After the first answer, or as soon as the DM is opened; who has just had the help has had it. */
export async function greetInDm(
  { service, desk }: DeskApp,
  workspace: Workspace,
  { team, user, channel }: { team: string; user: string; channel: string },
  isHelped = false,
): Promise<void> {
  if (!(await service.meets({ team, user })) || isHelped) return
  const { greeting } = await desk.settings.workspace(team).catch(() => ({ greeting: '' }))
  const facts = await workspace.desk()
  const place: Place = { kind: 'thread', channel }
  const sources = service.assistant.sources({ audience: await workspace.roles.audienceOf(user) })
  await workspace.outbox.send(place, (showable) =>
    renderFirstMeeting({ surface: 'dm', ...showable, sources, desk: facts }, greeting),
  )
}

/** Slack takes four. */
const PROMPTS = 4
const TITLE_MAX = 40

/** What to ask, above the messages of the DM: what the workspace asks most, and then the examples of the help. */
export async function suggestPrompts(
  { service }: DeskApp,
  { client, features, roles }: Workspace,
  { team, user, channel }: { team: string; user: string; channel: string },
): Promise<void> {
  // What people ask tells of the company, too.
  const isInside = (await roles.audienceOf(user)) !== 'outside'
  const asked = isInside ? await service.askedMost(team, PROMPTS - 1) : []
  const examples = EXAMPLES.map(({ question }) => question).filter((question) => !asked.includes(question))
  const prompts = [...asked, ...examples].slice(0, PROMPTS).map((message) => ({
    ...{ title: clipText(cleanText(message), TITLE_MAX), message: cleanText(message) },
  }))
  const [first, ...others] = prompts
  if (first === undefined) return
  await features.attempt('suggestedPrompts', () =>
    client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts: [first, ...others] }),
  )
}
