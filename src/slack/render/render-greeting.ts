import type { RichTextElement } from '@slack/types'
import { HELP } from '../../service/manners.js'
import { ACTIONS, COMMANDS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, lines, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { fitMessage, type Message } from './message.js'
import { clipText, defangText } from './plain-text.js'
import { draftWhole } from './render-answer.js'

/** Three lines and a button, in a channel that it was brought into. */
export function renderJoined({ userId, name }: { userId?: string; name?: string }): Message {
  const what = 'テレワークの資料を引用してお答えするボットです。資料にないことは、ないとお伝えします。'
  const how = ' を付けて質問してください。答えはスレッドに付き、このチャンネルの全員に見えます。'
  const alone = `自分だけで聞くときは、${COMMANDS.ask} か、ボットとのDMをお使いください。`
  const called = `@${clipText(name ?? 'ボットの名前', LIMITS.displayName.max)}`
  const mention: RichTextElement = userId === undefined ? run(called) : { type: 'user', user_id: userId }
  return fitMessage({
    summary: `${what}${called}${how}${alone}`,
    head: [richText(lines([run(what)], [mention, run(how)], [run(alone)]))],
    later: [],
    counter: '件',
    tail: actions([button({ text: '使い方を見る', action: ACTIONS.help, value: 'help' })]),
  })
}

/** What a first DM gets: the help, under the company's own words where it has set some. */
export function renderFirstMeeting(context: RenderContext, greeting: string): Message {
  const draft = draftWhole(HELP, context)
  const own = clipText(defangText(greeting).trim(), LIMITS.ownSentence.max)
  const said = own || 'はじめまして。ここでの会話は、ほかの人には見えません。'
  return fitMessage({
    ...draft,
    summary: `${said}${draft.summary}`,
    head: [richText(section(run(said))), ...draft.head],
  })
}
