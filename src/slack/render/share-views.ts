import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { ACTIONS, SHARE_FIELDS, VIEWS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, option, plain, richText, run, section } from './blocks.js'
import { fullExcerpt } from './excerpts.js'
import { sentenceView, switchField, textField } from './form-views.js'
import type { Message } from './message.js'
import { type ShareDraft, threadOf, writeDraft } from './share-draft.js'
import { placeRuns } from './share-receipt.js'

export const SHARE_TITLE = '抜粋を共有'
/** Five excerpts are shown at most, as many as an answer has. */
const MAX_EXCERPTS = 5

export function shareSentenceView(sentence: string): ModalView {
  return sentenceView(SHARE_TITLE, sentence)
}

export function loadingView(): ModalView {
  return shareSentenceView('読み込んでいます。')
}

export function checkingView(): ModalView {
  return shareSentenceView('投稿の内容を用意しています。')
}

export function sendingView(): ModalView {
  return shareSentenceView('投稿しています。')
}

/** What may be shared, which of it, one's own words, and where to. What was filled in stays. */
export function shareView(
  all: readonly Excerpt[],
  draft: Omit<ShareDraft, 'refs'>,
  sources: readonly Source[],
  notice: KnownBlock[] = [],
): ModalView {
  const excerpts = all.slice(0, MAX_EXCERPTS)
  const several = excerpts.length > 1
  return {
    type: 'modal',
    callback_id: VIEWS.share,
    private_metadata: writeDraft({ ...draft, refs: excerpts.map(excerptRef) }),
    title: plain(SHARE_TITLE, LIMITS.viewTitle.max),
    submit: plain('投稿の内容を確かめる', LIMITS.viewTitle.max),
    close: plain('やめる', LIMITS.viewTitle.max),
    blocks: [
      ...notice,
      ...excerpts.flatMap((excerpt, i) => [
        ...(several ? [contextLine(`抜粋 ${i + 1}`)] : []),
        ...fullExcerpt(excerpt, sources),
      ]),
      ...(several ? [chooser(excerpts, draft.chosen)] : []),
      textField({
        ...{ field: SHARE_FIELDS.sentence, label: 'ひとこと', hint: '抜粋の上に載ります。', optional: true },
        ...{ max: LIMITS.ownSentence.max, initial: draft.sentence },
      }),
      {
        type: 'input',
        block_id: SHARE_FIELDS.channel,
        label: plain('チャンネル'),
        hint: plain('ボットが参加しているチャンネルを選んでください。', LIMITS.label.max),
        element: {
          type: 'conversations_select',
          action_id: SHARE_FIELDS.channel,
          placeholder: plain('投稿先を選ぶ', LIMITS.placeholder.max),
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(draft.channel === undefined
            ? { default_to_current_conversation: true }
            : { initial_conversation: draft.channel }),
        },
      },
      ...(draft.thread === undefined ? [] : [threadField(draft.inThread)]),
      contextLine('まだ投稿されません。次の画面で、載る内容を確かめます。'),
    ],
  }
}

/** What will be posted, as it will be seen, and where. */
export function sharePreview(draft: ShareDraft, message: Message, notice: KnownBlock[] = []): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.sharePreview,
    private_metadata: writeDraft(draft),
    title: plain('投稿の内容', LIMITS.viewTitle.max),
    submit: plain('共有する', LIMITS.viewTitle.max),
    close: plain('やめる', LIMITS.viewTitle.max),
    blocks: [
      ...notice,
      richText(section(...placeRuns(draft.channel ?? '', threadOf(draft)), run('、次のとおり投稿します。'))),
      { type: 'divider' },
      ...message.blocks,
      { type: 'divider' },
      ...actions([button({ text: '直す', action: ACTIONS.editShare, value: 'edit', label: '投稿の内容を直す' })]),
      contextLine('投稿しても、通知（メンション）はだれにも送られません。'),
    ],
  }
}

function threadField(inThread: boolean): InputBlock {
  return switchField({
    ...{ field: SHARE_FIELDS.thread, label: 'スレッド', choice: '読んでいたスレッドの中に投稿する', on: inThread },
    hint: '別のチャンネルを選んだときは、そのチャンネルに投稿します。',
  })
}

function chooser(excerpts: readonly Excerpt[], chosen: readonly number[]): KnownBlock {
  const options = excerpts.map((excerpt, i) => option(`${i + 1}. ${excerpt.citation.short}`, String(i)))
  const initial = options.filter((_, i) => chosen.includes(i))
  return {
    type: 'input',
    block_id: SHARE_FIELDS.excerpts,
    label: plain('載せる抜粋（上から順に）'),
    element: {
      type: 'checkboxes',
      action_id: SHARE_FIELDS.excerpts,
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  }
}
