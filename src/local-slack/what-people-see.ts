import { isJson } from './json.js'
import type { Ack } from './transport.js'

/** A word of Slack's own to a person: what they see where the app fails them. */
export interface Notice {
  user: string
  text: string
}

export type Interaction = 'command' | 'button' | 'submission' | 'suggestion' | 'shortcut' | 'function'

/**
 * What the person sees where the app did not acknowledge in three seconds, or with anything but 200. Slack's own words,
 * as its clients of 2026 show them (background knowledge).
 */
export function failureOf(kind: Interaction, ack: Ack, name: string): string | undefined {
  if (ack.status === 200 && ack.text === undefined) return undefined
  if (ack.status === 200 && kind === 'command') return undefined
  switch (kind) {
    case 'command':
      return ack.status === 0
        ? `${name} failed with the error "operation_timeout"`
        : `${name} failed with the error "dispatch_failed"`
    case 'button':
      return ack.status === 0 ? 'This app is not responding' : `This app responded with Status Code ${ack.status}`
    case 'submission':
      return 'We had some trouble connecting. Try again?'
    case 'suggestion':
      return 'Couldn’t load results'
    case 'shortcut':
      return `${name} didn’t work. The app may be having trouble.`
    case 'function':
      return 'This step did not respond.'
  }
}

/** What is wrong with the answer to a submitted modal, in the words of the client. */
export function wrongResponse(ack: Ack): boolean {
  if (ack.body === undefined) return false
  const action = ack.body.response_action
  if (action === undefined) return Object.keys(ack.body).length > 0
  if (action === 'errors') return !isJson(ack.body.errors) || Object.keys(ack.body.errors).length === 0
  if (action === 'update' || action === 'push') return !isJson(ack.body.view)
  return action !== 'clear'
}
