import assert from 'node:assert/strict'
import type { Filled } from '../../src/local-slack/form-state.js'
import type { Json } from '../../src/local-slack/json.js'
import { BOT, type Channel } from '../../src/local-slack/workspace.js'
import type { Sight } from './sight.js'
import type { Walk } from './walk.js'

/** A file on somebody's machine. */
export interface OwnFile {
  name: string
  bytes: Buffer
}

/** Somebody in the story. Everything they do is told, and ends when the app has nothing more to do. */
export class Person {
  readonly id: string
  readonly name: string
  private readonly walk: Walk

  constructor(walk: Walk, id: string, name: string) {
    this.walk = walk
    this.id = id
    this.name = name
  }

  /** Writes in a channel, or in the thread of a message. Gives what everybody there saw then. */
  say(where: Channel | Sight, text: string): Promise<Sight[]> {
    const place = this.placeOf(where)
    const { workspace } = this.walk.slack
    const told = text.replaceAll('@bot', `@${workspace.users.get(BOT.userId)?.displayName}`)
    return this.does(`writes in ${this.walk.nameOf(place)}: ${told}`, () =>
      this.walk.slack.say({ user: this.id, ...place, text: text.replaceAll('@bot', `<@${BOT.userId}>`) }),
    )
  }

  /** Sends a file, with or without words. */
  send(where: Channel, file: OwnFile, text = ''): Promise<Sight[]> {
    const { slack } = this.walk
    const { id } = slack.addFile(file.name, file.bytes)
    return this.does(`sends the file ${file.name} to ${this.walk.nameOf({ channel: where.id })}`, () =>
      slack.say({ user: this.id, channel: where.id, text, files: [id] }),
    )
  }

  /** Writes other words in the place of what they wrote; without words, deletes it. */
  edit(written: string, text?: string): Promise<Sight[]> {
    const { workspace } = this.walk.slack
    const plain = (words: string) => words.replaceAll('@bot', `<@${BOT.userId}>`)
    const post = workspace.messages.findLast((each) => each.user === this.id && each.text === plain(written))
    assert.ok(post, `${this.name} has not written: ${written}`)
    const what = text === undefined ? `deletes: ${written}` : `makes of “${written}”: ${text}`
    return this.does(what, () => this.walk.slack.edit(post.channel, post.ts, text && plain(text)))
  }

  /** Types a slash command into a channel. */
  command(channel: Channel, line: string): Promise<Sight[]> {
    const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? []
    return this.does(`types in ${this.walk.nameOf({ channel: channel.id })}: ${line}`, () =>
      this.walk.slack.command(name, words, this.id, channel.id),
    )
  }

  /** Presses the button with this label, chooses the option, ticks the box. */
  press(sight: Sight, label: string): Promise<Sight[]> {
    return this.act(sight, `presses [${label}]`, sight.action(label))
  }

  /** Chooses a channel in the menu with these words in it. */
  chooseChannel(sight: Sight, menu: string, { id, name }: Channel): Promise<Sight[]> {
    return this.act(sight, `chooses #${name} of (${menu})`, { ...sight.action(menu), selected_conversation: id })
  }

  /** Chooses the option that begins so, of the menu with these words in it. */
  chooseIn(sight: Sight, menu: string, begins: string): Promise<Sight[]> {
    return this.act(sight, `chooses ${begins} of (${menu})`, sight.choice(menu, begins))
  }

  private act(sight: Sight, what: string, action: Json): Promise<Sight[]> {
    return this.does(what, async () => {
      if ('view' in sight.source) {
        await this.walk.slack.people.pressInView(this.id, sight.source.view, action)
        return
      }
      const { channel, ts, thread, onlyFor } = sight.source.message
      const where = { channel, message: ts, isPrivate: onlyFor !== undefined, ...(thread !== undefined && { thread }) }
      await this.walk.slack.press(this.id, where, action)
    })
  }

  /** Fills in the fields of the modal, by their labels, and sends it off. A channel or a file is given as such, an option by its label, no box as ''. */
  submit(modal: Sight, fields: Record<string, string | Channel | OwnFile> = {}): Promise<Sight[]> {
    assert.ok('view' in modal.source, 'only a modal can be sent off')
    const { view } = modal.source
    const told = Object.entries(fields).map(
      ([label, value]) => `${label}: ${typeof value === 'string' ? value : value.name}`,
    )
    return this.does(`sends the form off${told.length > 0 ? ` (${told.join(', ')})` : ''}`, async () =>
      this.walk.slack.submit(this.id, view, await this.filled(modal, fields)),
    )
  }

  /** Chooses in the menus of a modal that tells the app at once: the last of the fields is the one that is told. Several options: 「、」 between them. */
  choose(modal: Sight, fields: Record<string, string>): Promise<Sight[]> {
    assert.ok('view' in modal.source, 'one chooses in a modal')
    const { view } = modal.source
    const told = Object.entries(fields).map(([label, value]) => `${label}: ${value}`)
    return this.does(`chooses ${told.join(', ')}`, async () => {
      const filled = await this.filled(modal, fields)
      const { id, element } = modal.field(Object.keys(fields).at(-1) ?? '')
      const action = { block_id: id, action_id: element.action_id, type: element.type, ...filled[id] }
      await this.walk.slack.people.pressInView(this.id, view, action, filled)
    })
  }

  /** What a menu offers for what is typed. */
  async offered(modal: Sight, label: string, typed: string): Promise<string[]> {
    return (await this.optionsOf(modal, modal.field(label).element, typed)).map(({ text }) => String(Object(text).text))
  }

  private async filled(modal: Sight, fields: Record<string, string | Channel | OwnFile>): Promise<Filled> {
    const filled: Filled = {}
    for (const [label, value] of Object.entries(fields)) {
      const { id, element } = modal.field(label)
      if (typeof value !== 'string' && 'bytes' in value) {
        filled[id] = { files: [{ id: this.walk.slack.addFile(value.name, value.bytes).id }] }
      } else if (typeof value === 'string' && /external_select$/.test(String(element.type))) {
        const options = await Promise.all(value.split('、').map((each) => this.optionsOf(modal, element, each)))
        const chosen = options.flatMap(([first]) => first ?? [])
        filled[id] = element.type === 'external_select' ? { selected_option: chosen[0] } : { selected_options: chosen }
      } else filled[id] = answerTo(element, value)
    }
    return filled
  }

  private async optionsOf({ source }: Sight, element: Json, typed: string): Promise<Json[]> {
    assert.ok('view' in source, 'only menus of a modal are asked for here')
    const found = await this.walk.slack.people.suggest(this.id, element, typed, source.view)
    return (found?.options ?? []) as Json[]
  }

  /** Chooses a shortcut: on a message, or from anywhere. */
  shortcut(callbackId: string, on?: Sight): Promise<Sight[]> {
    return this.does(`chooses the shortcut ${callbackId}`, () => {
      if (on === undefined) return this.walk.slack.people.shortcut(this.id, callbackId)
      assert.ok('message' in on.source, 'a shortcut is chosen on a message')
      const { channel, ts } = on.source.message
      return this.walk.slack.people.shortcut(this.id, callbackId, { channel, message: ts })
    })
  }

  /** Puts an emoji on what somebody wrote. */
  react(written: string, emoji: string): Promise<Sight[]> {
    const post = this.walk.slack.workspace.messages.findLast(({ text }) => text === written)
    assert.ok(post, `nobody has written: ${written}`)
    return this.does(`puts :${emoji}: on: ${written}`, () =>
      this.walk.slack.react(this.id, post.channel, post.ts, emoji),
    )
  }

  /** Brings the app into a channel. */
  invite(channel: Channel): Promise<Sight[]> {
    return this.does(`types in ${this.walk.nameOf({ channel: channel.id })}: /invite`, () =>
      this.walk.slack.invite(this.id, channel.id),
    )
  }

  openHome(): Promise<Sight[]> {
    return this.does('opens the Home tab', () => this.walk.slack.openApp(this.id, 'home'))
  }

  private does(what: string, work: () => Promise<unknown>): Promise<Sight[]> {
    return this.walk.does(this, what, work)
  }

  private placeOf(where: Channel | Sight): { channel: string; thread?: string } {
    if (!('source' in where)) return { channel: where.id }
    assert.ok('message' in where.source, 'one writes under a message')
    const { channel, ts, thread } = where.source.message
    return { channel, thread: thread ?? ts }
  }
}

function answerTo(element: Json, value: string | Channel): Json {
  if (typeof value !== 'string') {
    return element.type === 'channels_select' ? { selected_channel: value.id } : { selected_conversation: value.id }
  }
  const groups = (element.option_groups ?? []) as { options: Json[] }[]
  const options = [...((element.options ?? []) as Json[]), ...groups.flatMap((group) => group.options)]
  const named = (words: string) =>
    options.find((each) => String(Object(each.text).text).replace(/（\d+件）$/, '') === words)
  const option = named(value) ?? options.find((each) => Object(each.text).text === value)
  if (element.type === 'multi_static_select') return { selected_options: value.split('、').map(named) }
  if (element.type === 'checkboxes') return { selected_options: value === '' ? [] : [option] }
  if (option !== undefined) return { selected_option: option }
  if (element.type === 'datepicker') return { selected_date: value }
  if (element.type === 'users_select') return { selected_user: value }
  return { value }
}
