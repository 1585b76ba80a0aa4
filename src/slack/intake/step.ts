interface Executed {
  team_id?: string
  api_app_id?: string
  event: { function_execution_id: string; inputs?: Record<string, unknown>; bot_access_token?: string }
}

/** A step of a workflow, or Slack's own search, that the app is to do. */
export interface Step {
  team: string
  /** Names what is to be done, so that it is done once. */
  key: string
  execution: string
  app: string
  inputs: Record<string, unknown>
}

export function toStep(body: object, ownTeam = ''): Step {
  const { team_id: team = ownTeam, api_app_id: app = '', event } = body as Executed
  const { function_execution_id: execution, inputs = {} } = event
  return { team, key: `step:${team}:${execution}`, execution, app, inputs }
}

/** As it is kept until it is done: without the token that Slack lends for this once. The app's own does as well. */
export function withoutToken(body: object): object {
  const { event, ...rest } = body as Executed
  const { bot_access_token: _, ...kept } = event
  return { ...rest, event: kept }
}

/** What stands in a field, without the white space around it; empty where nothing does. */
export function textOf({ inputs }: Step, field: string): string {
  const value = inputs[field]
  return typeof value === 'string' ? value.trim() : ''
}

export function textsOf({ inputs }: Step, field: string): string[] {
  const value = inputs[field]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** Who searches: Slack fills this in itself. */
export function searcherOf({ inputs }: Step): string {
  const { id } = Object(inputs.user_context) as { id?: unknown }
  return typeof id === 'string' ? id : ''
}
