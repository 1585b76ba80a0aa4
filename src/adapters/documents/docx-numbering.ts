import { numeralFor } from './numerals.js'
import { childAt, childrenNamed, elementsOf, valueAt, type XmlElement } from './xml-tree.js'

interface Level {
  start: number
  format: string
  text: string
  /** What stands between number and text. */
  gap: string
  /** The level whose next number starts this one again; 0 for never. */
  restart?: number
  /** Numbers of levels above are written as plain digits. */
  isLegal: boolean
  style?: string
}

/** The numbers that Word makes itself: 第3条, (1), ア. Paragraphs are to be asked for in their order. */
export interface WordNumbering {
  /** The label of the next paragraph of a list, with the gap behind it; empty where the list has none. */
  next(id: string, level: number | undefined, style: string | undefined): string
}

const BULLETS = /[\p{L}\p{N}・●○◎■□◆◇▲△▼▽★☆※→⇒✓✔–—－-]/u
const PICTURE_FONTS = /wingdings|symbol|webdings|marlett/i

export function readNumbering(numbering: XmlElement | undefined): WordNumbering {
  const abstracts = new Map<string, XmlElement>()
  for (const element of childrenNamed(numbering, 'w:abstractNum'))
    abstracts.set(element.attributes.abstractNumId ?? '', element)
  const lists = new Map<string, { abstract: string; levels: Map<number, Level> }>()
  for (const num of childrenNamed(numbering, 'w:num')) {
    const abstract = valueAt(num, 'w:abstractNumId') ?? ''
    const levels = new Map<number, Level>()
    for (const level of childrenNamed(linked(abstracts, abstract), 'w:lvl'))
      levels.set(Number(level.attributes.ilvl), levelOf(level))
    for (const override of childrenNamed(num, 'w:lvlOverride')) {
      const at = Number(override.attributes.ilvl)
      const own = childAt(override, 'w:lvl')
      const start = valueAt(override, 'w:startOverride')
      const level = own ? levelOf(own) : levels.get(at)
      if (level) levels.set(at, start === undefined ? level : { ...level, start: Number(start) })
    }
    const isOwn = childrenNamed(num, 'w:lvlOverride').some((override) => childAt(override, 'w:startOverride'))
    // Lists of one kind count on; one that starts anew counts by itself.
    lists.set(num.attributes.numId ?? '', { abstract: isOwn ? `num ${num.attributes.numId}` : abstract, levels })
  }
  const counters = new Map<string, (number | undefined)[]>()
  return {
    next: (id, given, style) => {
      const list = lists.get(id)
      if (!list) return ''
      const byStyle = [...list.levels].find(([, level]) => level.style !== undefined && level.style === style)?.[0]
      const at = given ?? byStyle ?? 0
      const level = list.levels.get(at)
      if (!level) return ''
      const counts = counters.get(list.abstract) ?? []
      counters.set(list.abstract, counts)
      counts[at] = counts[at] === undefined ? level.start : counts[at] + 1
      for (let below = at + 1; below < 9; below += 1) {
        const restart = list.levels.get(below)?.restart
        if (restart === undefined || (restart > 0 && at < restart)) counts[below] = undefined
      }
      return labelOf(level, (k) => {
        const other = list.levels.get(k)
        const number = counts[k] ?? other?.start ?? 1
        return numeralFor(number, level.isLegal ? 'decimal' : (other?.format ?? 'decimal'))
      })
    },
  }
}

function labelOf({ format, text, gap }: Level, numeralOf: (level: number) => string): string {
  if (format === 'bullet') return '・'
  if (format === 'none' && !text.includes('%')) return text === '' ? '' : `${text}${gap}`
  const label = text.replace(/%([1-9])/g, (_, level: string) => numeralOf(Number(level) - 1))
  return label.trim() === '' ? '' : `${label}${gap}`
}

function levelOf(element: XmlElement): Level {
  const restart = valueAt(element, 'w:lvlRestart')
  const style = valueAt(element, 'w:pStyle')
  const suffix = valueAt(element, 'w:suff')
  return {
    start: Number(valueAt(element, 'w:start') ?? 1),
    format: formatOf(element),
    text: valueAt(element, 'w:lvlText') ?? '',
    gap: suffix === 'nothing' ? '' : ' ',
    isLegal: childAt(element, 'w:isLgl') !== undefined,
    ...(restart === undefined ? {} : { restart: Number(restart) }),
    ...(style === undefined ? {} : { style }),
  }
}

/** A level whose sign is of a font of pictures is a bullet, whatever letter stands for it. */
function formatOf(element: XmlElement): string {
  const format = valueAt(element, 'w:numFmt') ?? childAt(element, 'w:numFmt')?.attributes.format ?? 'decimal'
  if (format !== 'bullet') return format
  const fonts = childAt(element, 'w:rPr', 'w:rFonts')?.attributes ?? {}
  const sign = valueAt(element, 'w:lvlText') ?? ''
  const isPlain = BULLETS.test(sign) && sign.length === 1 && !PICTURE_FONTS.test(Object.values(fonts).join(' '))
  return isPlain && /[※→⇒☆★■□◆◇●○◎]/.test(sign) ? 'none' : 'bullet'
}

/** A list that only names a style's list is that one. */
function linked(abstracts: Map<string, XmlElement>, id: string): XmlElement | undefined {
  const own = abstracts.get(id)
  const style = valueAt(own, 'w:numStyleLink')
  if (!own || style === undefined || elementsOf(own).some(({ name }) => name === 'w:lvl')) return own
  return [...abstracts.values()].find((other) => valueAt(other, 'w:styleLink') === style) ?? own
}
