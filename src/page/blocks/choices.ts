import type { Json } from '../../local-slack/json.js'
import type { Person, Room } from '../protocol.js'
import { listIn, objectIn, stringIn, stringsIn, wordsOf } from './block-json.js'

/** Something to choose from a menu. */
export interface Choice {
  /** What tells it from the others. */
  key: string
  label: string
  description?: string
  /** As the app is told of it: an option, or an id. */
  told: Json | string
}

export type ChoiceGroup = {
  value: string
  items: Choice[]
}

/** The options of a menu or of an app's suggestion, in their groups where they have any. */
export function choicesOf(source: Json): Choice[] | ChoiceGroup[] {
  const groups = listIn(source.option_groups)
  if (groups.length === 0) return listIn(source.options).map(optionChoice)
  return groups.map((group) => ({ value: wordsOf(group.label), items: listIn(group.options).map(optionChoice) }))
}

export function flatChoices(choices: Choice[] | ChoiceGroup[]): Choice[] {
  return choices.flatMap((each) => ('items' in each ? each.items : [each]))
}

export function optionChoice(option: Json): Choice {
  const label = wordsOf(option.text)
  const description = wordsOf(option.description)
  return { key: stringIn(option.value) ?? label, label, told: option, ...(description !== '' && { description }) }
}

export function personChoices(people: Person[]): Choice[] {
  return people.map(({ id, name, roleName }) => ({ key: id, label: name, description: roleName, told: id }))
}

/** The rooms that a person may choose in this menu: public channels, and DMs of their own, as its filter says. */
export function roomChoices(
  element: Json,
  seen: { rooms: Room[]; person: string; app: string; nameOf: (id: string) => string },
): Choice[] {
  const filter = objectIn(element.filter) ?? {}
  const onlyChannels = /channels_select$/.test(String(element.type))
  const include = onlyChannels ? ['public'] : stringsIn(filter.include)
  const wants = (kind: string) => include.length === 0 || include.includes(kind)
  return seen.rooms
    .filter((room) => {
      if (room.kind === 'channel') return wants('public')
      if (!wants('im') || !room.members.includes(seen.person)) return false
      return filter.exclude_bot_users !== true || !room.members.includes(seen.app)
    })
    .map((room) => ({ key: room.id, label: roomLabel(room, seen), told: room.id }))
}

/** 「#全社」; of a DM, those who are in it besides oneself. */
export function roomLabel(room: Room, { person, nameOf }: { person: string; nameOf: (id: string) => string }): string {
  if (room.kind === 'channel') return `#${room.name}`
  const others = room.members.filter((id) => id !== person)
  return (others.length === 0 ? [person] : others).map(nameOf).join('、')
}
