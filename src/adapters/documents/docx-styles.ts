import { childAt, childrenNamed, elementsOf, toggleAt, valueAt, type XmlElement } from './xml-tree.js'

/** What a run's or a style's properties say of its letters; absent where they say nothing. */
export interface LetterStyle {
  struck?: boolean
  hidden?: boolean
  strong?: boolean
  /** In points. */
  size?: number
}

export interface ParagraphStyle {
  /** 1–9. */
  heading?: number
  isContents?: boolean
  numbering?: { id: string; level?: number }
  letters: LetterStyle
}

/** A Word document's styles, each with what it takes over from those that it is based on. */
export interface WordStyles {
  paragraph(id: string | undefined): ParagraphStyle
  letters(id: string | undefined): LetterStyle
}

const HEADING = /^(heading|見出し)\s*([1-9])$/i
const TITLE = /^(title|表題)$/i
const CONTENTS = /^(toc|目次)\s*([1-9]|heading)?$/i
const DEEPEST = 20

export function readStyles(styles: XmlElement | undefined): WordStyles {
  const byId = new Map<string, XmlElement>()
  let usual: string | undefined
  for (const style of childrenNamed(styles, 'w:style')) {
    const { styleId, type, default: isDefault } = style.attributes
    if (styleId !== undefined) byId.set(styleId, style)
    if (type === 'paragraph' && isDefault === '1') usual = styleId
  }
  const base = lettersOf(childAt(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'))
  const known = new Map<string, ParagraphStyle>()
  const read = (id: string | undefined, depth = 0): ParagraphStyle => {
    const style = id === undefined ? undefined : byId.get(id)
    if (!style || depth > DEEPEST) return { letters: base }
    const found = known.get(id!)
    if (found) return found
    const from = read(valueAt(style, 'w:basedOn'), depth + 1)
    const name = valueAt(style, 'w:name') ?? ''
    const properties = childAt(style, 'w:pPr')
    const heading = headingLevel(name, properties) ?? from.heading
    const numbering = numberingOf(properties) ?? from.numbering
    const own: ParagraphStyle = {
      ...(heading === undefined || heading === 10 ? {} : { heading }),
      ...(CONTENTS.test(name) || from.isContents ? { isContents: true } : {}),
      ...(numbering ? { numbering } : {}),
      letters: { ...from.letters, ...lettersOf(childAt(style, 'w:rPr')) },
    }
    known.set(id!, own)
    return own
  }
  return {
    paragraph: (id) => read(id ?? usual),
    letters: (id) => (id === undefined ? {} : lettersOnly(byId, id)),
  }
}

/** A character style's own letters, without the document's usual ones. */
function lettersOnly(byId: Map<string, XmlElement>, id: string, depth = 0): LetterStyle {
  const style = byId.get(id)
  if (!style || depth > DEEPEST) return {}
  const from = valueAt(style, 'w:basedOn')
  return { ...(from === undefined ? {} : lettersOnly(byId, from, depth + 1)), ...lettersOf(childAt(style, 'w:rPr')) }
}

/** By outline level (9 is body text, given as 10), by Word's names for headings, or the title of the document. */
export function headingLevel(name: string, properties: XmlElement | undefined): number | undefined {
  const outline = valueAt(properties, 'w:outlineLvl')
  if (outline !== undefined) return Number(outline) + 1
  const named = HEADING.exec(name)
  if (named) return Number(named[2])
  return TITLE.test(name) ? 1 : undefined
}

export function numberingOf(properties: XmlElement | undefined): { id: string; level?: number } | undefined {
  const numbering = childAt(properties, 'w:numPr')
  const id = valueAt(numbering, 'w:numId')
  const level = valueAt(numbering, 'w:ilvl')
  if (id === undefined) return undefined
  return { id, ...(level === undefined ? {} : { level: Number(level) }) }
}

export function lettersOf(properties: XmlElement | undefined): LetterStyle {
  if (!properties) return {}
  const struck = either(toggleAt(properties, 'w:strike'), toggleAt(properties, 'w:dstrike'))
  const hidden = either(toggleAt(properties, 'w:vanish'), toggleAt(properties, 'w:specVanish'))
  const strong = toggleAt(properties, 'w:b')
  const size = Number(elementsOf(properties).find(({ name }) => name === 'w:sz')?.attributes.val)
  return {
    ...(struck === undefined ? {} : { struck }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(strong === undefined ? {} : { strong }),
    ...(size > 0 ? { size: size / 2 } : {}),
  }
}

function either(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  return one === undefined ? other : one || other === true
}
