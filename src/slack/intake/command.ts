import type { SlashCommand } from '@slack/bolt'
import type { Asker } from '../../service/asking.js'
import type { Place } from '../outbox/place.js'
import { toPlainWords } from './plain-words.js'

/** A slash command as it was typed. */
export interface Command {
  asker: Asker
  /** What stands behind its name, in plain words. */
  words: string
  triggerId: string
  /** The same when one command is delivered again: a trigger is made anew for each command typed. */
  key: string
  /** Only the person who typed it sees its answer. */
  place: Place
}

export function toCommand({ team_id, user_id, text, trigger_id, response_url }: SlashCommand): Command {
  return {
    asker: { team: team_id, user: user_id },
    words: toPlainWords(text),
    triggerId: trigger_id,
    key: `command:${team_id}:${user_id}:${trigger_id}`,
    place: { kind: 'private', user: user_id, responseUrl: response_url },
  }
}
