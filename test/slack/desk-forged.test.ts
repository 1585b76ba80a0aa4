import type { App, Receiver } from '@slack/bolt'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStores } from '../../src/adapters/stores/memory/memory-stores.js'
import { openSqlStores, type SqlStores } from '../../src/adapters/stores/sql/sql-stores.js'
import { tableFiles } from '../../src/app/table-files.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { Desk } from '../../src/service/desk/desk.js'
import type { TaughtLibrary } from '../../src/service/desk/teaching.js'
import { Service } from '../../src/service/service.js'
import type { Added } from '../../src/service/stores/addition-store.js'
import type { KeptQuestion } from '../../src/service/stores/question-store.js'
import type { TaughtText } from '../../src/service/stores/taught-store.js'
import { ACTIONS, DESK_FIELDS, FOR_HR, FOR_KEEPERS, SHORTCUTS, VIEWS } from '../../src/slack/ids.js'
import { createSlackApp, type SlackApp } from '../../src/slack/slack-app.js'
import { SOURCES } from './sample-answers.js'
import { sentAll } from './sent-all.js'
import { TestClock } from './test-clock.js'

const EMPLOYEE = 'U0HANA'
const OTHER = 'U0MIO'
const HR = 'U0KEN'
const ADMIN = 'U0ADMIN'
const TEAM = 'T0TEST'
const TEXT: TaughtText = {
  ...{ questions: ['食堂の補助は'], text: '出ません。', source: '社内回答・鈴木 健・2026年11月30日' },
  ...{ audience: 'everyone', synonyms: [] },
}

const QUESTION = {
  ...{ team: TEAM, channel: 'C1', words: '食堂の補助は', user: OTHER, asked: 'question', kind: 'none', confidence: 0 },
  ...{ shownIds: [], at: Date.now() },
} satisfies Omit<KeptQuestion, 'id'>
const WORD = { kind: 'synonym', words: ['社食'] } satisfies Added
const UPLOAD = {
  ...{ team: TEAM, document: 'kitei', name: '規程.docx', title: '規程', audience: 'hr' as const, file: '' },
  ...{ passages: 1, kept: 1, leftOut: 0, user: HR, at: 1 },
} as const
/** Reads no file: none is to be read. */
const maker = {
  make: async () => {
    throw new Error('not to be read')
  },
  inForce: () => '',
  restate: (file: string) => file,
  contents: () => ({ sections: [{ name: '秘密の章', lines: ['秘密'] }], leftOut: [] }),
}

let app: App
let slack: SlackApp
let stores: SqlStores
let service: Service
let desk: Desk
let calls: { method: string; body: Record<string, string> }[] = []
let tried = 0
/** A channel's pace is kept without waiting. */
const clock = new TestClock(
  () => 0,
  (ms) => clock.turn(ms),
)

beforeAll(async () => {
  stores = await openSqlStores({ retentionDays: 1, log: () => {} })
  const assistant = {
    sources: () => SOURCES,
    quoted: () => ({ state: 'gone' }),
    alike: (texts: string[]) => texts.map((_, i) => [i]),
    unheldWords: () => [],
    snippets: async () => ({ kind: 'none', excerpts: [] }),
    teach: async () => true,
    tryOut: async () => {
      tried += 1
      throw new Error('not to be tried')
    },
  } as unknown as Assistant & TaughtLibrary
  service = new Service({ assistant, stores: createMemoryStores(), log: () => {} })
  desk = new Desk({ stores, assistant, files: tableFiles, maker, channel: 'C0JINJI', log: () => {} })
  const receiver: Receiver = {
    init: (made) => {
      app = made
    },
    start: async () => {},
    stop: async () => {},
  }
  slack = await createSlackApp({
    settings: {
      ...{ botToken: 'xoxb-test', apiUrl: 'https://slack.test/api/', transport: { kind: 'socket', appToken: 'x' } },
      roles: { hrUsers: [HR], adminUsers: [ADMIN] },
    },
    ...{ service, desk, receiver, clock, fetch: answer as typeof fetch, log: () => {} },
  })
})
afterAll(async () => {
  await slack.stop(1000)
  clock.stop()
  await stores.close()
})

beforeEach(async () => {
  const asked = { question: '食堂の補助は', words: '', anonymous: true, shown: [] }
  if (await desk.requests.ask({ team: TEAM, user: OTHER, id: 'r1', ...asked })) {
    await desk.requests.setPosted(TEAM, 'r1', { channel: 'C0JINJI', message: '5.0' })
    await desk.requests.answer(TEAM, 'r1', HR, { words: '出ません。' })
    await desk.requests.ask({ team: TEAM, user: OTHER, id: 'r2', ...asked })
    await desk.requests.setPosted(TEAM, 'r2', { channel: 'C0JINJI', message: '6.0' })
    await desk.teaching.draft(TEAM, 'd1', TEXT, { user: HR, request: 'r1' })
    await desk.teaching.draft(TEAM, 'd2', TEXT, { user: HR })
    await desk.teaching.approve(TEAM, 'd2', 1, HR)
    for (const id of ['q1', 'q2']) await stores.questions.add({ ...QUESTION, id })
    await desk.asked.settle(TEAM, ['q2'], 'ignored', HR)
    await stores.additions.add({ id: 'w1', team: TEAM, added: WORD, state: 'proposed', user: HR, at: 1 })
    await desk.additions.add(TEAM, 'w2', { ...WORD, words: ['社食', '社員食堂'] }, HR)
    await stores.uploads.add({ ...UPLOAD, id: 'u1' })
    await stores.uploads.use(TEAM, 'u1', 1, { user: HR, at: 1 })
    await stores.uploads.add({ ...UPLOAD, id: 'u2', document: 'other' })
  }
  calls = []
  tried = 0
})

async function answer(url: string, init: { body?: string } = {}): Promise<Response> {
  const method = String(url).replace(/^https:\/\/slack\.test\/(api\/)?/, '')
  const text = String(init.body ?? '')
  const body = text.startsWith('{') ? { all: text } : Object.fromEntries(new URLSearchParams(text))
  calls.push({ method, body: body as Record<string, string> })
  const said = {
    ok: true,
    team_id: TEAM,
    user_id: 'UBOT',
    bot_id: 'B1',
    ts: '9.9',
    channel: 'C0JINJI',
    view: { id: 'V9', hash: 'h' },
  }
  return new Response(JSON.stringify(said), { headers: { 'content-type': 'application/json' } })
}

/** Everything that a forged payload might have changed. */
async function kept(): Promise<unknown> {
  const drafts = await Promise.all(['d1', 'd2'].map((id) => stores.taught.versions(TEAM, id)))
  const files = await Promise.all(['r1', 'r2'].map((id) => desk.requests.file(TEAM, id)))
  const settings = await desk.settings.workspace(TEAM)
  const additions = await stores.additions.list(TEAM, { limit: 99 })
  const questions = await stores.questions.list(TEAM, { limit: 99 })
  const sent = await Promise.all(['u1', 'u2'].map((id) => stores.uploads.get(TEAM, id)))
  const taught = await stores.taught.list(TEAM, { limit: 99 })
  return JSON.stringify([sent, files, drafts, taught, settings, additions, questions])
}

let count = 0
const who = (user: string) => ({ team: { id: TEAM }, user: { id: user, team_id: TEAM }, trigger_id: `t${count++}` })

function press(action: string, value: string, user: string, channel = 'C0JINJI'): object {
  const message = { ts: '5.0', text: '', blocks: [] }
  return {
    ...{
      type: 'block_actions',
      ...who(user),
      channel: { id: channel },
      message,
      response_url: 'https://slack.test/url',
    },
    container: { type: 'message', channel_id: channel, message_ts: '5.0', is_ephemeral: false },
    actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: String(count) }],
  }
}

function submission(callback: string, data: object, user: string): object {
  const values = {
    ...Object.fromEntries(
      [
        ...[DESK_FIELDS.text, DESK_FIELDS.questions, DESK_FIELDS.source, DESK_FIELDS.words, DESK_FIELDS.contact],
        ...[DESK_FIELDS.question, DESK_FIELDS.said],
      ].map((field) => [field, { [field]: { type: 'plain_text_input', value: '乗っ取り' } }]),
    ),
    [DESK_FIELDS.meant]: { [DESK_FIELDS.meant]: { type: 'plain_text_input', value: '社員食堂' } },
    [DESK_FIELDS.channel]: { [DESK_FIELDS.channel]: { type: 'conversations_select', selected_conversation: 'C0EVIL' } },
  }
  const view = {
    ...{ id: `V${count}`, hash: 'h', type: 'modal', team_id: TEAM, callback_id: callback, state: { values } },
    ...{ private_metadata: JSON.stringify(data), blocks: [] },
  }
  return { type: 'view_submission', ...who(user), view }
}

function shortcut(callback: string, user: string): object {
  const message = { type: 'message', ts: '5.1', thread_ts: '5.0', text: '出ません。' }
  return {
    ...{ type: 'message_action', callback_id: callback, ...who(user), channel: { id: 'C0JINJI' }, message },
    ...{ message_ts: '5.1', action_ts: String(count), response_url: 'https://slack.test/url' },
  }
}

async function send(body: object): Promise<string> {
  let acked: unknown
  await app.processEvent({
    body: body as never,
    ack: async (said) => {
      acked = said
    },
  })
  await sentAll(service.outbox, slack)
  return JSON.stringify([acked, calls])
}

const REFUSED = 'この操作は、人事の担当者だけができます。'
const VALUES: Record<string, string[]> = {
  [ACTIONS.takeRequest]: ['r2'],
  [ACTIONS.releaseRequest]: ['r1', 'r2'],
  [ACTIONS.answerRequest]: ['r1', 'r2'],
  [ACTIONS.teachAnswer]: ['r1'],
  [ACTIONS.openDraft]: ['d1\n1'],
  [ACTIONS.tryDraft]: ['d1\n1'],
  [ACTIONS.approveDraft]: ['d1\n1'],
  [ACTIONS.editDraft]: ['d1\n1'],
  [ACTIONS.returnDraft]: ['d1\n1'],
  [ACTIONS.undoDraft]: ['d2\n1'],
  [ACTIONS.discardDraft]: ['d1\n1'],
  [ACTIONS.restoreDraft]: ['d1\n1'],
  [ACTIONS.sendDraft]: ['d1\n1'],
  [ACTIONS.draftAgain]: ['d1\n1\n1'],
  [ACTIONS.sendReply]: ['r2\n出ません。'],
  [ACTIONS.draftHistory]: ['d1\n1'],
  [ACTIONS.openTables]: ['open'],
  [ACTIONS.exportTable]: ['answers\ncsv', 'synonyms\nxlsx'],
  [ACTIONS.importTable]: ['import'],
  [ACTIONS.openRequests]: ['all'],
  [ACTIONS.foundForRequest]: ['r2'],
  [ACTIONS.openDrafts]: ['all'],
  [ACTIONS.testDraft]: ['d2\n1'],
  [ACTIONS.lookAtAsked]: ['wanting none'],
  [ACTIONS.askedChannel]: ['C0JINJI'],
  [ACTIONS.exportAsked]: ['all'],
  [ACTIONS.answerAsked]: ['q1'],
  [ACTIONS.findForAsked]: ['q1'],
  [ACTIONS.ignoreAsked]: ['q1'],
  [ACTIONS.reopenAsked]: ['q2'],
  [ACTIONS.chooseFound]: ['request\nr2\np@0-4.0-4.x', 'asked\nq1\np@0-4.0-4.x', 'test\n\np@0-4.0-4.x'],
  [ACTIONS.openAdded]: ['all'],
  [ACTIONS.addSynonym]: ['', 'asked q1'],
  [ACTIONS.addTest]: [''],
  [ACTIONS.approveAdded]: ['w1'],
  [ACTIONS.undoAdded]: ['w1', 'w2'],
}
const DATA: Record<string, object[]> = {
  [VIEWS.answerRequest]: [{ id: 'r1' }, { id: 'r2' }],
  [VIEWS.draft]: [{}, { id: 'd1', version: 1 }, { request: 'r2', answers: true }],
  [VIEWS.returnDraft]: [{ id: 'd1', version: 1 }],
  [VIEWS.importTable]: [{}, { seen: 'answers 1 0 0' }],
  [VIEWS.find]: [
    { purpose: 'request', id: 'r2' },
    { purpose: 'asked', id: 'q1' },
    { purpose: 'test', id: '' },
  ],
  [VIEWS.synonym]: [{}, { id: 'w1' }],
}

const FOR_THEM: Record<string, string[]> = {
  [ACTIONS.openUploads]: ['open'],
  [ACTIONS.sendUpload]: ['send'],
  [ACTIONS.openUpload]: ['u1\n2'],
  [ACTIONS.lookAtUpload]: ['u1\n2'],
  [ACTIONS.editUpload]: ['u1\n2'],
  [ACTIONS.useUpload]: ['u2\n1'],
  [ACTIONS.dropUpload]: ['u2\n1'],
  [ACTIONS.undoUpload]: ['u1\n2'],
  [ACTIONS.openSettings]: ['open'],
  [ACTIONS.channelSettings]: ['C1'],
  [ACTIONS.openChanges]: ['open'],
  [ACTIONS.changesPage]: ['0'],
  [ACTIONS.exportChanges]: ['0'],
}
const SENT: Record<string, object[]> = {
  [VIEWS.sendUpload]: [{}],
  [VIEWS.editUpload]: [{ id: 'u1', revision: 2 }],
  [VIEWS.settings]: [{}],
  [VIEWS.channelSettings]: [{ channel: 'C1' }],
}
const REFUSES_THEM = /人事の担当者と管理者だけ|管理者と人事の担当者だけ/

describe('an employee who forges what HR and administrators may do is refused, and nothing changes', () => {
  test('every action and form of documents and settings is tried', () => {
    expect(Object.keys(FOR_THEM).toSorted()).toEqual([...FOR_KEEPERS.actions].toSorted())
    expect(Object.keys(SENT).toSorted()).toEqual([...FOR_KEEPERS.views].toSorted())
    const ofThem = (ids: object) =>
      Object.values(ids).filter((id: string) => /^(upload|settings|channel_settings|changes)/.test(id))
    expect([...FOR_KEEPERS.actions].toSorted()).toEqual(ofThem(ACTIONS).toSorted())
    expect([...FOR_KEEPERS.views].toSorted()).toEqual(ofThem(VIEWS).toSorted())
  })

  const pressed = FOR_KEEPERS.actions.flatMap((id) => (FOR_THEM[id] ?? []).map((value) => [id, value] as const))
  const sent = FOR_KEEPERS.views.flatMap((id) => (SENT[id] ?? []).map((data) => [id, data] as const))
  for (const user of [EMPLOYEE, OTHER]) {
    test.each(pressed)(`${user} presses %s of %j`, async (id, value) => {
      const before = await kept()
      expect(await send(press(id, value, user))).toMatch(REFUSES_THEM)
      expect([await kept(), calls.filter(({ method }) => /views\.|files\./.test(method))]).toEqual([before, []])
    })

    test.each(sent)(`${user} sends %s off with %j`, async (id, data) => {
      const before = await kept()
      expect(await send(submission(id, data, user))).toMatch(REFUSES_THEM)
      expect([await kept(), calls.filter(({ method }) => method.startsWith('files.'))]).toEqual([before, []])
    })
  }

  test.each(pressed.filter(([, value]) => value.startsWith('u')))(
    'an administrator who is not of HR reaches no document that is for HR: %s of %j',
    async (id, value) => {
      const before = await kept()
      const said = await send(press(id, value, ADMIN))
      expect(said).toContain('この文書はもうありません')
      expect(said).not.toContain('秘密')
      expect(await kept()).toEqual(before)
    },
  )

  test('nor edits one', async () => {
    const before = await kept()
    await send(submission(VIEWS.editUpload, { id: 'u1', revision: 2 }, ADMIN))
    expect(await kept()).toEqual(before)
  })

  test('HR itself is let through', async () => {
    const before = await kept()
    await send(press(ACTIONS.useUpload, 'u2\n1', HR))
    expect(await kept()).not.toEqual(before)
  })
})

describe('an employee who forges what HR may do is refused, and nothing changes', () => {
  test('every action, form and shortcut of the desk is tried here or below', () => {
    expect(Object.keys(VALUES).toSorted()).toEqual([...FOR_HR.actions].toSorted())
    expect(Object.keys(DATA).toSorted()).toEqual([...FOR_HR.views].toSorted())
    const ofDesk = (ids: object) =>
      Object.values(ids).filter((id: string) => /^(request|draft|table|teach|asked|found|added)/.test(id))
    const ofAskers: string[] = [ACTIONS.addToRequest, ACTIONS.resolved, ACTIONS.notYet]
    expect([...FOR_HR.actions, ...ofAskers].toSorted()).toEqual(ofDesk(ACTIONS).toSorted())
    expect([...FOR_HR.views, VIEWS.addToRequest].toSorted()).toEqual(ofDesk(VIEWS).toSorted())
    expect([...FOR_HR.shortcuts]).toEqual(ofDesk(SHORTCUTS))
  })

  const pressed = FOR_HR.actions.flatMap((id) => (VALUES[id] ?? []).map((value) => [id, value] as const))
  for (const user of [EMPLOYEE, ADMIN, OTHER]) {
    test.each(pressed)(`${user} presses %s of %j`, async (id, value) => {
      const before = await kept()
      expect(await send(press(id, value, user))).toContain(REFUSED)
      expect(await kept()).toEqual(before)
      expect([calls.filter(({ method }) => /views\.|chat\.update|files\./.test(method)), tried]).toEqual([[], 0])
    })

    const sent = FOR_HR.views.flatMap((id) => (DATA[id] ?? []).map((data) => [id, data] as const))
    test.each(sent)(`${user} sends %s off with %j`, async (id, data) => {
      const before = await kept()
      expect(await send(submission(id, data, user))).toContain(REFUSED)
      expect(await kept()).toEqual(before)
    })

    test.each(FOR_HR.shortcuts.map((id) => [id]))(`${user} chooses %s`, async (id) => {
      const before = await kept()
      expect(await send(shortcut(id, user))).toContain(REFUSED)
      expect(await kept()).toEqual(before)
      expect(calls.filter(({ method }) => method === 'views.open')).toEqual([])
    })
  }
})

describe('what only some may do', () => {
  test.each([[ACTIONS.addToRequest], [ACTIONS.resolved], [ACTIONS.notYet]])(
    '%s is for whoever asked: not for another employee, nor for HR',
    async (id) => {
      const before = await kept()
      for (const user of [EMPLOYEE, HR]) {
        expect(await send(press(id, 'r1', user))).toContain('この質問をした方だけができます。')
      }
      expect(await kept()).toEqual(before)
    },
  )

  test('something is added to a request by whoever asked alone', async () => {
    const before = await kept()
    expect(await send(submission(VIEWS.addToRequest, { id: 'r1' }, EMPLOYEE))).toContain('この質問をした方だけ')
    expect(await kept()).toEqual(before)
    await send(submission(VIEWS.addToRequest, { id: 'r1' }, OTHER))
    expect(await kept()).not.toEqual(before)
  })

  test('settings are changed by HR and administrators, and the log names who did', async () => {
    const before = await kept()
    expect(await send(submission(VIEWS.settings, {}, EMPLOYEE))).toContain('管理者と人事の担当者だけ')
    expect(await kept()).toEqual(before)
    await send(submission(VIEWS.settings, {}, ADMIN))
    expect(await desk.settings.workspace(TEAM)).toMatchObject({ requestChannel: 'C0EVIL', contact: '乗っ取り' })
    const changes = await desk.settings.changes(TEAM, { limit: 9 })
    expect(changes.map(({ name, user }) => [name, user])).toEqual(
      expect.arrayContaining([
        ['requestChannel', ADMIN],
        ['contact', ADMIN],
      ]),
    )
  })

  test('HR itself is let through: the same payloads change something', async () => {
    const before = await kept()
    expect(await send(press(ACTIONS.takeRequest, 'r2', HR))).not.toContain(REFUSED)
    expect(await kept()).not.toEqual(before)
  })
})
