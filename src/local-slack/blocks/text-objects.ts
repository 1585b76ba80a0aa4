import { z } from 'zod'
import { RULES } from '../rules.js'

/** Text of 1 to `max` UTF-16 units. */
export function text(max: number) {
  return z.string().min(1).max(max)
}

export function plainText(max: number = RULES.textObject.max) {
  return z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() })
}

export function mrkdwn(max: number = RULES.textObject.max) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() })
}

export function anyText(max: number = RULES.textObject.max) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwn(max)])
}

export const url = z
  .string()
  .max(RULES.url.max)
  .regex(/^https?:\/\/[^\s/]+/, 'must be a valid url')

export const confirm = z.strictObject({
  title: plainText(RULES.confirmTitle.max).optional(),
  text: anyText(RULES.confirmText.max),
  confirm: plainText(RULES.confirmButton.max).optional(),
  deny: plainText(RULES.confirmButton.max).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

const slackFile = z.union([z.strictObject({ id: text(255) }), z.strictObject({ url })])

/** An image is named by its address or by its file, never by both. */
export const imageSource = { image_url: url.optional(), slack_file: slackFile.optional() }

export function hasOneSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined)
}

export const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: text(RULES.altText.max), ...imageSource })
  .refine(hasOneSource, 'exactly one of image_url, slack_file')
