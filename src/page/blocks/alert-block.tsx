import type { Json } from '../../local-slack/json.js'
import { TextObject } from './rich-text.js'

const LEVELS: Record<string, { name: string; tone: string }> = {
  default: { name: 'お知らせ', tone: '' },
  info: { name: '情報', tone: 'bk-alert-info' },
  warning: { name: '注意', tone: 'bk-alert-warning' },
  error: { name: 'エラー', tone: 'bk-alert-error' },
  success: { name: '完了', tone: 'bk-alert-success' },
}

/** A sentence that wants to be seen; its level is said in words, not in colour alone. */
export function AlertBlock({ block }: { block: Json }) {
  const { name, tone } = LEVELS[String(block.level ?? 'default')] ?? LEVELS.default!
  return (
    <div className={`bk-alert ${tone}`} role="status">
      <strong>{name}</strong>
      <TextObject text={block.text} />
    </div>
  )
}
