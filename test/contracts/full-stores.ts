import { begunWith } from '../../src/core/question/thread-state.js'
import type { Stores } from '../../src/service/stores.js'

export const AT = 1_790_000_000_000

export interface Filled {
  team: string
  user: string
  /** Part of every id that must differ between teams. */
  tag: string
}

/** A row as text, whatever the order in which the engine gives its columns. */
export function rowText(row: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** One thing of each kind that is kept, with the same ids in every team, in which the person has every part one can have. */
export async function fillStores(stores: Stores, { team, user, tag }: Filled): Promise<void> {
  const by = { user, at: AT }
  const place = { team, channel: 'C1' }
  await stores.threads.set({ ...place, thread: `1.${tag}` }, begunWith(`words of ${tag}`), 1e9, user)
  const payload = JSON.stringify({ event: { user } })
  await stores.deliveries.finish({ team, key: `press:${user}:C1:${tag}` }, 1e9)
  await stores.deliveries.claim({ team, key: `press:${user}:C2:${tag}`, payload }, { holder: tag, ms: 1e9 })
  await stores.outbox.add({ id: `sent ${tag}`, team, queue: 'C1', body: payload })
  await stores.outbox.take(team, 'C1', { holder: tag, ms: 1e9 })
  await stores.outbox.settle(`sent ${tag}`, 'sent')
  await stores.outbox.add({ id: `waiting ${tag}`, team, queue: 'C1', body: payload })
  await stores.votes.set({ ...place, message: '1.0', user, helpful: true, passageIds: ['p'], at: AT })
  const question = {
    team,
    channel: 'C1',
    words: `words of ${tag}`,
    asked: 'question',
    kind: 'none',
    confidence: 0,
    ...{ thread: '1.0', message: '1.0' },
  } as const
  await stores.questions.add({ ...question, id: `q${tag}`, user, shownIds: [], at: AT })
  await stores.questions.settle(team, [`q${tag}`], { how: 'noted', ...by })
  const topicPlaces = [
    { topic: tag, person: user },
    { topic: '機器', channel: 'C1' },
  ]
  await stores.settings.set({ team }, 'topicPlaces', topicPlaces, by)
  await stores.settings.set(place, 'followUps', false, by)
  await stores.jobs.add({ team, key: 'due:1', kind: 'remind', data: { tag }, user, due: AT })
  await stores.jobs.add({ team, key: 'digest:1', kind: 'digest', data: { to: [user], tag }, due: AT })
  const request = { team, anonymous: true, question: `question of ${tag}`, words: '', shown: [], at: AT }
  const event = { ...by, words: '', shown: [] }
  await stores.requests.add({ ...request, id: 'r1', user })
  await stores.requests.note(team, 'r1', { ...event, kind: 'added', words: `words of ${tag}` })
  await stores.requests.add({ ...request, id: 'r2', user: `another ${tag}` })
  await stores.requests.move(team, 'r2', { from: ['open'], to: 'taken', takenBy: user }, { ...event, kind: 'taken' })
  const text = { questions: ['通信費は？'], text: 'x', source: tag, audience: 'everyone', synonyms: [] } as const
  await stores.taught.add({ id: 'a1', team, text: { ...text, questions: [...text.questions], synonyms: [] }, ...by })
  await stores.taught.approve(team, 'a1', 1, by)
  const added = { kind: 'synonym', words: [tag, '通信費'] } as const
  await stores.additions.add({ id: 'w1', team, added: { ...added, words: [...added.words] }, state: 'live', ...by })
  await stores.additions.move(team, 'w1', { from: ['live'], to: 'undone' }, by)
  const upload = { title: tag, audience: 'everyone', file: tag, passages: 1, kept: 1, leftOut: 0 } as const
  await stores.uploads.add({ ...upload, id: 'u1', team, document: 'kitei', name: `${tag}.docx`, ...by })
  await stores.uploads.use(team, 'u1', 1, by)
  const list = { team, list: 'l1', title: tag, items: [{ id: 'i1', text: 'x' }], own: true, based: 0 }
  await stores.lists.save({ ...list, ...by })
  const run = { team, list: 'l1', version: 1, title: tag, ...by }
  await stores.runs.start({ ...run, id: 'private' })
  await stores.runs.start({ ...run, id: 'shared', posted: { channel: 'C1', message: '1.0' } })
  for (const id of ['private', 'shared']) {
    await stores.runs.changeItem(team, id, 'i1', { ticked: by, owner: user, givenBy: user, due: '2026-12-01' }, AT)
    await stores.runs.change(team, id, { state: { to: 'open', by: user } }, AT)
    await stores.runs.toggle(team, id, [{ item: 'i2', ticked: true }], by)
    await stores.runs.toggle(team, id, [{ item: 'i2', ticked: false }], { user, at: AT + 1 })
  }
  await stores.shares.add({ ...place, id: 's1', user, words: `words of ${tag}`, refs: ['p'], at: AT })
  await stores.installations.install(
    { id: team, name: tag, botUser: `UBOT${tag}`, scopes: ['chat:write'], at: AT },
    { token: `token of ${tag}`, refreshToken: `refresh ${tag}`, expiresAt: AT },
  )
  await stores.installations.noteTeam(team, `E${tag}`)
  await stores.installStates.add(tag, 1e9)
  await stores.roles.set(team, { hrGroup: `S${tag}`, hrUsers: [user], adminUsers: [user] })
}
