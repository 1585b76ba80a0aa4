import type { App, Logger } from '@slack/bolt'
import { TELL_OWNER } from '../service/checklists/owner-news.js'
import { REMIND_OF_DUE, SAY_OVERDUE } from '../service/checklists/reminders.js'
import type { Desk } from '../service/desk/desk.js'
import { TELL_OF_WEEK } from '../service/desk/digest.js'
import { REMIND_OF_REQUEST, takesQuestions } from '../service/desk/requests.js'
import { REMIND_OF_REVIEW } from '../service/desk/reviews.js'
import type { JobWork } from '../service/jobs.js'
import { REDRAW_RUN } from '../service/own-data.js'
import type { Service } from '../service/service.js'
import { redrawRun } from './listeners/checklists/checklist-app.js'
import { tellOwner } from './listeners/checklists/owner-news.js'
import { remindOfDue, sayOverdue } from './listeners/checklists/reminding.js'
import { remindOfRequest, remindOfReview } from './listeners/desk/reminders.js'
import { tellOfWeek } from './listeners/desk/weekly.js'
import { registerListeners } from './listeners/register.js'
import { clearSign } from './listeners/work-signs.js'
import { handleTrouble } from './outbox/trouble.js'
import { runPosted } from './render/checklists/run-ref.js'
import { shareOf } from './reply-names.js'
import type { RoleSettings } from './workspace/roles.js'
import { CLEAR_SIGN } from './workspace/work-signs.js'
import type { Calling, Workspaces } from './workspace/workspace.js'

/** What a team is answered and served by. */
export interface Answering {
  service: Service
  desk: Desk
}

/** How the servers of workspaces are called that this service answers. */
export function callingFor({ service, desk }: Answering, roles: RoleSettings | undefined) {
  return {
    places: (team) => ({
      find: async (reply) => (await service.asked(team, { reply }))?.answer,
      note: async (name, posted) => {
        const share = shareOf(name)
        const run = runPosted(name)
        if (run !== undefined) await desk.checklists.runs.setPosted(team, run, posted)
        else if (share !== undefined) await service.noteShared(team, share, posted.message)
        else await service.noteAnswer(team, name, posted.message)
      },
    }),
    roles: {
      ...roles,
      keepsInside: () => service.assistant.sources({ audience: 'hr' }).some(({ library }) => library !== undefined),
    },
    desk: async (team) => {
      const places = await desk.requests.places(team)
      return { takesQuestions: takesQuestions(places), contact: places.contact, showsWords: service.keepsWords }
    },
  } satisfies Partial<Calling>
}

/** Lets the app answer whatever comes in. */
export function listen(app: App, { service, desk }: Answering, workspaces: Workspaces, logger: Logger): void {
  registerListeners(app, service, desk)
  desk.checklists.reminders.askZonesOf(async (team, user) => (await workspaces.find(team)).people.timeZone(user))
  handleTrouble(app, logger)
}

/** Every kind of job. */
export const JOB_KINDS = [
  ...[REMIND_OF_REQUEST, REMIND_OF_DUE, SAY_OVERDUE, TELL_OWNER],
  ...[REDRAW_RUN, TELL_OF_WEEK, REMIND_OF_REVIEW, CLEAR_SIGN],
] as const

/** What is done later, by its kind. */
export function worksOf({ service, desk }: Answering, workspaces: Workspaces): Record<string, JobWork> {
  return {
    [REMIND_OF_REQUEST]: remindOfRequest(desk, workspaces),
    [REMIND_OF_DUE]: remindOfDue(desk, workspaces),
    [SAY_OVERDUE]: sayOverdue(desk, workspaces),
    [TELL_OWNER]: tellOwner(desk, workspaces),
    [REDRAW_RUN]: async ({ team, data }) =>
      redrawRun({ service, desk }, await workspaces.find(team), { team, id: String(data) }),
    [TELL_OF_WEEK]: tellOfWeek(desk, workspaces),
    [REMIND_OF_REVIEW]: remindOfReview(desk, workspaces),
    [CLEAR_SIGN]: clearSign(workspaces),
  }
}

/** What of Bolt is not used: its own client (each workspace has its own), its memory of conversations. */
export function boltSettings(logger: Logger) {
  return {
    clientOptions: { retryConfig: { retries: 0 }, logger },
    ...{ logger, convoStore: false as const, extendedErrorHandler: true },
  }
}
