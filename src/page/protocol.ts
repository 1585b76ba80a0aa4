import type { Answer } from '../core/answers/answer.js'
import type { Json } from '../local-slack/json.js'
import type { Mishap } from '../local-slack/mishaps.js'
import type { Size } from '../local-slack/sizes.js'
import type { Notice } from '../local-slack/what-people-see.js'

export type { Mishap } from '../local-slack/mishaps.js'
export type { Size } from '../local-slack/sizes.js'

export type { Json, Notice }

/** What the page and its server say to each other: types alone, so that both sides import the same file. */

export type Role = 'employee' | 'hr' | 'administrator'

/** Someone the page can act as. */
export interface Person {
  id: string
  /** 「佐藤 花」 */
  name: string
  role: Role
  /** 「社員」 */
  roleName: string
}

export interface Room {
  id: string
  /** Without `#`; empty for a DM. */
  name: string
  kind: 'channel' | 'dm'
  topic: string
  /** Ids of the people and of the app in it. */
  members: string[]
}

export interface Command {
  /** With its slash. */
  name: string
  description: string
  hint: string
}

export interface Shortcut {
  name: string
  callbackId: string
  type: 'global' | 'message'
  description: string
}

/** A message as it stands now; told anew, whole, when it changes. */
export interface Shown {
  channel: string
  ts: string
  /** Of the message that the thread hangs on; absent for that one itself. */
  thread?: string
  user: string
  text: string
  blocks: Json[]
  /** Only this person sees it. */
  onlyFor?: string
  /** Slack took it, yet shows it to nobody. */
  hidden: boolean
  edited: boolean
  fromApp: boolean
  files: SharedFile[]
  reactions: { name: string; users: string[] }[]
}

/** A file of a message. */
export interface SharedFile {
  id: string
  name: string
}

/** A modal or a Home tab. */
export interface ShownView {
  id: string
  hash: string
  view: Json
}

/** One call of the Web API or to a `response_url` that was refused. */
export interface Call {
  /** Ascending. */
  number: number
  method: string
  at: number
  /** Slack's word for the refusal. */
  error: string
  /** Slack's details, one a line. */
  details: string[]
  args: Json
  /** Where it went, as far as the arguments say: a room's or a person's id. */
  to: string
}

/** Everything that there is, when a page connects. */
export interface Hello {
  type: 'hello'
  app: { userId: string; name: string }
  people: Person[]
  rooms: Room[]
  commands: Command[]
  shortcuts: Shortcut[]
  messages: Shown[]
  /** By person. */
  homes: Record<string, ShownView>
  /** Open modals by person, the visible one last. */
  stacks: Record<string, ShownView[]>
  refusals: Call[]
  /** Whether the app has loaded and is connected. */
  ready: boolean
}

/** From the server, by server-sent events, each as JSON in `data`. */
export type Told =
  | Hello
  | { type: 'ready' }
  | { type: 'rooms'; rooms: Room[] }
  | { type: 'message'; message: Shown }
  | { type: 'removed'; channel: string; ts: string }
  | { type: 'stack'; user: string; stack: ShownView[] }
  | { type: 'home'; user: string; home: ShownView }
  | { type: 'word'; word: Notice }
  | { type: 'refusal'; call: Call }

/** Where a button stands. */
export type Pressed = { on: 'message'; channel: string; ts: string } | { on: 'view'; view: string }

/** From the page, as the JSON body of `POST /page/act`; `user` is who does it. */
export type Act =
  | { do: 'say'; user: string; channel: string; text: string; thread?: string; files?: string[] }
  /** A file on its way into a message or a form; `content` is base64. */
  | { do: 'upload'; user: string; name: string; content: string }
  | { do: 'command'; user: string; channel: string; text: string; thread?: string }
  | { do: 'edit'; user: string; channel: string; ts: string; text: string }
  | { do: 'delete'; user: string; channel: string; ts: string }
  | { do: 'react'; user: string; channel: string; ts: string; name: string }
  /** The Home tab, or the messages of the app's DM, come into view. */
  | { do: 'open'; user: string; tab: 'home' | 'messages' }
  /** In a view, with what stands in its fields. */
  | { do: 'press'; user: string; where: Pressed; action: Json; values?: Record<string, Json> }
  /** `values` by block id: `{ value }`, `{ selected_option }`, `{ selected_options }`, `{ selected_conversation }` … */
  | { do: 'submit'; user: string; view: string; values: Record<string, Json> }
  | { do: 'close'; user: string; view: string }
  | { do: 'suggest'; user: string; element: Json; typed: string; view?: string }
  | { do: 'shortcut'; user: string; callbackId: string; on?: { channel: string; ts: string } }
  /** Why the app answered as it did in this message. */
  | { do: 'explain'; channel: string; ts: string }
  /** A message or view as its readers get it, and its sizes. */
  | { do: 'inspect'; what: { channel: string; ts: string } | { view: string } }
  | { do: 'mishap'; mishap: Mishap }
  | { do: 'reset' }

export type ActName = Act['do']

/** What `POST /page/act` answers: 200 with the result of its `do`, or 4xx with `{ error }` in Japanese. */
export interface Results {
  say: { ts: string }
  upload: SharedFile
  command: Record<string, never>
  edit: Record<string, never>
  delete: Record<string, never>
  react: Record<string, never>
  open: Record<string, never>
  press: Record<string, never>
  /** `errors` by block id, beside their fields; `failed` in Slack's words where the app did not answer. */
  submit: { errors?: Record<string, string>; failed?: string }
  close: Record<string, never>
  /** Absent options: Slack does not ask yet, or it failed. */
  suggest: { options?: Json[]; option_groups?: Json[] }
  shortcut: Record<string, never>
  explain: Explained
  inspect: Inspected
  mishap: Record<string, never>
  reset: Record<string, never>
}

export interface Explained {
  /** The words that were asked; absent where no question stands behind the message (a button, a look-up). */
  question?: string
  /** What led to the message where it was no question: 「/telework-case 広島市」. */
  because?: string
  /** The words that were looked up; `answer` then explains how they were read, and no more. */
  words?: string
  answer?: Answer
  /** Time inside the assistant, in milliseconds. */
  ms?: number
}

export interface Inspected {
  /** As the app sent it, indented. */
  json: string
  notification: string
  screenReader: string
  sizes: Size[]
}
