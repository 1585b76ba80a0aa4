import type { InputBlock, ModalView } from '@slack/types'
import { SHARE_FIELDS, VIEWS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { contextLine, option, plain } from './blocks.js'
import { formView, textField } from './form-views.js'
import { clipText } from './plain-text.js'
import { SHARE_TITLE } from './share-views.js'

const NOTHING = '資料の中に、共有できる箇所が見つかりませんでした。別の言葉でお試しください。'

interface ShareFind {
  /** What was looked for in vain. */
  missed?: string
  /** The person's last questions. */
  last?: readonly string[]
}

/** Looking for what to share, by words or by what one asked lately. */
export function shareFindView({ missed, last = [] }: ShareFind): ModalView {
  const again = last.filter((question) => question !== '' && question.length <= LIMITS.optionValue.max)
  return formView({
    ...{ title: SHARE_TITLE, callback: VIEWS.shareFind, submit: '探す' },
    blocks: [
      ...(missed === undefined ? [] : [contextLine(NOTHING)]),
      textField({
        ...{ field: SHARE_FIELDS.words, label: '共有したい内容', oneLine: true, optional: again.length > 0 },
        ...{ placeholder: '例: 情報の持ち出し', max: LIMITS.question.max, initial: missed ?? '' },
      }),
      ...(again.length > 0 ? [lately(again)] : []),
      contextLine(
        '資料から抜粋を探します。載せる抜粋・ひとこと・チャンネルは、次の画面で選べます。まだ投稿されません。',
      ),
    ],
  })
}

function lately(questions: readonly string[]): InputBlock {
  return {
    ...{ type: 'input', block_id: SHARE_FIELDS.lately, optional: true },
    label: plain('または、前に聞いた質問から', LIMITS.label.max),
    element: {
      type: 'static_select',
      action_id: SHARE_FIELDS.lately,
      placeholder: plain('選ぶ', LIMITS.placeholder.max),
      options: questions.map((question) =>
        option(clipText(question.replaceAll('\n', ' '), LIMITS.optionText.max), question),
      ),
    },
  }
}
