import type { Button, KnownBlock, ModalView } from '@slack/types'
import type { Answer } from '../../../core/answers/answer.js'
import type { Calendar } from '../../../service/checklists/days.js'
import { AUDIENCE_NAMES, STATE_NAMES } from '../../../service/desk/tables/answer-table.js'
import { tidy } from '../../../service/desk/tables/table.js'
import type { Trial } from '../../../service/desk/teaching.js'
import type { TaughtAnswer, TaughtText, TaughtVersion } from '../../../service/stores/taught-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { shortDay, shortDayAt } from '../days.js'
import { shownExcerpt } from '../excerpts.js'
import { formView, readView, sentenceView, textField } from '../form-views.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { audienceField, reviewField } from './facts-fields.js'

const TITLE = '社内回答'
const SHOWN_VERSIONS = 10
/** What comes back when a draft's form is sent off. */
export interface DraftData {
  /** Of the answer that is edited, and the version it is based on; absent for a new one. */
  id?: string
  version?: number
  /** The request that it came from. */
  request?: string
  /** True where the text is to be the request's answer as well. */
  answers?: true
}

/** What stands beside a taught answer. */
export interface DraftContext {
  names: ReadonlyMap<string, string>
  calendar: Calendar
  /** What whoever asked has as the answer; absent where nobody waits for one. */
  sent?: string
}

/** Questions one a line, the text, its source line, for whom, until when. What was filled in stays. */
export function draftView(text: TaughtText, data: DraftData): ModalView {
  return formView({
    title: TITLE,
    callback: VIEWS.draft,
    submit: data.answers ? '回答を送って保存' : '下書きを保存',
    data,
    blocks: [
      ...(data.answers
        ? [contextLine('保存すると、質問した人にもこの回答が届きます。下書きはまだ引用されません。')]
        : []),
      textField({
        ...{ field: DESK_FIELDS.questions, label: '質問（一行に一つ）', initial: text.questions.join('\n') },
        hint: '別の言い方も書いておくと、見つかりやすくなります。名前など、質問した人がわかる言葉は消してください。',
      }),
      textField({
        ...{ field: DESK_FIELDS.text, label: '回答', initial: text.text },
        hint: 'このまま引用されます。',
      }),
      textField({
        ...{ field: DESK_FIELDS.source, label: '出典の一行', initial: text.source, oneLine: true, max: 200 },
        hint: '引用の下に、このまま出ます。',
      }),
      audienceField(text.audience, '「人事のみ」にすると、社員への答えには出ません。'),
      reviewField(text.reviewOn, 'この日に、書いた人のDMにお知らせします。'),
      textField({
        ...{ field: DESK_FIELDS.synonyms, label: '言い換え', optional: true },
        initial: text.synonyms.map((group) => group.join('、')).join('\n'),
        hint: '同じ意味の言葉を「、」でつないで、一行に一組。例: 交通費、電車賃。はじめから入っている言葉は、資料に見つからない言葉です。',
      }),
    ],
  })
}

export function savingDraftView(): ModalView {
  return sentenceView(TITLE, '保存しています。')
}

export function returnDraftView(data: DraftData): ModalView {
  return formView({
    title: '差し戻す',
    callback: VIEWS.returnDraft,
    submit: '差し戻す',
    data,
    blocks: [textField({ field: DESK_FIELDS.words, label: '理由', max: LIMITS.ownSentence.max })],
  })
}

/** A taught answer as it stands, with what can be done about it. */
export function renderDraft(answer: TaughtAnswer, context: DraftContext): Message {
  const { newest } = answer
  const title = `社内回答 · ${STATE_NAMES[newest.state]}`
  return fitMessage({
    summary: `${title} ${newest.questions[0] ?? ''}`,
    head: [richText(section(run(title, true))), ...draftBlocks(answer, context)],
    later: [],
    counter: '件',
    tail: actions(draftButtons(answer, context)),
  })
}

/** The same in a modal, under what was just done. */
export function openDraftView(answer: TaughtAnswer, context: DraftContext, sentence?: string): ModalView {
  const said = sentence === undefined ? [] : [richText(section(run(sentence)))]
  return readView(TITLE, [...said, ...renderDraft(answer, context).blocks])
}

function draftBlocks({ newest, live }: TaughtAnswer, context: DraftContext): KnownBlock[] {
  const own = (text: string) => defangText(clipText(text, LIMITS.plainTextInput.max))
  const facts = [
    ...versionFacts(newest, context),
    ...(live !== undefined && live.version !== newest.version ? [`いまは第${live.version}版を引用しています`] : []),
  ]
  return [
    richText(section(run(own(newest.questions.slice(0, 10).join('\n'))))),
    richText(quote(run(own(newest.text)))),
    contextLine(clipText(newest.source, LIMITS.citationLabel.max)),
    ...newest.synonyms.slice(0, 5).map((group) => contextLine(`言い換え: ${group.join('、')}`)),
    contextLine(facts.join(' · ')),
    ...(newest.remark === '' ? [] : [richText(section(run(`差し戻しの理由: ${own(newest.remark)}`)))]),
  ]
}

function versionFacts(version: TaughtVersion, { names, calendar }: DraftContext): string[] {
  const nameOf = (user: string | undefined) => names.get(user ?? '') || '担当者'
  const { state, decidedAt = version.at } = version
  return [
    AUDIENCE_NAMES[version.audience],
    ...(version.reviewOn === undefined ? [] : [`見直し ${shortDay(version.reviewOn, calendar)}`]),
    `第${version.version}版 ${shortDayAt(version.at, calendar)} ${nameOf(version.user)}さん`,
    ...(state === 'draft'
      ? []
      : [`${STATE_NAMES[state]}: ${shortDayAt(decidedAt, calendar)} ${nameOf(version.decidedBy)}さん`]),
  ]
}

function draftButtons({ id, newest, live }: TaughtAnswer, { sent }: DraftContext): Button[] {
  const value = `${id}\n${newest.version}`
  const of = newest.questions[0] ?? ''
  const make = (text: string, action: string) => button({ text, action, value, of })
  const edit = make('直す', ACTIONS.editDraft)
  const discard = make('下書きを破棄', ACTIONS.discardDraft)
  const again =
    sent === undefined || tidy(sent) === tidy(newest.text)
      ? []
      : [make('直した回答を質問した人にも送る', ACTIONS.sendDraft)]
  const history = newest.version > 1 ? [make('履歴', ACTIONS.draftHistory)] : []
  const undo =
    live === undefined
      ? []
      : [button({ text: '引用をやめる', action: ACTIONS.undoDraft, value: `${id}\n${live.version}`, of })]
  switch (newest.state) {
    case 'draft':
      return [
        make('答えを試す', ACTIONS.tryDraft),
        make('承認する', ACTIONS.approveDraft),
        edit,
        make('差し戻す', ACTIONS.returnDraft),
        discard,
        ...again,
        ...undo,
        ...history,
      ]
    case 'approved':
      return [
        edit,
        make('答えを試す', ACTIONS.tryDraft),
        make('確認用の質問に加える', ACTIONS.testDraft),
        ...again,
        ...undo,
        ...history,
      ]
    case 'returned':
      return [edit, discard, ...undo, ...history]
    case 'undone':
      return [edit, make('元に戻す', ACTIONS.restoreDraft), ...undo, ...history]
    case 'discarded':
      return [edit, ...undo, ...history]
  }
}

/** Taught answers, each with the button that opens it; `count` is how many there are. */
export function draftListView(answers: readonly TaughtAnswer[], count: number): ModalView {
  const files = actions([
    button({ text: '書き出す・読み込む', action: ACTIONS.openTables, value: 'open', of: '追加した回答の表' }),
  ])
  if (answers.length === 0) {
    const none =
      '社内回答はまだありません。担当者への質問に回答したあと、そのメッセージの［この回答を資料に追加］を押すか、［書き出す・読み込む］から加えられます。'
    return readView(TITLE, [richText(section(run(none))), ...files])
  }
  return readView(TITLE, [
    ...files,
    ...answers.flatMap(({ id, newest, live }, i): KnownBlock[] => [
      richText(
        section(
          run(standing({ newest, ...(live && { live }) }), true),
          run(' '),
          run(clipText(newest.questions[0] ?? '', LIMITS.lineText.max)),
        ),
      ),
      ...actions([
        button({
          text: '開く',
          action: `${ACTIONS.openDraft}:${i}`,
          value: `${id}\n${newest.version}`,
          of: newest.questions[0] ?? '',
        }),
      ]),
    ]),
    ...(count > answers.length
      ? [contextLine(`ほか${count - answers.length}件は、［書き出す・読み込む］でご覧になれます。`)]
      : []),
  ])
}

/** Of an answer that is in use and has a newer version beside that, both. */
function standing({ newest, live }: Pick<TaughtAnswer, 'newest' | 'live'>): string {
  const state = STATE_NAMES[newest.state]
  if (live === undefined || live.version === newest.version) return state
  const inUse = `使用中 第${live.version}版`
  return newest.state === 'draft' || newest.state === 'returned' ? `${inUse}・${state} 第${newest.version}版` : inUse
}

/** Every version of a taught answer, the newest first; each but the newest can be a draft again. */
export function draftHistoryView(id: string, versions: readonly TaughtVersion[], context: DraftContext): ModalView {
  const newest = versions[0]?.version
  return readView(
    '社内回答の履歴',
    versions.slice(0, SHOWN_VERSIONS).flatMap((version, i): KnownBlock[] => [
      contextLine([...(version.state === 'draft' ? ['下書き'] : []), ...versionFacts(version, context)].join(' · ')),
      richText(section(run(defangText(version.questions.join('\n'))))),
      richText(quote(run(defangText(clipText(version.text, LIMITS.excerptText.max))))),
      ...(version.version === newest
        ? []
        : actions([
            button({
              text: 'この版から下書きを作る',
              label: `この版から下書きを作る（第${version.version}版）`,
              action: `${ACTIONS.draftAgain}:${i}`,
              value: `${id}\n${newest}\n${version.version}`,
            }),
          ])),
    ]),
  )
}

const TRIAL = '答えを試す'

export function tryingView(): ModalView {
  return sentenceView(TRIAL, '試しています。十秒ほどかかります。')
}

export function trialFailedView(): ModalView {
  return sentenceView(TRIAL, 'いま試せませんでした。少し待ってから、もう一度お試しください。')
}

/** What each question is answered with now, and with the draft; of saved test questions, whether the right place comes first. */
export function trialView(trials: readonly Trial[]): ModalView {
  const own = trials.filter(({ expected }) => expected === undefined)
  const tests = trials.flatMap((trial) => (trial.expected === undefined ? [] : [testLine(trial, trial.expected)]))
  return readView(TRIAL, [
    ...own.flatMap(({ question, before, after }): KnownBlock[] => [
      richText(section(run(clipText(question, LIMITS.lineText.max), true))),
      contextLine('いまの答え'),
      ...shortly(before),
      contextLine('承認すると'),
      ...shortly(after),
    ]),
    ...(tests.length === 0 ? [] : [contextLine('確認用の質問'), ...tests]),
  ])
}

function testLine({ question, before, after }: Trial, expected: string): KnownBlock {
  const isFirst = ({ excerpts }: Answer) => excerpts[0]?.citation.passageId === expected
  const place = (answer: Answer) => (isFirst(answer) ? '先頭に出ます' : '先頭に出ません')
  const changes = isFirst(before) && !isFirst(after)
  return richText(
    section(
      run(clipText(defangText(question), LIMITS.lineText.max)),
      run(`\nいま: ${place(before)} → 承認すると: ${place(after)}`, changes),
    ),
  )
}

function shortly({ excerpts }: Answer): KnownBlock[] {
  const [first] = excerpts
  return first === undefined ? [richText(section(run('見つかりませんでした。')))] : shownExcerpt(first)
}
