import type { App } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Answer, CasesAnswer } from '../../core/answers/answer.js'
import { passageIdOf } from '../../core/answers/excerpt-ref.js'
import { ACTIONS, numbered } from '../ids.js'
import { isDirect, type Press, placeAside, placeForReader, placeInThread, toPress } from '../intake/press.js'
import type { Render } from '../outbox/outbox.js'
import { requote, splitRefs } from '../render/excerpt-ref.js'
import { renderAnswer } from '../render/render-answer.js'
import { renderCaseSection } from '../render/render-case-section.js'
import { renderChecklistFrom } from '../render/render-checklist-from.js'
import { renderCompareChoice } from '../render/render-compare-choice.js'
import { renderExcerpts } from '../render/render-excerpts.js'
import { renderNotice } from '../render/render-notice.js'
import { contextFor, once, type Service } from '../workspace/service.js'
import { answerForm } from './ask.js'
import { answerIn } from './posts.js'

/** Every button but 共有. Values carry ids; each press is answered once. */
export function listenToButtons(app: App, service: Service): void {
  const { assistant } = service
  const on = (action: string, answer: (press: Press, client: WebClient) => Promise<void>) => {
    app.action(numbered(action), async ({ ack, body, action: pressed, client }) => {
      await ack()
      const press = toPress(body, pressed)
      await once(service, [press.key], () => answer(press, client))
    })
  }
  const toReader = (action: string, render: (press: Press) => Promise<Render>) => {
    on(action, async (press, client) => {
      const rendered = await service.turns.take(() => render(press))
      await service.outbox.send(client, placeForReader(press), rendered)
    })
  }
  const shown =
    (answer: Answer, press: Press, question?: string): Render =>
    (showable) =>
      renderAnswer(answer, contextFor(service, surfaceOf(press), showable, question))

  toReader(ACTIONS.more, async (press) => {
    const excerpts = assistant.passage(passageIdOf(press.value))
    const { notice } = requote(assistant, [press.value])
    return () => renderExcerpts(excerpts, assistant.sources(), notice)
  })
  toReader(ACTIONS.others, async (press) => {
    const { excerpts, notice } = requote(assistant, splitRefs(press.value))
    return () => renderExcerpts(excerpts, assistant.sources(), notice)
  })
  toReader(ACTIONS.openCase, async (press) => shown(await assistant.caseById(press.value), press))
  toReader(ACTIONS.caseSection, async (press) => {
    const [caseId = '', name = ''] = splitRefs(press.value)
    const answer = await assistant.caseById(caseId, name)
    return (showable) => renderCaseSection(answer, name, contextFor(service, surfaceOf(press), showable))
  })
  toReader(ACTIONS.similarCases, async (press) => shown(await assistant.similarCases(press.value), press))
  toReader(ACTIONS.moreCases, async (press) => shown(await listCases(service, splitRefs(press.value)), press))
  toReader(ACTIONS.compare, async (press) => {
    const ids = splitRefs(press.value)
    if (ids.length > 1) return shown(await assistant.compare(ids), press)
    const similar = await assistant.similarCases(press.value)
    const near = similar.kind === 'cases' ? similar.cases.map((row) => row.id) : []
    return () => renderCompareChoice(press.value, near, assistant.cases())
  })
  toReader(ACTIONS.compareWith, async (press) => shown(await assistant.compare(splitRefs(press.value)), press))
  toReader(ACTIONS.openChecklist, async (press) => {
    const [id = '', skip = '0'] = splitRefs(press.value)
    const answer = await assistant.checklistById(id)
    return (showable) => renderChecklistFrom(answer, Number(skip), contextFor(service, surfaceOf(press), showable))
  })
  on(ACTIONS.ask, async (press, client) => {
    const { team, channel, thread, modal, value } = press
    if (modal?.isRoot) {
      await answerForm(service, client, team, modal.id, { text: value, turn: modal.turn })
      return
    }
    const answer = await service.turns.take(async () =>
      channel === undefined || press.isPrivate
        ? assistant.answer({ text: value })
        : answerIn(service, { team, channel, thread }, value),
    )
    await service.outbox.send(
      client,
      placeInThread(press),
      shown(answer, press, modal === undefined ? value : undefined),
    )
  })
  for (const helpful of [true, false]) {
    on(helpful ? ACTIONS.helpful : ACTIONS.unhelpful, (press, client) => judge(service, client, press, helpful))
  }
}

function surfaceOf(press: Press) {
  if (press.isPrivate || press.modal !== undefined) return 'private'
  return press.channel === undefined || isDirect(press.channel) ? 'dm' : 'channel'
}

async function judge(service: Service, client: WebClient, press: Press, helpful: boolean): Promise<void> {
  await service.stores.feedback.add({
    team: press.team,
    channel: press.channel ?? '',
    message: press.isPrivate ? '' : press.message,
    user: press.user,
    helpful,
    passageIds: splitRefs(press.value).map(passageIdOf),
  })
  const thanks = helpful ? 'ご回答ありがとうございます。' : 'ご回答ありがとうございます。改善の参考にします。'
  await service.outbox.send(client, placeAside(press), () => renderNotice(thanks))
}

/** The next page of a list, from the ids that the page before could not show. */
async function listCases(service: Service, ids: string[]): Promise<CasesAnswer> {
  const cases: CasesAnswer['cases'] = []
  for (const id of ids) {
    const answer = await service.assistant.caseById(id)
    if (answer.kind !== 'case') continue
    const { name, profile, citation } = answer.card
    cases.push({ id, name, profile, matched: [], citation })
  }
  return { kind: 'cases', confidence: 1, excerpts: [], cases, filters: [], total: service.assistant.cases().length }
}
