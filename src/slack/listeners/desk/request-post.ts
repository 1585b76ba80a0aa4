import type { Desk } from '../../../service/desk/desk.js'
import { answerIn, type RequestFile } from '../../../service/desk/requests.js'
import type { Service } from '../../../service/service.js'
import { changeMessage } from '../../outbox/change-shown.js'
import { type CardContext, renderRequestCard } from '../../render/desk/request-card.js'
import { requote } from '../../render/excerpt-ref.js'
import type { Message } from '../../render/message.js'
import { platformError } from '../../workspace/features.js'
import type { Workspace } from '../../workspace/workspace.js'

const QUIET = { unfurl_links: false, unfurl_media: false } as const

/** Puts a request before those who answer. Gives the server's word where it does not take it. */
export async function postRequest(
  service: Service,
  desk: Desk,
  workspace: Workspace,
  { team, id }: { team: string; id: string },
): Promise<string | undefined> {
  const file = await desk.requests.file(team, id)
  if (file === undefined || file.request.posted !== undefined) return undefined
  const channel = await desk.requests.placeFor(team, file.request.topic)
  if (channel === undefined) return 'no_channel'
  try {
    const message = await draw(service, desk, workspace, file)
    const posted = await workspace.client.chat.postMessage({ channel, ...message, ...QUIET })
    await desk.requests.setPosted(team, id, { channel: posted.channel ?? channel, message: posted.ts ?? '' })
    return undefined
  } catch (error) {
    const code = platformError(error)
    if (code === undefined) throw error
    workspace.logger.warn(`a request was not posted: ${code}`)
    return code
  }
}

/** Draws a request's message anew, as it stands in the store. */
export async function redrawRequest(
  service: Service,
  desk: Desk,
  workspace: Workspace,
  { team, id }: { team: string; id: string },
): Promise<void> {
  const file = await desk.requests.file(team, id)
  const posted = file?.request.posted
  if (file === undefined || posted === undefined) return
  const message = await draw(service, desk, workspace, file)
  await changeMessage(workspace, { channel: posted.channel, ts: posted.message }, message)
}

async function draw(service: Service, desk: Desk, workspace: Workspace, file: RequestFile): Promise<Message> {
  const { request, events } = file
  const named = new Set(events.flatMap(({ kind, user }) => (user !== undefined && BY_HR.has(kind) ? [user] : [])))
  if (!request.anonymous && request.user !== undefined) named.add(request.user)
  const names = await workspace.people.names(named)
  const calendar = await desk.calendar(request.team)
  const made = await desk.teaching.ofRequest(request.team, request.id)
  const context: CardContext = {
    // Whoever is in the channel sees it: nothing that is for HR alone.
    excerpts: requote(service.quotesFor(), request.shown).excerpts,
    given: requote(service.quotesFor(), answerIn(events)?.shown ?? []).excerpts,
    nameOf: (user) => names.get(user ?? '') || '担当者',
    calendar,
    ...(made && {
      made: {
        id: made.id,
        version: made.newest.version,
        isDraft: made.live === undefined && made.newest.state !== 'undone',
      },
    }),
  }
  return renderRequestCard(file, context)
}

const BY_HR = new Set<RequestFile['events'][number]['kind']>(['taken', 'released', 'answered'])
