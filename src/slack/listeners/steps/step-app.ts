import type { Service } from '../../../service/service.js'
import { takeIn } from '../../intake/inbox.js'
import { type Step, toStep, withoutToken } from '../../intake/step.js'
import { makeReference, troubleWords } from '../../outbox/reference.js'
import { platformError } from '../../workspace/features.js'
import { type Workspace, workspaceOf } from '../../workspace/workspace.js'
import type { Listening } from '../listening.js'

/** What becomes of a step: what the next steps may use, or one sentence for whoever looks at the workflow. */
export type Outcome = { outputs: Record<string, unknown> } | { error: string }

type StepWork = (step: Step, workspace: Workspace) => Promise<Outcome>

/** Ended already, or given up by Slack: nobody waits for it any more. */
const OVER = new Set(['execution_not_in_running_state', 'function_execution_not_found'])

/** A step that may take its time: written down, acknowledged, then done, once. */
export function onStep({ app, service }: { app: Listening; service: Service }, id: string, work: StepWork): void {
  app.function(id, { autoAcknowledge: false }, async ({ ack, body, context }) => {
    const step = toStep(body, workspaceOf(context).self.team)
    const arrived = { ack: () => ack(), body: withoutToken(body), context }
    await takeIn(service, arrived, step, (workspace) => complete(workspace, step, work))
  })
}

/** Somebody looks at a list that waits for it: Slack wants it filled before the acknowledgement. */
export function onStepAtOnce(app: Listening, id: string, work: StepWork): void {
  app.function(id, { autoAcknowledge: false }, async ({ ack, body, context }) => {
    const workspace = workspaceOf(context)
    try {
      await complete(workspace, toStep(body, workspace.self.team), work)
    } finally {
      await ack()
    }
  })
}

/** A step never hangs: what goes wrong ends it too, with a number that the log has as well. */
async function complete(workspace: Workspace, step: Step, work: StepWork): Promise<void> {
  try {
    await tell(workspace, step, await work(step, workspace))
  } catch (error) {
    const reference = makeReference()
    workspace.logger.error(`reference=${reference} a step was not done:`, error)
    await tell(workspace, step, { error: troubleWords(reference) })
  }
}

async function tell({ client, features, logger }: Workspace, { execution }: Step, outcome: Outcome): Promise<void> {
  const which = { function_execution_id: execution }
  try {
    await features.attempt('steps', async () =>
      'error' in outcome
        ? client.functions.completeError({ ...which, error: outcome.error })
        : client.functions.completeSuccess({ ...which, outputs: outcome.outputs }),
    )
  } catch (error) {
    if (!OVER.has(platformError(error) ?? '')) throw error
    logger.info(`a step was over before its end: ${platformError(error)}`)
  }
}
