import type { Json } from '../../local-slack/json.js'
import type { LocalSlack } from '../../local-slack/local-slack.js'
import { endMishaps, planMishap } from '../../local-slack/mishaps.js'
import { partsAsRead } from '../../local-slack/recorder.js'
import { messageSizes, viewSizes } from '../../local-slack/sizes.js'
import type { View } from '../../local-slack/views.js'
import { failureOf, wrongResponse } from '../../local-slack/what-people-see.js'
import { BOT, type Message } from '../../local-slack/workspace.js'
import type { Act, ActName, Inspected, Results, Size } from '../../page/protocol.js'
import { replyIn } from '../../slack/reply-names.js'
import { fillPageCompany } from './page-company.js'
import type { Offers, PageFeed } from './page-feed.js'
import type { ReplyWatch } from './reply-watch.js'

/** The person asked for something that cannot be done; the message is a sentence for them. */
export class CannotAct extends Error {}

export interface PageParts {
  slack: LocalSlack
  feed: PageFeed
  offers: Offers
  /** Answers when the app has loaded and is connected. */
  app: Promise<ReplyWatch>
  /** Lets the app forget what people taught it here. */
  forget: () => Promise<void>
}

type Doing = { [Name in ActName]: (act: Extract<Act, { do: Name }>) => Promise<Results[Name]> }

/** Does what the people on the page do. */
export class PageActs {
  private readonly parts: PageParts
  private readonly doing: Doing

  constructor(parts: PageParts) {
    this.parts = parts
    const { slack } = parts
    this.doing = {
      say: async ({ user, channel, text, thread, files }) => {
        this.checkPresence(user, channel)
        await parts.app
        // What the app acknowledges is of no interest here, and may take three seconds.
        slack
          .say({ user, channel, text, ...(thread !== undefined && { thread }), ...(files !== undefined && { files }) })
          .catch(() => {})
        return { ts: slack.workspace.messages.at(-1)?.ts ?? '' }
      },
      upload: async ({ name, content }) => ({ id: slack.addFile(name, Buffer.from(content, 'base64')).id, name }),
      command: async (act) => this.command(act),
      edit: async ({ user, channel, ts, text }) => {
        this.ownMessage(user, channel, ts)
        await slack.edit(channel, ts, text)
        return {}
      },
      delete: async ({ user, channel, ts }) => {
        this.ownMessage(user, channel, ts)
        await slack.edit(channel, ts, undefined)
        return {}
      },
      react: async ({ user, channel, ts, name }) => {
        this.messageFor(user, channel, ts)
        await slack.react(user, channel, ts, name)
        return {}
      },
      open: async ({ user, tab }) => {
        await parts.app
        await slack.openApp(user, tab)
        return {}
      },
      press: async ({ user, where, action, values }) => {
        if (where.on === 'view') await slack.people.pressInView(user, this.viewOf(user, where.view), action, values)
        else {
          const { channel, ts, thread, onlyFor } = this.messageFor(user, where.channel, where.ts)
          const isPrivate = onlyFor !== undefined
          await slack.press(user, { channel, message: ts, isPrivate, ...(thread !== undefined && { thread }) }, action)
        }
        return {}
      },
      submit: async ({ user, view, values }) => this.submit(user, this.viewOf(user, view), values),
      close: async ({ user, view }) => {
        await slack.people.close(user, this.viewOf(user, view))
        return {}
      },
      suggest: async ({ user, element, typed, view }) =>
        (await slack.people.suggest(user, element, typed, view === undefined ? undefined : this.viewOf(user, view))) ??
        {},
      shortcut: async ({ user, callbackId, on }) => {
        await parts.app
        if (on === undefined) await slack.people.shortcut(user, callbackId)
        else {
          this.messageFor(user, on.channel, on.ts)
          await slack.people.shortcut(user, callbackId, { channel: on.channel, message: on.ts })
        }
        return {}
      },
      explain: async ({ channel, ts }) =>
        (await parts.app).explain(replyIn(this.message(channel, ts).blocks as Json[])),
      inspect: async ({ what }) => this.inspect(what),
      mishap: async ({ mishap }) => {
        planMishap(slack, mishap)
        return {}
      },
      reset: async () => {
        this.reset()
        await this.parts.forget()
        return {}
      },
    }
  }

  /** Throws CannotAct. */
  do(act: Act): Promise<Results[ActName]> {
    const doing = this.doing[act.do] as (act: Act) => Promise<Results[ActName]>
    return doing(act)
  }

  /** A file that somebody sent, by its id. */
  file(id: string): { name: string; bytes: Buffer } | undefined {
    return this.parts.slack.desk.files.get(id)
  }

  private async command({ user, channel, text, thread }: Extract<Act, { do: 'command' }>) {
    this.checkPresence(user, channel)
    const [, name = '', words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? []
    if (name === '/invite' || name === '/remove') {
      await this.moveApp(user, channel, name === '/invite')
      return {}
    }
    if (!this.parts.offers.commands.some((command) => command.name === name))
      throw new CannotAct(`${name} というコマンドはありません。「/」と入力すると、使えるコマンドが出ます。`)
    await this.parts.app
    await this.parts.slack.command(name, words.trim(), user, channel, thread)
    return {}
  }

  /** Slack's own two commands, as far as they bring the app in or take it out. */
  private async moveApp(user: string, id: string, into: boolean): Promise<void> {
    const { workspace } = this.parts.slack
    const channel = workspace.channel(id)
    if (channel.kind === 'im') throw new CannotAct('ここではチャンネルの参加者を変えられません。')
    if (into) await this.parts.slack.invite(user, id)
    else channel.members.delete(BOT.userId)
    this.parts.feed.tellRooms()
  }

  private async submit(user: string, view: View, values: Record<string, Json>): Promise<Results['submit']> {
    const { slack } = this.parts
    let ack: Awaited<ReturnType<LocalSlack['submit']>>
    try {
      ack = await slack.submit(user, view, values)
    } catch (cause) {
      throw new CannotAct('入力に足りないところか、長すぎるところがあります。', { cause })
    }
    const failed = failureOf('submission', wrongResponse(ack) ? { ...ack, status: 500 } : ack, '')
    if (failed !== undefined) return { failed }
    return ack.body?.response_action === 'errors' ? { errors: ack.body.errors as Record<string, string> } : {}
  }

  private inspect(what: Extract<Act, { do: 'inspect' }>['what']): Inspected {
    const { desk, workspace } = this.parts.slack
    if ('view' in what) {
      const known = desk.views.get(what.view)
      if (known === undefined) throw new CannotAct('この画面はもうありません。')
      return inspected(known.view, '', viewSizes(known.view), workspace)
    }
    const { text, blocks } = this.message(what.channel, what.ts)
    return inspected({ text, blocks }, text, messageSizes(text, blocks as Json[]), workspace)
  }

  private reset(): void {
    const { slack, feed } = this.parts
    endMishaps(slack)
    for (const user of slack.workspace.users.keys()) slack.desk.views.leave(user)
    slack.desk.views.homes.clear()
    slack.workspace.messages.length = 0
    fillPageCompany(slack.workspace)
    feed.restart()
  }

  private checkPresence(user: string, id: string): void {
    const channel = this.parts.slack.workspace.channels.get(id)
    if (channel?.members.has(user) !== true) throw new CannotAct('このチャンネルには書き込めません。')
  }

  private message(channel: string, ts: string): Message {
    const message = this.parts.slack.workspace.find(channel, ts)
    if (message === undefined) throw new CannotAct('このメッセージはもうありません。')
    return message
  }

  private messageFor(user: string, channel: string, ts: string): Message {
    this.checkPresence(user, channel)
    const message = this.message(channel, ts)
    if (message.onlyFor !== undefined && message.onlyFor !== user)
      throw new CannotAct('このメッセージは、ほかの人にだけ表示されています。')
    return message
  }

  private ownMessage(user: string, channel: string, ts: string): void {
    if (this.messageFor(user, channel, ts).user !== user) throw new CannotAct('自分のメッセージだけを変えられます。')
  }

  private viewOf(user: string, id: string): View {
    const view = this.parts.slack.desk.views.get(id)
    if (view?.user !== user || !view.open) throw new CannotAct('この画面はもう閉じられています。')
    return view
  }
}

function inspected(content: Json, text: string, sizes: Size[], workspace: LocalSlack['workspace']): Inspected {
  return { ...partsAsRead(content, text, workspace), json: JSON.stringify(content, undefined, 2), sizes }
}
