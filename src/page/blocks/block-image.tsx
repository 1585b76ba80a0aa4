import type { Json } from '../../local-slack/json.js'
import { objectIn, stringIn, wordsOf } from './block-json.js'

/** A picture from its address; one of Slack's own files cannot be had here, and is named instead. */
export function BlockImage({ image, className }: { image: Json; className: string }) {
  const alt = stringIn(image.alt_text) ?? ''
  const url = stringIn(image.image_url) ?? stringIn(objectIn(image.slack_file)?.url)
  if (url === undefined || !/^https?:/.test(url)) return <span className="bk-unknown">画像: {alt}</span>
  return <img className={className} src={url} alt={alt} loading="lazy" referrerPolicy="no-referrer" />
}

export function ImageBlock({ block }: { block: Json }) {
  const title = wordsOf(block.title)
  return (
    <figure className="bk-figure">
      {title !== '' && <figcaption>{title}</figcaption>}
      <BlockImage image={block} className="bk-image" />
    </figure>
  )
}
