import type { Desk, Methods } from '../desk.js'
import { checkOutputs } from '../functions.js'
import { isJson, type Json, SlackRefusal } from '../json.js'
import { RULES } from '../rules.js'
import { visibleChannel } from './access.js'

const STATUSES = ['active', 'processing', 'suspended', 'closed']
const NO_STOP = 'missing_agent_session_stopped_event_subscription'

/** agents.sessions.*, the assistant.threads.* that they replace, and functions.*. */
export const AGENTS: Methods = {
  'agents.sessions.setStatus': {
    tier: 'tier3',
    scope: 'chat:write',
    needs: ['channel_id', 'status'],
    run: (desk, args) => {
      const key = sessionKey(desk, args)
      const status = String(args.status)
      if (!STATUSES.includes(status)) throw new SlackRefusal('invalid_status')
      const title = String(args.title ?? '')
      if (title.length > RULES.sessionTitle.max) throw new SlackRefusal('invalid_arguments')
      if (args.initiator_user_id !== undefined) {
        const members = visibleChannel(desk, args.channel_id).members
        if (!members.has(String(args.initiator_user_id))) throw new SlackRefusal('user_not_in_channel')
      }
      const known = desk.sessions.get(key.id)
      if (known === undefined) desk.sessions.set(key.id, { ...key, status, title })
      else known.status = status
      if (status !== 'processing' || desk.subscriptions.has('agent_session_stopped')) return { status }
      return { status, warning: NO_STOP, response_metadata: { warnings: [NO_STOP] } }
    },
  },
  'agents.sessions.rename': {
    tier: 'tier3',
    scope: 'chat:write',
    needs: ['channel_id', 'title'],
    run: (desk, args) => {
      const session = desk.sessions.get(sessionKey(desk, args).id)
      if (session === undefined) throw new SlackRefusal('session_not_found')
      const title = String(args.title)
      if (title.length < 1 || title.length > RULES.sessionTitle.max) throw new SlackRefusal('invalid_arguments')
      session.title = title
      desk.emit({ type: 'agent_session_title_changed', channel: session.channel, thread_ts: session.thread, title })
      return { title }
    },
  },
  'assistant.threads.setStatus': {
    tier: 'post',
    scope: 'assistant:write',
    needs: ['channel_id', 'thread_ts', 'status'],
    run: (desk, args) => {
      visibleChannel(desk, args.channel_id)
      return {}
    },
  },
  'assistant.threads.setTitle': {
    tier: 'tier3',
    scope: 'assistant:write',
    needs: ['channel_id', 'thread_ts', 'title'],
    run: (desk, args) => {
      visibleChannel(desk, args.channel_id)
      return {}
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    tier: 'tier3',
    scope: 'assistant:write',
    needs: ['channel_id', 'prompts'],
    run: (desk, args) => {
      visibleChannel(desk, args.channel_id)
      const prompts = args.prompts
      if (!Array.isArray(prompts) || prompts.length < 1 || prompts.length > RULES.suggestedPrompts.max)
        throw new SlackRefusal('invalid_arguments')
      for (const prompt of prompts as Json[])
        if (typeof prompt.title !== 'string' || typeof prompt.message !== 'string')
          throw new SlackRefusal('invalid_arguments')
      return {}
    },
  },
  'functions.completeSuccess': {
    tier: 'tier3',
    needs: ['function_execution_id', 'outputs'],
    run: (desk, args) => {
      const execution = running(desk, args)
      if (!isJson(args.outputs)) throw new SlackRefusal('invalid_arguments')
      checkOutputs(desk.functions, execution.callbackId, args.outputs)
      execution.outputs = args.outputs
      execution.completedAt = desk.clock.now()
      return {}
    },
  },
  'functions.completeError': {
    tier: 'tier3',
    needs: ['function_execution_id', 'error'],
    run: (desk, args) => {
      const execution = running(desk, args)
      execution.error = String(args.error)
      execution.completedAt = desk.clock.now()
      return {}
    },
  },
}

function sessionKey(desk: Desk, args: Json) {
  const channel = visibleChannel(desk, args.channel_id)
  // Channels that are a session as a whole do not exist here.
  if (typeof args.thread_ts !== 'string' || args.thread_ts === '') throw new SlackRefusal('thread_ts_required')
  return { id: `${channel.id}:${args.thread_ts}`, channel: channel.id, thread: args.thread_ts }
}

function running(desk: Desk, args: Json) {
  const execution = desk.executions.get(String(args.function_execution_id))
  if (execution === undefined) throw new SlackRefusal('function_execution_not_found')
  if (execution.completedAt !== undefined) throw new SlackRefusal('execution_not_in_running_state')
  return execution
}
