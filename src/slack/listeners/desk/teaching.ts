import { createHash } from 'node:crypto'
import { dayIn } from '../../../service/checklists/days.js'
import { answerIn } from '../../../service/desk/requests.js'
import { groupsIn, linesIn } from '../../../service/desk/tables/table.js'
import type { TaughtText } from '../../../service/stores/taught-store.js'
import { ACTIONS, DESK_FIELDS, SHORTCUTS, VIEWS } from '../../ids.js'
import type { Form } from '../../intake/form.js'
import { takeIn } from '../../intake/inbox.js'
import type { Press } from '../../intake/press.js'
import { placeForShortcut, type Shortcut, toShortcut } from '../../intake/shortcut.js'
import { fillOpened, showView } from '../../outbox/change-shown.js'
import {
  type DraftData,
  draftHistoryView,
  draftListView,
  draftView,
  openDraftView,
  savingDraftView,
  trialFailedView,
  trialView,
  tryingView,
} from '../../render/desk/draft-views.js'
import { sentenceView } from '../../render/form-views.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type Opening, openingFor, openOrSay } from '../open-or-say.js'
import { giveAnswer } from './answering.js'
import { type DeskApp, HR_ONLY, onHrPress, onHrSent, type Sent, sayTo } from './desk-app.js'
import { CHANGED, contextOf, GONE, postDraft, readDraftRef } from './draft-post.js'
import { redrawRequest } from './request-post.js'

const NOT_A_REPLY = '担当者への質問のスレッドに書いた、返信のメニューからお使いください。'
const SAVED = '下書きを保存しました。まだ引用されません。［答えを試す］で確かめてから［承認する］を押してください。'
const SENT_AND_SAVED = `回答を質問した人に送り、${SAVED}`
const LISTED = 30

/** What HR does to have an answer quoted from then on. */
export function listenToTeachers(parts: DeskApp): void {
  const { app, service, desk } = parts
  const { teaching } = desk
  onHrPress(parts, ACTIONS.teachAnswer, async (press, workspace) => {
    const file = await desk.requests.file(press.team, press.value)
    const answer = file && answerIn(file.events)
    if (file === undefined || answer === undefined) return sayTo(workspace, press, CHANGED)
    const by = { team: press.team, user: answer.user ?? press.user }
    const text = await firstText(parts, workspace, by, { questions: [file.request.question], text: answer.words })
    await openOrSay(workspace, openingFor(press), draftView(text, { request: file.request.id }))
  })
  app.shortcut(SHORTCUTS.teach, async ({ ack, body, context }) => {
    const shortcut = toShortcut(body)
    await takeIn(service, { ack, body, context }, shortcut, async (workspace) => {
      if (!(await workspace.roles.isHr(shortcut.user))) return workspace.outbox.say(placeForShortcut(shortcut), HR_ONLY)
      await openForReply(parts, workspace, shortcut)
    })
  })
  onHrSent(parts, VIEWS.draft, {
    working: savingDraftView(),
    check: checkDraft,
    work: (sent, workspace) => save(parts, workspace, sent),
  })
  onHrPress(parts, ACTIONS.openDraft, async (press, workspace) => {
    const { id } = readDraftRef(press.value)
    const answer = await teaching.get(press.team, id)
    if (answer === undefined) return sayTo(workspace, press, GONE)
    await openOrSay(workspace, openingFor(press), openDraftView(answer, await contextOf(parts, workspace, answer)))
  })
  onHrPress(parts, ACTIONS.editDraft, async (press, workspace) => {
    const { id } = readDraftRef(press.value)
    const answer = await teaching.get(press.team, id)
    if (answer === undefined) return sayTo(workspace, press, GONE)
    const { request, newest } = answer
    const data = { id, version: newest.version, ...(request !== undefined && { request }) }
    await openOrSay(workspace, openingFor(press), draftView(newest, data))
  })
  onHrPress(parts, ACTIONS.draftHistory, async (press, workspace) => {
    const { id } = readDraftRef(press.value)
    const versions = await teaching.history(press.team, id)
    const users = versions.flatMap(({ user, decidedBy }) => [user, decidedBy]).filter((user) => user !== undefined)
    const names = await workspace.people.names(users)
    const calendar = await desk.calendar(press.team)
    await openOrSay(workspace, openingFor(press), draftHistoryView(id, versions, { names, calendar }))
  })
  onHrPress(parts, ACTIONS.tryDraft, (press, workspace) => tryOut(parts, workspace, press))
}

/** Everything that was taught, for HR. */
export async function openDrafts(
  { desk }: DeskApp,
  workspace: Workspace,
  { team, ...opening }: Opening & { team: string },
): Promise<void> {
  const { shown, count } = await desk.teaching.list(team, LISTED)
  await openOrSay(workspace, opening, draftListView(shown, count))
}

/** A reply in a request's thread: it is the answer, and becomes a draft. */
async function openForReply(parts: DeskApp, workspace: Workspace, shortcut: Shortcut): Promise<void> {
  const { team, user, triggerId, on } = shortcut
  const thread = on?.thread
  const request =
    on === undefined || thread === undefined
      ? undefined
      : await parts.desk.requests.postedAs(team, { channel: on.channel, message: thread })
  if (request === undefined || on === undefined || on.words === '') {
    return workspace.outbox.say(placeForShortcut(shortcut), NOT_A_REPLY)
  }
  const text = await firstText(parts, workspace, { team, user }, { questions: [request.question], text: on.words })
  const view = draftView(text, { request: request.id, answers: true })
  await openOrSay(workspace, { triggerId, place: placeForShortcut(shortcut) }, view)
}

/**
 * A text to start from, under the line that names who answered and when. Words of the questions that no document holds stand
 * among the synonyms, each with the word that it may be short for; alone, a word there says nothing.
 */
export async function firstText(
  { desk }: DeskApp,
  workspace: Workspace,
  { team, user }: { team: string; user: string },
  { questions, text }: Pick<TaughtText, 'questions' | 'text'>,
): Promise<TaughtText> {
  const name = await workspace.people.name(user)
  const { timeZone } = await desk.settings.workspace(team)
  const [year, month, day] = dayIn(desk.now(), timeZone).split('-').map(Number)
  const source = ['社内回答', ...(name === '' ? [] : [name]), `${year}年${month}月${day}日`].join('・')
  const synonyms = desk.additions
    .unheld({ questions, text })
    .map(({ word, meant }) => (meant === undefined ? [word, ''] : [word, meant]))
  return { questions, text, source, audience: 'everyone', synonyms }
}

function checkDraft(form: Form): Record<string, string> {
  const errors: Record<string, string> = {}
  if (form.text(DESK_FIELDS.questions) === '') errors[DESK_FIELDS.questions] = '質問を書いてください。'
  if (form.text(DESK_FIELDS.text) === '') errors[DESK_FIELDS.text] = '回答を書いてください。'
  if (form.text(DESK_FIELDS.source) === '') errors[DESK_FIELDS.source] = '出典を書いてください。'
  return errors
}

function toText(form: Form): TaughtText {
  const reviewOn = form.date(DESK_FIELDS.reviewOn)
  return {
    questions: [...new Set(linesIn(form.text(DESK_FIELDS.questions)))],
    text: form.text(DESK_FIELDS.text),
    source: form.text(DESK_FIELDS.source),
    audience: form.chosen(DESK_FIELDS.audience) === 'hr' ? 'hr' : 'everyone',
    ...(reviewOn !== undefined && { reviewOn }),
    synonyms: groupsIn(form.text(DESK_FIELDS.synonyms)).filter((words) => words.length > 1),
  }
}

async function save(parts: DeskApp, workspace: Workspace, { team, user, viewId, form, data }: Sent): Promise<void> {
  const { desk } = parts
  const { teaching } = desk
  const { id: known, version = 0, request, answers } = data as DraftData
  const text = toText(form)
  const id = known ?? createHash('sha256').update(`${team} ${viewId}`).digest('hex').slice(0, 12)
  const by = { user, ...(request !== undefined && { request }) }
  const saved =
    known === undefined ? await teaching.draft(team, id, text, by) : await teaching.edit(team, id, version, text, user)
  if (!saved) return showView(workspace, viewId, sentenceView('社内回答', CHANGED))
  if (answers && request !== undefined)
    await giveAnswer(parts, workspace, { team, id: request, user, words: text.text })
  await desk.additions.propose(team, text, user)
  await postDraft(parts, workspace, team, id)
  if (request !== undefined) await redrawRequest(parts.service, desk, workspace, { team, id: request })
  const answer = await teaching.get(team, id)
  if (answer === undefined) return
  const said = answers ? SENT_AND_SAVED : SAVED
  await showView(workspace, viewId, openDraftView(answer, await contextOf(parts, workspace, answer), said))
}

async function tryOut({ desk }: DeskApp, workspace: Workspace, press: Press): Promise<void> {
  const { id } = readDraftRef(press.value)
  const answer = await desk.teaching.get(press.team, id)
  if (answer === undefined) return sayTo(workspace, press, GONE)
  const { logger } = workspace
  const opened = await openOrSay(workspace, openingFor(press), tryingView())
  if (opened === undefined) return
  const view = await desk.teaching.tryOut(press.team, answer).then(trialView, (error: unknown) => {
    logger.error('a draft was not tried out:', error)
    return trialFailedView()
  })
  await fillOpened(workspace, opened, view)
}
