import type { Command } from '../protocol.js'
import type { Names } from './slack-text.js'

export interface Choice {
  id: string
  label: string
  detail: string
  /** Put in the place of what was typed. */
  insert: string
}

export interface Completion {
  /** 「コマンド」 */
  name: string
  /** UTF-16 units of the text to be replaced, half-open. */
  start: number
  end: number
  choices: Choice[]
}

/** Slack's own commands that this workspace knows too. */
const OWN_COMMANDS: Command[] = [
  { name: '/invite', description: 'アプリをこのチャンネルに呼ぶ', hint: '@テレワーク相談' },
  { name: '/remove', description: 'アプリをこのチャンネルから外す', hint: '@テレワーク相談' },
]

/** What could be meant by the word that ends at the cursor: a command at the very start, a person, or a channel. */
export function completionAt(text: string, cursor: number, commands: Command[], names: Names): Completion | undefined {
  const before = text.slice(0, cursor)
  if (/^\/\S*$/.test(before)) return offer('コマンド', before, cursor, toCommandChoices(commands))
  const word = /(?:^|[^\w.-])([@＠#＃])([^\s@＠#＃]*)$/.exec(before)
  if (word === null) return undefined
  const [, sign = '', query = ''] = word
  return sign === '@' || sign === '＠'
    ? offer('メンション', query, cursor, toMentionChoices(names), 1)
    : offer('チャンネル', query, cursor, toChannelChoices(names), 1)
}

/** The text and the cursor after a choice was taken. */
export function complete(
  text: string,
  { start, end }: Completion,
  { insert }: Choice,
): { text: string; cursor: number } {
  const rest = text.slice(end).replace(/^ /, '')
  return { text: `${text.slice(0, start)}${insert} ${rest}`, cursor: start + insert.length + 1 }
}

function offer(name: string, query: string, end: number, all: Choice[], sign = 0): Completion | undefined {
  const wanted = query.toLowerCase()
  const choices = all.filter(({ insert }) => {
    const word = insert.slice(sign).toLowerCase()
    return sign === 0 ? word.startsWith(wanted) : word.includes(wanted)
  })
  const nothingToAdd = choices.length === 1 && choices[0]?.insert.slice(sign).toLowerCase() === wanted
  if (choices.length === 0 || nothingToAdd) return undefined
  return { name, start: end - query.length - sign, end, choices }
}

function toCommandChoices(commands: Command[]): Choice[] {
  return [...commands, ...OWN_COMMANDS].map(({ name, description, hint }) => ({
    id: name,
    label: hint === '' ? name : `${name} ${hint}`,
    detail: description,
    insert: name,
  }))
}

function toMentionChoices({ app, people }: Names): Choice[] {
  return [
    { id: app.userId, label: app.name, detail: 'アプリ', insert: `@${app.name}` },
    ...people.map(({ id, name, roleName }) => ({ id, label: name, detail: roleName, insert: `@${name}` })),
  ]
}

function toChannelChoices({ rooms }: Names): Choice[] {
  return rooms
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name, topic }) => ({ id, label: `#${name}`, detail: topic, insert: `#${name}` }))
}
