import { App, type Logger, type ReceiverEvent } from '@slack/bolt'
import type { JobWork } from '../../service/jobs.js'
import { type Answering, boltSettings, listen, worksOf } from '../parts-of-team.js'
import { authorizationOf, onlyWorkspace, type Workspace } from '../workspace/workspace.js'

/** A team that is awake: everything that answers it, and nothing of any other team. */
export interface Team {
  id: string
  /** What it was opened with, by its name: where that has changed since, it is opened anew. */
  opening: string
  workspace: Workspace
  works: Record<string, JobWork>
  processEvent(event: ReceiverEvent): Promise<void>
  close(): void
}

interface TeamParts extends Answering {
  id: string
  opening: string
  workspace: Workspace
  logger: Logger
  /** Puts away what was made for it. */
  close(): void
}

/** Deliveries come by the one receiver of all teams. */
const NO_RECEIVER = { init: () => {}, start: async () => {}, stop: async () => {} }

export function createTeam({ id, opening, workspace, service, desk, logger, close }: TeamParts): Team {
  const workspaces = onlyWorkspace(workspace)
  const app = new App({
    receiver: NO_RECEIVER,
    authorize: async () => authorizationOf(workspace),
    ...boltSettings(logger),
  })
  listen(app, { service, desk }, workspaces, logger)
  return {
    ...{ id, opening, workspace },
    works: worksOf({ service, desk }, workspaces),
    processEvent: (event) => app.processEvent(event),
    close: () => {
      desk.teaching.stop()
      close()
    },
  }
}
