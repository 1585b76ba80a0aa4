/** Why a line of a document is in no passage. */
export const LEFT_OUT_KINDS = [
  'running head',
  'page number',
  'table of contents',
  'struck out',
  'hidden',
  'comment',
  'reading aid',
  'navigation',
  'column names',
  'markup',
  'scrap',
] as const
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number]

/** A line of a document that is neither searched nor quoted, so that a person can see what was read over. */
export interface LeftOutLine {
  kind: LeftOutKind
  place: string
  text: string
}

export function isLeftOutKind(kind: string): kind is LeftOutKind {
  return (LEFT_OUT_KINDS as readonly string[]).includes(kind)
}
