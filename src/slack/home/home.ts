import type { KnownBlock } from '@slack/types'
import { HELP } from '../../service/manners.js'
import { EVENTS } from '../ids.js'
import { LIMITS } from '../limits.js'
import type { DeskApp } from '../listeners/desk/desk-app.js'
import { greetInDm, suggestPrompts } from '../listeners/first-meeting.js'
import { contextLine } from '../render/blocks.js'
import { renderAnswer } from '../render/render-answer.js'
import { platformError } from '../workspace/features.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import { askingOnHome } from './asking.js'
import { hrPart } from './hr-part.js'
import { forKeepersOnHome } from './keepers-part.js'
import { noticesOnHome } from './notices.js'
import { runsOnHome } from './runs.js'

/** Whose Home it is, and what they chose on it. */
export interface Viewer {
  team: string
  user: string
  /** Plain data: what the view was drawn with before, changed by what was pressed. */
  chosen: Record<string, unknown>
  /** What was just done. */
  said?: string
}

/** Something that stands on the Home tab; nothing where it is not for this person. */
export type HomePart = (parts: DeskApp, workspace: Workspace, viewer: Viewer) => Promise<KnownBlock[]>

/** From top to bottom. */
const PARTS: readonly HomePart[] = [hrPart, forKeepersOnHome, askingOnHome, noticesOnHome, runsOnHome, help]

/** The Home tab, drawn anew whenever it is opened. */
export function listenToHome(parts: DeskApp): void {
  parts.app.event(EVENTS.homeOpened, async ({ event, context }) => {
    const workspace = workspaceOf(context)
    const team = context.teamId ?? workspace.self.team ?? ''
    if (event.tab === 'messages') {
      await greetInDm(parts, workspace, { team, user: event.user, channel: event.channel })
      await suggestPrompts(parts, workspace, { team, user: event.user, channel: event.channel })
    }
    if (event.tab !== 'home') return
    await publishHome(parts, workspace, { team, user: event.user, chosen: {} })
  })
}

/** The server's words for a view that holds what it does not know. */
const VIEW_REFUSALS = new Set(['invalid_arguments', 'invalid_blocks', 'invalid_view'])

/** Draws somebody's Home; without its chart where the server does not take that. */
export async function publishHome(parts: DeskApp, workspace: Workspace, viewer: Viewer): Promise<void> {
  const { features } = workspace
  if (!features.has('home')) return
  const hadCharts = features.has('charts')
  try {
    await publish(parts, workspace, viewer)
  } catch (error) {
    if (!hadCharts || !VIEW_REFUSALS.has(platformError(error) ?? '')) throw error
    features.holdBack('charts', platformError(error) ?? '')
    await publish(parts, workspace, viewer)
  }
}

async function publish(parts: DeskApp, workspace: Workspace, viewer: Viewer): Promise<void> {
  const { client, features } = workspace
  const drawn = (await Promise.all(PARTS.map((part) => part(parts, workspace, viewer)))).flat()
  const blocks =
    drawn.length <= LIMITS.viewBlocks.max
      ? drawn
      : [...drawn.slice(0, LIMITS.viewBlocks.max - 1), contextLine('長いため、一部を省略しました。')]
  const view = { type: 'home', blocks, private_metadata: JSON.stringify(viewer.chosen) } as const
  await features.attempt('home', () => client.views.publish({ user_id: viewer.user, view }))
}

async function help({ service }: DeskApp, workspace: Workspace, { user }: Viewer): Promise<KnownBlock[]> {
  const sources = service.assistant.sources({ audience: await workspace.roles.audienceOf(user) })
  const desk = await workspace.desk()
  const flat = { surface: 'private', folding: false, tables: false, sources, desk } as const
  return renderAnswer(HELP, flat).blocks
}
