import { z } from 'zod'
import { option, optionGroup } from './blocks/elements.js'
import type { Desk } from './desk.js'
import { type Filled, formState, inputBlocks, stateSoFar } from './form-state.js'
import { isJson, type Json, SlackRefusal } from './json.js'
import { toPayload } from './methods/access.js'
import { RULES } from './rules.js'
import { Signal } from './signal.js'
import type { Ack, Delivery } from './transport.js'
import type { View } from './views.js'
import { failureOf, type Interaction, type Notice, wrongResponse } from './what-people-see.js'
import { APP } from './workspace.js'

/** Where a button was pressed. */
export interface Where {
  channel: string
  message: string
  thread?: string
  isPrivate?: boolean
}

const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(RULES.selectOptions.max) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(RULES.optionGroups.max) }),
])

/** What people do in Slack that it tells the app at once and never again: it waits three seconds for each. */
export class Interactions {
  /** What Slack said to people in the app's place. */
  readonly notices: Notice[] = []
  readonly noticed = new Signal<Notice>()
  private readonly desk: Desk
  private readonly deliver: (delivery: Delivery) => Promise<Ack>

  constructor(desk: Desk, deliver: (delivery: Delivery) => Promise<Ack>) {
    this.desk = desk
    this.deliver = deliver
  }

  async command(command: string, text: string, user: string, channel: string, thread?: string) {
    const url = this.desk.tickets.makeUrl(this.desk.baseUrl(), { user, channel })
    const { id, name, org = null, ofOrg = false } = this.desk.workspace.team
    const payload: Json = {
      command,
      text,
      user_id: user,
      user_name: this.desk.workspace.users.get(user)?.name ?? '',
      channel_id: channel,
      channel_name: this.desk.workspace.channel(channel).name,
      team_id: id,
      team_domain: name,
      ...(org !== null && { enterprise_id: org, enterprise_name: org }),
      api_app_id: APP,
      is_enterprise_install: String(ofOrg),
      response_url: url,
      trigger_id: this.desk.tickets.makeTrigger(user),
      token: 'legacy',
    }
    if (thread !== undefined) {
      this.say(user, `${command} is not supported in threads. Sorry!`)
      return { ack: { status: 0, ms: 0 }, url, payload }
    }
    return { ack: await this.send('command', user, { kind: 'slash_commands', payload }, command), url, payload }
  }

  async press(user: string, where: Where, action: Json): Promise<{ ack: Ack; url: string }> {
    const { channel, message, thread } = where
    const url = this.desk.tickets.makeUrl(this.desk.baseUrl(), {
      user,
      channel,
      messageTs: message,
      ...(thread !== undefined && { thread }),
    })
    const known = this.desk.workspace.find(channel, message)
    const container = {
      type: 'message',
      channel_id: channel,
      message_ts: message,
      is_ephemeral: where.isPrivate === true,
      ...(thread !== undefined && { thread_ts: thread }),
    }
    const payload = {
      type: 'block_actions',
      ...this.whoActs(user),
      channel: { id: channel, name: this.desk.workspace.channel(channel).name },
      container,
      // Of a private message Slack says no more than where it stands.
      ...(where.isPrivate === true
        ? {}
        : { message: known === undefined ? { ts: message, thread_ts: thread } : toPayload(known) }),
      state: { values: {} },
      actions: [{ block_id: 'b0', ...action, action_ts: this.desk.workspace.nextTs() }],
      response_url: url,
    }
    return { ack: await this.send('button', user, { kind: 'interactive', payload }, ''), url }
  }

  /** A button inside a modal or on the Home tab: no channel, no response_url. `filled` is what was typed so far. */
  async pressInView(user: string, view: View, action: Json, filled: Filled = {}): Promise<Ack> {
    const payload = {
      type: 'block_actions',
      ...this.whoActs(user, view.id),
      container: { type: 'view', view_id: view.id },
      view: this.desk.views.toPayload(view, stateSoFar(view.view, filled)),
      actions: [{ block_id: 'b0', ...action, action_ts: this.desk.workspace.nextTs() }],
    }
    return this.send('button', user, { kind: 'interactive', payload }, '')
  }

  /** A person sends a modal off. What the app answers happens to the stack, or the person reads why not. */
  async submit(user: string, view: { id: string }, values: Filled): Promise<Ack> {
    const open = this.desk.views.stackOf(user).at(-1)
    if (open === undefined || open.id !== view.id) throw new Error(`${view.id} is not the view that ${user} sees`)
    if (open.view.submit === undefined) throw new Error('the view has no button to submit it')
    const payload = {
      type: 'view_submission',
      ...this.whoActs(user, open.id),
      view: this.desk.views.toPayload(open, formState(open.view, values)),
      response_urls: [],
    }
    const ack = await this.send('submission', user, { kind: 'interactive', payload }, '')
    if (ack.status === 200 && ack.text === undefined) this.afterSubmission(user, open, ack)
    return ack
  }

  async close(user: string, view: View): Promise<void> {
    const { notify_on_close } = view.view
    this.desk.views.close(view)
    if (notify_on_close !== true) return
    const payload = {
      type: 'view_closed',
      ...this.whoActs(user),
      view: this.desk.views.toPayload(view),
      is_cleared: false,
    }
    await this.send('submission', user, { kind: 'interactive', payload }, '')
  }

  /** A global shortcut, or, with a message, one from its menu. */
  async shortcut(
    user: string,
    callback_id: string,
    on?: { channel: string; message: string },
  ): Promise<{ ack: Ack; url?: string }> {
    const common = { ...this.whoActs(user), callback_id, action_ts: this.desk.workspace.nextTs() }
    if (on === undefined) {
      const payload = { type: 'shortcut', ...common }
      return { ack: await this.send('shortcut', user, { kind: 'interactive', payload }, callback_id) }
    }
    const message = this.desk.workspace.find(on.channel, on.message)
    if (message === undefined) throw new Error(`no message ${on.message}`)
    const url = this.desk.tickets.makeUrl(this.desk.baseUrl(), { user, channel: on.channel, messageTs: on.message })
    const channel = { id: on.channel, name: this.desk.workspace.channel(on.channel).name }
    const payload = {
      type: 'message_action',
      ...common,
      channel,
      message: toPayload(message),
      message_ts: on.message,
      response_url: url,
    }
    return { ack: await this.send('shortcut', user, { kind: 'interactive', payload }, callback_id), url }
  }

  /** A person types into an external select. Undefined where Slack does not ask yet, or shows that it failed. */
  async suggest(user: string, element: Json, value: string, view?: View): Promise<Json | undefined> {
    if ([...value].length < Number(element.min_query_length ?? RULES.minQueryLength.max)) return undefined
    const payload = {
      type: 'block_suggestion',
      ...this.whoActs(user, view?.id),
      action_id: element.action_id,
      block_id: 'b0',
      value,
      ...(view !== undefined && {
        view: this.desk.views.toPayload(view),
        container: { type: 'view', view_id: view.id },
      }),
    }
    const ack = await this.send('suggestion', user, { kind: 'interactive', payload }, '')
    if (ack.status !== 200) return undefined
    if (suggestions.safeParse(ack.body).success) return ack.body
    this.say(user, failureOf('suggestion', { status: 500, ms: 0 }, ''))
    return undefined
  }

  private afterSubmission(user: string, view: View, ack: Ack): void {
    try {
      if (wrongResponse(ack)) throw new SlackRefusal('invalid_response')
      const action = ack.body?.response_action
      if (action === 'update') this.desk.views.update({ view_id: view.id }, ack.body?.view)
      else if (action === 'push') this.desk.views.push(user, ack.body?.view)
      else if (action === 'clear') this.desk.views.leave(user)
      else if (action === 'errors') this.showErrors(user, view, ack.body?.errors as Json)
      else this.desk.views.close(view)
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error
      this.say(user, failureOf('submission', { status: 500, ms: 0 }, ''))
    }
  }

  /** Beside its field each; a name that no field has makes the whole answer wrong. */
  private showErrors(user: string, view: View, errors: Json): void {
    const fields = inputBlocks(view.view)
    if (!Object.keys(errors).every((block) => fields.includes(block))) throw new SlackRefusal('invalid_response')
    for (const text of Object.values(errors)) this.say(user, String(text))
  }

  private async send(kind: Interaction, user: string, delivery: Delivery, name: string): Promise<Ack> {
    const ack = await this.deliver(delivery)
    this.say(user, failureOf(kind, ack, name))
    // An answer in the acknowledgement itself: a private message, as to a response_url.
    if (kind === 'command' && ack.status === 200 && (ack.text !== undefined || isJson(ack.body)))
      this.say(user, ack.text ?? String(ack.body?.text ?? ''))
    return ack
  }

  private say(user: string, text: string | undefined): void {
    if (text === undefined) return
    const notice = { user, text }
    this.notices.push(notice)
    this.noticed.tell(notice)
  }

  private whoActs(user: string, viewId?: string): Json {
    const name = this.desk.workspace.users.get(user)?.name
    const { id, name: domain, org = null, ofOrg = false } = this.desk.workspace.team
    return {
      team: { id, domain, ...(org !== null && { enterprise_id: org, enterprise_name: org }) },
      user: { id: user, username: name, name, team_id: id },
      api_app_id: APP,
      token: 'legacy',
      enterprise: org === null ? null : { id: org, name: org },
      is_enterprise_install: ofOrg,
      trigger_id: this.desk.tickets.makeTrigger(user, viewId),
    }
  }
}
