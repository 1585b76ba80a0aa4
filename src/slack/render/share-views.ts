import type { KnownBlock, ModalView } from '@slack/types'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { SHARE_FIELDS, VIEWS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { contextLine, option, plain, richText, run, section } from './blocks.js'
import { joinRefs } from './excerpt-ref.js'
import { fullExcerpt } from './excerpts.js'
import { readView, sentenceView } from './form-views.js'
import { clipText } from './plain-text.js'

const TITLE = '抜粋を共有'

/** What the person has filled in so far. */
export interface ShareForm {
  excerpts: Excerpt[]
  /** Indexes of the excerpts to post. */
  chosen: number[]
  sentence: string
  channel?: string
  /** Why the last try did not work. */
  notice?: KnownBlock[]
}

/** Five excerpts are previewed at most, as many as an answer has. */
const MAX_EXCERPTS = 5

export function loadingView(): ModalView {
  return notice('読み込んでいます。')
}

export function sendingView(): ModalView {
  return notice('投稿しています。')
}

export function nothingView(): ModalView {
  return notice('資料の中に、共有できる箇所が見つかりませんでした。別の言葉でお試しください。')
}

export function sharedView(channel: string): ModalView {
  return readView(TITLE, [richText(section({ type: 'channel', channel_id: channel }, run(' に投稿しました。')))])
}

export function troubleView(sentence: string): ModalView {
  return notice(sentence)
}

/** The preview, a sentence of one's own, and the channel. What was filled in stays. */
export function shareView(form: ShareForm, sources: readonly Source[]): ModalView {
  const excerpts = form.excerpts.slice(0, MAX_EXCERPTS)
  return {
    type: 'modal',
    callback_id: VIEWS.share,
    private_metadata: joinRefs(excerpts.map(excerptRef), LIMITS.privateMetadata.max),
    title: plain(TITLE, LIMITS.viewTitle.max),
    submit: plain('共有する', LIMITS.viewTitle.max),
    close: plain('やめる', LIMITS.viewTitle.max),
    blocks: [
      ...(form.notice ?? []),
      ...excerpts.flatMap((excerpt) => fullExcerpt(excerpt, sources)),
      ...(excerpts.length > 1 ? [chooser(excerpts, form.chosen)] : []),
      {
        type: 'input',
        block_id: SHARE_FIELDS.sentence,
        optional: true,
        label: plain('ひとこと'),
        element: {
          type: 'plain_text_input',
          action_id: SHARE_FIELDS.sentence,
          max_length: LIMITS.ownSentence.max,
          multiline: true,
          ...(form.sentence !== '' && { initial_value: clipText(form.sentence, LIMITS.ownSentence.max) }),
        },
      },
      {
        type: 'input',
        block_id: SHARE_FIELDS.channel,
        label: plain('チャンネル'),
        element: {
          type: 'conversations_select',
          action_id: SHARE_FIELDS.channel,
          placeholder: plain('投稿先を選ぶ', LIMITS.placeholder.max),
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(form.channel === undefined
            ? { default_to_current_conversation: true }
            : { initial_conversation: form.channel }),
        },
      },
      contextLine('投稿しても、通知（メンション）はだれにも送られません。'),
    ],
  }
}

/** How to let the bot into a channel where it is not. */
export function inviteNotice(channel: string, botName: string): KnownBlock[] {
  return [
    richText(
      section(
        { type: 'channel', channel_id: channel },
        run(' には、まだこのボットが参加していません。チャンネルで '),
        run(`/invite @${botName}`, true),
        run(' と送ってから、もう一度「共有する」を押してください。'),
      ),
    ),
  ]
}

export function refusedNotice(channel: string, archived: boolean): KnownBlock[] {
  const why = archived ? ' はアーカイブされています。' : ' には投稿が許可されていません。'
  return [richText(section({ type: 'channel', channel_id: channel }, run(`${why}別のチャンネルを選んでください。`)))]
}

function chooser(excerpts: Excerpt[], chosen: number[]): KnownBlock {
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

function notice(text: string): ModalView {
  return sentenceView(TITLE, text)
}
