import { caseChoices, checklistsNamed, choicesNamed, wordsOfChoices } from '../../../core/answers/case-choices.js'
import type { Want } from '../../../service/asking.js'
import { idOf } from '../../../service/checklists/runs.js'
import { STEP_FIELDS, STEPS } from '../../ids.js'
import { type Step, searcherOf, textOf, textsOf } from '../../intake/step.js'
import { foundFor } from '../../render/search-results.js'
import { answerOutputs, casesOutputs, pickList } from '../../render/step-outputs.js'
import { platformError } from '../../workspace/features.js'
import type { Workspace } from '../../workspace/workspace.js'
import { postRun } from '../checklists/post-run.js'
import type { DeskApp } from '../desk/desk-app.js'
import { type Outcome, onStep, onStepAtOnce } from './step-app.js'

const NO_QUESTION = '質問が空です。ワークフローの前のステップをご確認ください。'
const NO_LIST = '選ばれたチェックリストは、もうありません。ワークフローで選び直してください。'

/** Steps for Workflow Builder, the pick-lists in them, and what Slack's own search shows. */
export function listenToSteps(parts: DeskApp): void {
  const { app, service, desk } = parts
  const { assistant } = service
  const { lists } = desk.checklists ?? {}
  onStep(parts, STEPS.ask, async (step) => {
    const text = textOf(step, STEP_FIELDS.question)
    if (text === '') return { error: NO_QUESTION }
    const { answer, sources } = await replyTo(parts, step, { kind: 'question', text })
    return { outputs: answerOutputs(answer, sources) }
  })
  onStep(parts, STEPS.cases, async (step) => {
    const chosen = wordsOfChoices(caseChoices(assistant.cases()), textsOf(step, STEP_FIELDS.conditions))
    const words = [chosen, textOf(step, STEP_FIELDS.words)].filter((each) => each !== '').join(' ')
    const { answer, sources } = await replyTo(parts, step, { kind: 'cases', words })
    return { outputs: casesOutputs(answer, sources) }
  })
  onStep(parts, STEPS.checklist, (step, workspace) => startRun(parts, step, workspace))
  onStepAtOnce(app, STEPS.caseConditions, async (step) => {
    const found = choicesNamed(caseChoices(assistant.cases()), textOf(step, STEP_FIELDS.query))
    return { outputs: { options: pickList(found.map(({ words, count }) => [words, `${words}（${count}件）`])) } }
  })
  onStepAtOnce(app, STEPS.checklists, async (step) => {
    const own = await lists.own(step.team)
    const all = [...own.map(({ list: id, title }) => ({ id, title })), ...lists.ofDocuments()]
    const found = checklistsNamed(all, textOf(step, STEP_FIELDS.query))
    return { outputs: { options: pickList(found.map(({ id, title }) => [id, title])) } }
  })
  onStepAtOnce(app, STEPS.search, async (step, { roles, linkBase }) => {
    const audience = await roles.audienceOf(searcherOf(step))
    const answers = await service.lookFor(textOf(step, STEP_FIELDS.query), audience)
    return { outputs: { search_results: foundFor(answers, service.assistant.sources(), { ...step, linkBase }) } }
  })
}

/** What a workflow gets may be read by everybody whom it tells. */
function replyTo({ service }: DeskApp, { team }: Step, want: Want) {
  return service.reply({ want, asker: { team, user: '' } })
}

async function startRun(parts: DeskApp, step: Step, workspace: Workspace): Promise<Outcome> {
  const { lists, runs } = parts.desk.checklists
  const { team, execution } = step
  const channel = textOf(step, STEP_FIELDS.channel)
  const list = await lists.newest(team, textOf(step, STEP_FIELDS.checklist))
  if (list === undefined) return { error: NO_LIST }
  const id = idOf(team, execution)
  const title = textOf(step, STEP_FIELDS.title) || list.title
  await runs.begin({ team, id, list: list.list, title, user: textOf(step, STEP_FIELDS.user) })
  const begun = await runs.get(team, id)
  const refused = begun === undefined ? 'no_run' : await postRun(parts, workspace, begun, channel)
  if (refused !== undefined) return { error: whyNotPosted(refused, workspace) }
  const posted = (await runs.get(team, id))?.posted
  return { outputs: { title, items: list.items.length, link: await linkTo(workspace, posted) } }
}

function whyNotPosted(refused: string, { self }: Workspace): string {
  return refused === 'not_in_channel' || refused === 'channel_not_found'
    ? `そのチャンネルに投稿できません。チャンネルに @${self.name ?? 'このボット'} を招待してから、もう一度お試しください。`
    : `そのチャンネルに投稿できません。（${refused}）`
}

async function linkTo({ client }: Workspace, posted?: { channel: string; message: string }): Promise<string> {
  if (posted === undefined) return ''
  const { channel, message: message_ts } = posted
  const found = await client.chat.getPermalink({ channel, message_ts }).catch((error: unknown) => {
    if (platformError(error) === undefined) throw error
    return undefined
  })
  return found?.permalink ?? ''
}
