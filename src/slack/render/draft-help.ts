import type { KnownBlock } from '@slack/types'
import { renderMonth } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { ACTIONS, COMMANDS, SHORTCUT_NAMES } from '../ids.js'
import { actions, button, contextLine, lines, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { contactWords, personButton } from './draft-person.js'
import type { Draft } from './message.js'

/** What it can do, each with a question to press. */
export const EXAMPLES = [
  {
    does: '質問に、資料の該当箇所と出典で答えます。',
    text: '在宅勤務の日の残業は？',
    question: '在宅勤務の日の残業は？',
  },
  { does: '導入した企業や自治体の事例を探します。', text: '建設業の事例', question: '建設業の事例はありますか' },
  {
    does: '準備や対策のチェックリストを出します。',
    text: 'セキュリティのチェックリスト',
    question: 'セキュリティのチェックリスト',
  },
]

const SEEN_BY_HR =
  '答えが見つからなかった質問、はっきりしなかった質問、［いいえ］の付いた質問は、その文だけを人事の担当者が見ます。だれの質問かは表示されません。'

/** 『テレワーク事例集』（2013年ごろ）. */
function nameOf(source: Source): string {
  return `『${source.title}』（${renderMonth(source)}）`
}

/** Three things it can do, each with one example to press; fits on a phone's screen. */
export function draftHelp(context: RenderContext): Draft {
  const named = (sources: readonly Source[]) => [...new Set(sources.map(nameOf))].join('、')
  const own = named(context.sources.filter(({ library }) => library !== undefined))
  const others = named(context.sources.filter(({ library }) => library === undefined))
  return {
    summary: `テレワークの資料についてお答えします。例: ${EXAMPLES.map((example) => example.text).join('、')}`,
    head: [
      richText(section(run('テレワークの資料についてお答えします。', true))),
      ...EXAMPLES.flatMap((example, i) => [
        richText(section(run(`${i + 1}. ${example.does}`))),
        ...actions([button({ text: example.text, action: `${ACTIONS.ask}:${i}`, value: example.question })]),
      ]),
    ],
    later: [],
    counter: '件',
    tail: [
      richText(
        lines(
          [run('・チャンネルではメンションを付けて、DMではそのまま書いてください。')],
          [run(`・${COMMANDS.ask}、${COMMANDS.cases}、${COMMANDS.checklist} の答えは、あなただけに見えます。`)],
          [run(`・スレッドの中では、メッセージのメニューの「${SHORTCUT_NAMES.lookUp}」が使えます。`)],
          [run(`・「共有」か ${COMMANDS.share} で、内容を確かめてからチャンネルに投稿できます。`)],
        ),
      ),
      ...(own === '' ? [] : [contextLine(`自社の資料: ${own}`)]),
      ...(others === ''
        ? []
        : [contextLine(`${own === '' ? '' : 'ほかの'}資料: ${others}。その後の改正は含みません。`)]),
      ...(context.desk?.showsWords ? [contextLine(SEEN_BY_HR)] : []),
      ...beyond(context),
    ],
  }
}

/** Where to turn with what the documents do not say. */
function beyond(context: RenderContext): KnownBlock[] {
  const { takesQuestions = false, contact = '' } = context.desk ?? {}
  if (!takesQuestions) return [contextLine(`資料にないことは、${contactWords(contact)}`)]
  const own = contact === '' ? '' : contactWords(contact)
  return [
    contextLine(`資料にないことは、［人に聞く］で担当者にお聞きいただけます。${own}`),
    ...actions([personButton({ excerpts: [] }, context)]),
  ]
}
