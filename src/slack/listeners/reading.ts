import type { ActionsBlockElement } from '@slack/types'
import type { Service } from '../../service/service.js'
import { ACTIONS } from '../ids.js'
import { isDirect, type Press, placeForReader } from '../intake/press.js'
import { showView } from '../outbox/change-shown.js'
import { openView } from '../outbox/open-view.js'
import { splitRefs } from '../render/excerpt-ref.js'
import { readView } from '../render/form-views.js'
import { type Readings, readingsOf, readPage, renderPassages } from '../render/render-passages.js'
import { takeBackButton, takeBackIn } from '../render/render-take-back.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

const TITLE = '引用の前後を読む'
/** The three seconds are over: it is shown as a message. */
const TOO_LATE = new Set(['expired_trigger_id', 'invalid_trigger_id'])

/** 詳しく: the passages around what was quoted, in a modal, and from there to what stands before and after them. */
export function listenToReaders(parts: PressApp): void {
  const { service } = parts
  onPress(parts, ACTIONS.more, (press, workspace) => openReading(service, workspace, press))
  onPress(parts, ACTIONS.read, async (press, workspace) => {
    const { refs, passageId } = readPage(press.value)
    const readings = readingsOf(await quotesFor(service, workspace, press), refs, passageId)
    if (press.modal === undefined) return
    const { id, view } = press.modal
    await showView(workspace, id, { ...view, blocks: drawn(service, workspace, readings, takeBackIn(view.blocks)) })
  })
}

async function openReading(service: Service, workspace: Workspace, press: Press): Promise<void> {
  const { client, features, outbox } = workspace
  const readings = readingsOf(await quotesFor(service, workspace, press), splitRefs(press.value))
  const found = readings.readings.length > 0
  if (press.modal === undefined && found) {
    const view = readView(TITLE, drawn(service, workspace, readings, await ownButtons(service, press)))
    try {
      if (await openView(client, features, press.triggerId, view)) return
    } catch (error) {
      if (!TOO_LATE.has(platformError(error) ?? '')) throw error
    }
  }
  const pages = press.modal !== undefined
  await outbox.send(placeForReader(press), () => renderPassages(readings, service.assistant.sources(), { pages }))
}

async function quotesFor(service: Service, { roles }: Workspace, { user }: Press) {
  return service.quotesFor(await roles.audienceOf(user))
}

function drawn(service: Service, { linkBase }: Workspace, readings: Readings, more: ActionsBlockElement[] = []) {
  return renderPassages(readings, service.assistant.sources(), { pages: true, more, linkBase }).blocks
}

/** Whoever asked may take a public answer back here too. */
async function ownButtons(service: Service, press: Press): Promise<ActionsBlockElement[]> {
  const { team, user, channel, reply, isPrivate } = press
  if (reply === undefined || channel === undefined || isPrivate || isDirect(channel)) return []
  const asked = await service.asked(team, { reply })
  return asked?.user === user && asked.answer ? [takeBackButton(reply)] : []
}
