import type { DefaultTreeAdapterTypes } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** What a style does to text, as far as it is of use here. */
export interface TextStyle {
  hidden?: boolean
  struck?: boolean
  strong?: boolean
  block?: boolean
}

/** The styles that a page's own `<style>` gives to a class, an id or a tag; selectors of several parts are passed over. */
export type StyleSheet = ReadonlyMap<string, TextStyle>

export function parseStyleSheet(css: string): StyleSheet {
  const sheet = new Map<string, TextStyle>()
  // Rules for print and for other media hold a block of their own.
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*print[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
  for (const [, selectors, declarations] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const style = styleOf(declarations!)
    if (Object.keys(style).length === 0) continue
    for (const selector of selectors!.split(',')) {
      const simple = /^\s*([a-z0-9]*)([.#][\w-]+)?\s*$/i.exec(selector)
      const key = simple ? `${simple[1]!.toLowerCase()}${simple[2] ?? ''}` : ''
      if (key !== '') sheet.set(key, { ...sheet.get(key), ...style })
    }
  }
  return sheet
}

/** What tag, classes, attributes and style make of an element's text. */
export function textStyleOf(element: Element, sheet: StyleSheet): TextStyle {
  const { tagName, attrs } = element
  const attribute = (name: string) => attrs.find((attr) => attr.name === name)?.value
  const names = (attribute('class') ?? '').split(/\s+/).filter((name) => name !== '')
  const marks = [...names.map((name) => `.${name}`), ...(attribute('id') ? [`#${attribute('id')}`] : [])]
  const keys = [tagName, ...marks, ...marks.map((mark) => `${tagName}${mark}`)]
  const style: TextStyle = Object.assign({}, ...keys.map((key) => sheet.get(key)), styleOf(attribute('style') ?? ''))
  if (attribute('hidden') !== undefined || attribute('aria-hidden') === 'true') style.hidden = true
  if (tagName === 'del' || tagName === 's' || tagName === 'strike') style.struck = true
  if (tagName === 'b' || tagName === 'strong') style.strong = true
  return style
}

function styleOf(declarations: string): TextStyle {
  const style: TextStyle = {}
  for (const declaration of declarations.toLowerCase().split(';')) {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim().replace(/\s*!important$/, ''))
    if (name === 'display') {
      if (value === 'none') style.hidden = true
      if (value === 'block') style.block = true
    }
    if (name === 'visibility' && value === 'hidden') style.hidden = true
    if (name === 'mso-hide' && value === 'all') style.hidden = true
    if (name.startsWith('text-decoration') && value.includes('line-through')) style.struck = true
    if (name === 'font-weight') style.strong = value === 'bold' || value === 'bolder' || Number(value) >= 600
  }
  return style
}
