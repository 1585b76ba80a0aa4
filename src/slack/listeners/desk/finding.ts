import { createHash } from 'node:crypto'
import type { Excerpt } from '../../../core/corpus/citation.js'
import { publishHome } from '../../home/home.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { readData } from '../../intake/form.js'
import type { Press } from '../../intake/press.js'
import { fillOpened, showView } from '../../outbox/change-shown.js'
import { readLook } from '../../render/desk/asked-blocks.js'
import { renderAnswered } from '../../render/desk/asker-messages.js'
import { chosenView, type Finding, findingView, findView, readChoice } from '../../render/desk/find-views.js'
import { requote } from '../../render/excerpt-ref.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { tellAsker } from './answering.js'
import { type DeskApp, onHrPress, onHrSent, sayTo } from './desk-app.js'
import { redrawDraft } from './draft-post.js'
import { redrawRequest } from './request-post.js'

const GONE = 'この質問はもうありません。'
const PLACE_GONE = 'この箇所は、いまの資料にはありません。もう一度探してください。'
const LATER = '（まだ反映できていません。繰り返し試しています。）'
const MOST_NOTED = 10

/** A place of the documents that answers: looked for, chosen, and from then on quoted for such questions. */
export function listenToFinders(parts: DeskApp): void {
  const { service, desk } = parts
  onHrPress(parts, ACTIONS.foundForRequest, async (press, workspace) => {
    const request = (await desk.requests.file(press.team, press.value))?.request
    if (request === undefined) return sayTo(workspace, press, GONE)
    await open(parts, workspace, press, { purpose: 'request', id: request.id }, request.question)
  })
  onHrPress(parts, ACTIONS.findForAsked, async (press, workspace) => {
    const group = await desk.asked.groupOf(press.team, press.value, readLook(press.home ?? {}))
    if (group === undefined) return sayTo(workspace, press, GONE)
    await open(parts, workspace, press, { purpose: 'asked', id: press.value, home: press.home }, group.words)
  })
  onHrPress(parts, ACTIONS.addTest, async (press, workspace) => {
    const view = findView({ purpose: 'test', id: '' }, { question: '', words: '', excerpts: undefined })
    await openOrSay(workspace, openingFor(press), view)
  })
  onHrSent(parts, VIEWS.find, {
    working: (data) => findingView(toFinding(data).purpose),
    work: async ({ viewId, form, data }, workspace) => {
      const finding = toFinding(data)
      const question = form.text(DESK_FIELDS.question) || String(data.question ?? '')
      const words = form.text(DESK_FIELDS.words)
      const excerpts = await service.placesFor(words || question)
      await showView(workspace, viewId, findView(finding, { question, words, excerpts }))
    },
  })
  onHrPress(parts, ACTIONS.chooseFound, async (press, workspace) => {
    const choice = readChoice(press.value)
    if (choice === undefined || press.modal === undefined) return
    const { purpose, ref } = choice
    const say = (sentence: string, excerpt?: Excerpt, undo?: string) =>
      showView(workspace, press.modal!.id, chosenView(purpose, sentence, excerpt, undo))
    const [excerpt] = requote(service.quotesFor(), [ref]).excerpts
    if (excerpt === undefined) return say(PLACE_GONE)
    const data = readData(press.modal.view.private_metadata)
    const done = await choose(
      parts,
      workspace,
      press,
      { ...toFinding(data), ...choice, excerpt },
      String(data.question ?? ''),
    )
    if (done === undefined) return say(GONE)
    await say(`${done.sentence}反映しています。`, excerpt)
    const used = await desk.teaching.refresh(press.team)
    await say(`${done.sentence}${used ? '' : LATER}`, excerpt, done.undo)
    const { home } = toFinding(data)
    if (home !== undefined) await publishHome(parts, workspace, { team: press.team, user: press.user, chosen: home })
  })
  onHrPress(parts, ACTIONS.testDraft, async (press, workspace) => {
    const [id = ''] = press.value.split('\n')
    const answer = await desk.teaching.get(press.team, id)
    if (answer === undefined) return sayTo(workspace, press, GONE)
    const { questions } = answer.newest
    for (const question of questions.slice(0, MOST_NOTED)) await keepTest(parts, press, question, `taught-${id}`)
    const said =
      questions.length === 1
        ? '確認用の質問に加えました。'
        : `${Math.min(questions.length, MOST_NOTED)}つの質問を確認用に加えました。`
    await redrawDraft(parts, workspace, press, id, `${said}［答えを試す］で、この回答が先頭に出るかを確かめられます。`)
  })
}

/** The form with what the question itself finds. */
async function open(
  { service }: DeskApp,
  workspace: Workspace,
  press: Press,
  finding: Finding,
  question: string,
): Promise<void> {
  const opened = await openOrSay(workspace, openingFor(press), findingView(finding.purpose))
  if (opened === undefined) return
  const excerpts = await service.placesFor(question)
  const view = findView(finding, { question, words: question, excerpts })
  await fillOpened(workspace, opened, view)
}

function toFinding({ purpose, id, home }: Record<string, unknown>): Finding {
  return {
    purpose: purpose === 'request' || purpose === 'test' ? purpose : 'asked',
    id: String(id ?? ''),
    ...(home !== undefined && { home: Object(home) as Record<string, unknown> }),
  }
}

interface Chosen extends Finding {
  ref: string
  excerpt: Excerpt
}

/** What was done, in a sentence, and the ids of what was noted; undefined where what it was for is gone. */
async function choose(
  parts: DeskApp,
  workspace: Workspace,
  press: Press,
  chosen: Chosen,
  question: string,
): Promise<{ sentence: string; undo: string } | undefined> {
  const { service, desk } = parts
  const { team, user } = press
  const { purpose, id, ref, excerpt } = chosen
  if (purpose === 'test') {
    const undo = await keepTest(parts, press, question, excerpt.citation.passageId)
    return { sentence: '確認用の質問に加えました。', undo }
  }
  if (purpose === 'asked') {
    const group = await desk.asked.groupOf(team, id, readLook(chosen.home ?? {}))
    if (group === undefined) return undefined
    const undo = await note(parts, press, [group.words, ...group.others], ref)
    await desk.asked.settle(team, group.ids, 'noted', user)
    return { sentence: 'この質問と結びつけました。次から、同じ質問にこの箇所を引用します。', undo }
  }
  const answered = await desk.requests.answer(team, id, user, { words: '', shown: [ref] })
  const request = (await desk.requests.file(team, id))?.request
  if (!answered || request === undefined) return undefined
  await redrawRequest(service, desk, workspace, { team, id })
  const name = await workspace.people.name(user)
  await tellAsker(parts, workspace, { team, id }, (heard) =>
    renderAnswered(heard, { name, words: '', excerpts: [excerpt] }),
  )
  const undo = await note(parts, press, [request.question], ref)
  await desk.asked.settleLike(team, [request.question], 'noted', user)
  return { sentence: '質問した人に引用を送りました。次から、同じ質問にこの箇所を引用します。', undo }
}

/** The questions under the passage; the ids of what was added, one a line. */
async function note({ desk }: DeskApp, { team, user }: Press, questions: string[], ref: string): Promise<string> {
  const ids: string[] = []
  for (const question of questions.slice(0, MOST_NOTED)) {
    const id = idOf('noted', team, question, ref)
    await desk.additions.add(team, id, { kind: 'noted', question, ref }, user)
    ids.push(id)
  }
  return ids.join('\n')
}

async function keepTest(
  { desk }: DeskApp,
  { team, user }: Press,
  question: string,
  passageId: string,
): Promise<string> {
  const id = idOf('test', team, question, passageId)
  await desk.additions.add(team, id, { kind: 'test', question, passageId }, user)
  return id
}

/** The same for the same, so that a press worked on again adds nothing. */
function idOf(...of: string[]): string {
  return createHash('sha256').update(of.join('\n')).digest('hex').slice(0, 16)
}
