import { escapeText, unescapeText } from '../../local-slack/escapes.js'
import type { Person, Room } from '../protocol.js'

/** Names that can be written as `@name` and `#name`. */
export interface Names {
  app: { userId: string; name: string }
  people: Person[]
  rooms: Room[]
}

const URL = /https?:\/\/[\w\-.~:/?#[\]@!$'()*+,;=%]+(?:&amp;[\w\-.~:/?#[\]@!$'()*+,;=%]*)*/g

/** What a Slack client sends for what was typed: names become ids, the three special characters become escapes. */
export function toSlackText(typed: string, names: Names): string {
  const linked = escapeText(typed).replaceAll(URL, (url) => `<${url}>`)
  let text = linked
  for (const [name, id] of byLength(mentionable(names))) text = replaceName(text, '@', name, `<@${id}>`)
  for (const [name, id] of byLength(channels(names))) text = replaceName(text, '#', name, `<#${id}>`)
  return text
}

/** The other way round: a message as one would type it, for editing, for notifications and for reading aloud. */
export function toTyped(text: string, names: Names): string {
  const people = new Map(mentionable(names).map(([name, id]) => [id, name]))
  const rooms = new Map(channels(names).map(([name, id]) => [id, name]))
  const named = text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${people.get(id) ?? id}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `#${rooms.get(id) ?? id}`)
    .replace(/<!(?:date[^|>]*\|)?(\w+)[^>]*>/g, '@$1')
    .replace(/<([^|>]+)(?:\|([^>]+))?>/g, (_, url: string, label?: string) => label ?? url)
  return unescapeText(named)
}

function mentionable({ app, people }: Names): [name: string, id: string][] {
  return [[app.name, app.userId], ...people.map(({ name, id }): [string, string] => [name, id])]
}

function channels({ rooms }: Names): [name: string, id: string][] {
  return rooms.filter(({ kind }) => kind === 'channel').map(({ name, id }) => [name, id])
}

/** The longer name first, so that none is taken for the beginning of another. */
function byLength(names: [string, string][]): [string, string][] {
  return names.filter(([name]) => name !== '').sort(([one], [other]) => other.length - one.length)
}

/** Not inside an address such as `a@b`, and not where the name goes on in Latin letters. */
function replaceName(text: string, sign: '@' | '#', name: string, by: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const end = /[\w-]$/.test(name) ? '(?![\\w-])' : ''
  return text.replace(new RegExp(`(?<![\\w.<-])${sign}${escaped}${end}`, 'g'), () => by)
}
