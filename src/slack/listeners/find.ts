import type { ModalView } from '@slack/types'
import {
  type CaseChoices,
  caseChoices,
  casesNamed,
  countOf,
  eitherOf,
  type ListChoice,
  listsOf,
  topicsLike,
} from '../../core/answers/case-choices.js'
import type { Case } from '../../core/corpus/corpus.js'
import { wordsOf } from '../../core/question/condition.js'
import type { Asker, Want } from '../../service/asking.js'
import type { Service } from '../../service/service.js'
import { ACTIONS, VIEWS } from '../ids.js'
import { type ChoosingView, chosenIn } from '../intake/chosen.js'
import { sentDelivery } from '../intake/form.js'
import { takeIn } from '../intake/inbox.js'
import { refusalOf } from '../outbox/forms.js'
import type { Place } from '../outbox/place.js'
import { CASE_FIELDS, type CaseCount, findCasesView, lessOf, nameOptions } from '../render/find-cases-view.js'
import { findChecklistView, LIST_FIELDS, topicOptions } from '../render/find-checklist-view.js'
import { type Workspace, workspaceOf } from '../workspace/workspace.js'
import type { Listening } from './listening.js'
import { type Opening, openOrSay } from './open-or-say.js'
import { sendReply } from './send-reply.js'

const CANNOT_OPEN =
  'ここでは選ぶ画面を開けません。「/telework-case 建設業 30人以下」のように、条件を書いて探してください。'

/** Each field has a name of its own behind it. */
const FIELDS = new RegExp(`^${ACTIONS.findField}(:|$)`)

/** Looking up without words: a view to choose in, whose answer comes where the command was typed. */
export async function openFind(
  service: Service,
  workspace: Workspace,
  what: 'cases' | 'checklist',
  opening: Opening,
): Promise<void> {
  const metadata = opening.place.kind === 'private' ? opening.place.responseUrl : ''
  const view = what === 'cases' ? casesView(service, NOTHING_CHOSEN, metadata) : listsView(service, {}, metadata)
  await openOrSay(workspace, opening, view, CANNOT_OPEN)
}

export function listenToFinding(app: Listening, service: Service): void {
  const { assistant } = service
  app.options(FIELDS, async ({ ack, options }) => {
    const { action_id, value } = options as { action_id: string; value: string }
    await ack({
      options: action_id.endsWith(`:${LIST_FIELDS.topic}`)
        ? topicOptions(topicsLike(assistant.checklists(), value))
        : nameOptions(casesNamed(assistant.cases(), value)),
    })
  })
  app.action(FIELDS, async ({ ack, body, context }) => {
    await ack()
    const view = (body as { view?: ChoosingView & { callback_id?: string } }).view
    if (view === undefined) return
    const { private_metadata: metadata, callback_id } = view
    const next =
      callback_id === VIEWS.findCases
        ? casesView(service, view, metadata)
        : listsView(service, listChoice(view), metadata)
    await show(workspaceOf(context), view, next)
  })
  const sent = (callback: string, toWant: (view: ChoosingView) => Want) => {
    app.view(callback, async ({ ack, body, view, context }) => {
      const asker = { team: body.team?.id ?? view.team_id, user: body.user.id }
      const arrived = { body, context, ack: () => ack() }
      await takeIn(service, arrived, sentDelivery(asker.team, asker.user, view), (workspace) =>
        answer(service, workspace, asker, toWant(view as unknown as ChoosingView), view.private_metadata),
      )
    })
  }
  sent(VIEWS.findCases, (view) => casesWanted(assistant.cases(), view))
  sent(VIEWS.findChecklist, (view) => ({ kind: 'openChecklist', id: chosenIn(view, listBlock(view))[0] ?? '' }))
}

const NOTHING_CHOSEN: Pick<ChoosingView, 'state'> = { state: { values: {} } }

function casesWanted(cases: readonly Case[], view: Pick<ChoosingView, 'state'>): Want {
  const named = chosenIn(view, CASE_FIELDS.names)
  if (named.length > 1) return { kind: 'compareCases', ids: named }
  const [only] = named
  if (only !== undefined) return { kind: 'openCase', id: only }
  const words = wordsChosen(view)
  const less = lessOf(countOf(cases, words))
  return { kind: 'cases', words: (less ? wordsOf(less.conditions) : words) || ALL_CASES }
}

/** Words that narrow nothing. */
const ALL_CASES = '事例'

/** What is chosen as the words of a look-up. */
function wordsChosen(view: Pick<ChoosingView, 'state'>): string {
  const { names: _, ...conditions } = CASE_FIELDS
  return Object.values(conditions)
    .map((field) => eitherOf(chosenIn(view, field)))
    .filter((words) => words !== '')
    .join(' ')
}

function casesView({ assistant }: Service, view: Pick<ChoosingView, 'state'>, metadata: string): ModalView {
  const cases = assistant.cases()
  const count: CaseCount = {
    ...countOf(cases, wordsChosen(view)),
    total: cases.length,
    named: chosenIn(view, CASE_FIELDS.names).length,
  }
  return findCasesView(choicesFor(cases), count, metadata)
}

const known = new WeakMap<readonly Case[], CaseChoices>()

/** The documents change seldom, and the view is drawn with each choice. */
function choicesFor(cases: readonly Case[]): CaseChoices {
  const choices = known.get(cases) ?? caseChoices(cases)
  known.set(cases, choices)
  return choices
}

function listsView({ assistant }: Service, chosen: ListChoice, metadata: string): ModalView {
  const lists = assistant.checklists()
  return findChecklistView({ lists, fitting: listsOf(lists, chosen), chosen, metadata })
}

function listChoice(view: ChoosingView): ListChoice {
  const one = (field: string) => chosenIn(view, field)[0]
  return { role: one(LIST_FIELDS.role), phase: one(LIST_FIELDS.phase), topic: one(LIST_FIELDS.topic) }
}

function listBlock({ state }: ChoosingView): string {
  return Object.keys(state.values).find((block) => block.split(':')[0] === LIST_FIELDS.list) ?? ''
}

/** A later choice has drawn it already where the server says so. */
async function show({ client, logger }: Workspace, { id, hash }: ChoosingView, view: ModalView): Promise<void> {
  const refusal = await refusalOf(() => client.views.update({ view_id: id, ...(hash !== undefined && { hash }), view }))
  if (refusal !== undefined) logger.info(`a view to choose in was not drawn again: ${refusal.code}`)
}

async function answer(
  service: Service,
  workspace: Workspace,
  asker: Asker,
  want: Want,
  responseUrl: string,
): Promise<void> {
  const reply = await service.reply({ want, asker: await workspace.roles.asker(asker), alone: true })
  const place: Place =
    responseUrl === '' ? { kind: 'thread', channel: asker.user } : { kind: 'private', user: asker.user, responseUrl }
  await sendReply(workspace, reply, { place, surface: responseUrl === '' ? 'dm' : 'private' })
}
