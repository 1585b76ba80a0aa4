import type { Json } from '../../local-slack/json.js'
import { stringIn, wordsOf } from './block-json.js'
import { OutLink } from './rich-leaf.js'

/** A video by name and address: the page embeds nothing from elsewhere. */
export function VideoBlock({ block }: { block: Json }) {
  const about = [block.author_name, block.provider_name, wordsOf(block.description)]
  return (
    <div className="bk-card">
      <div className="bk-card-words">
        <strong>
          <OutLink url={stringIn(block.title_url) ?? stringIn(block.video_url) ?? ''}>
            {wordsOf(block.title) || stringIn(block.alt_text)}
          </OutLink>
        </strong>
        <span className="bk-soft">
          {['動画', ...about].filter((each) => typeof each === 'string' && each !== '').join('・')}
        </span>
      </div>
    </div>
  )
}
