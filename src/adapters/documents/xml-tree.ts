import sax from 'sax'
import { ImportRefusal } from '../../core/library/refusal.js'

/** An element of an Office file. Names are `w:p`: the prefix is the namespace's usual one, whatever the file calls it. */
export interface XmlElement {
  name: string
  /** By local name; those of relationships as `r:id`. */
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Namespaces (ECMA-376, transitional and strict) by how they end. */
const PREFIXES: [ending: RegExp, prefix: string][] = [
  [/\/wordprocessingml(\/\d+)?\/main$/, 'w'],
  [/\/spreadsheetml(\/\d+)?\/main$/, 'x'],
  [/\/presentationml(\/\d+)?\/main$/, 'p'],
  [/\/drawingml(\/\d+)?\/main$/, 'a'],
  [/\/drawingml(\/\d+)?\/diagram$/, 'dgm'],
  [/\/officeDocument(\/\d+)?\/relationships$/, 'r'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/officeDocument(\/\d+)?\/math$/, 'm'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
]
const MAX_DEPTH = 200

/**
 * Reads XML strictly into a tree. Entities that a file declares itself are not known, so that none can grow. With `take`,
 * elements of that name are handed over one by one and are no part of the tree. Throws ImportRefusal.
 */
export function parseXml(bytes: Uint8Array, take?: { name: string; each: (element: XmlElement) => void }): XmlElement {
  const parser = sax.parser(true, { xmlns: true })
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  const prefixes = new Map<string, string>()
  const prefixOf = (uri: string) => {
    let prefix = prefixes.get(uri)
    if (prefix === undefined) {
      prefix = PREFIXES.find(([ending]) => ending.test(uri))?.[1] ?? ''
      prefixes.set(uri, prefix)
    }
    return prefix
  }
  const damaged = (cause?: unknown) => new ImportRefusal('damaged', '', { cause })
  parser.onerror = (error) => {
    throw damaged(error)
  }
  parser.onopentag = ({ uri, local, attributes }: sax.QualifiedTag) => {
    if (open.length > MAX_DEPTH) throw new ImportRefusal('tooComplex')
    const element: XmlElement = { name: named(prefixOf(uri), local), attributes: {}, children: [] }
    for (const { uri: of, local: key, value, prefix } of Object.values(attributes)) {
      if (prefix === 'xmlns') continue
      element.attributes[prefixOf(of) === 'r' ? `r:${key}` : key] = value
    }
    open.at(-1)!.children.push(element)
    open.push(element)
  }
  parser.onclosetag = () => {
    const element = open.pop()!
    if (element.name !== take?.name) return
    open.at(-1)!.children.pop()
    take.each(element)
  }
  parser.ontext = (text) => {
    open.at(-1)!.children.push(text)
  }
  parser.oncdata = parser.ontext
  try {
    parser.write(decodeXml(bytes)).close()
  } catch (cause) {
    throw cause instanceof ImportRefusal ? cause : damaged(cause)
  }
  const top = root.children.find((child) => typeof child !== 'string')
  if (!top) throw damaged()
  return top
}

const named = (prefix: string, local: string) => (prefix === '' ? local : `${prefix}:${local}`)

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string')
}

/** The first child of a name, down a path of names. */
export function childAt(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (at, name) => at && elementsOf(at).find((child) => child.name === name),
    element,
  )
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element ? elementsOf(element).filter((child) => child.name === name) : []
}

/** `w:val` of a child: `<w:pStyle w:val="2"/>`. */
export function valueAt(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return childAt(element, ...path)?.attributes.val
}

/** A property that is on or off by itself or by its value; undefined where it is not there. */
export function toggleAt(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childAt(element, name)
  return found && !/^(0|false|off|none)$/.test(found.attributes.val ?? '1')
}

export function textUnder(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textUnder(child))).join('')
}

/** Elements of a name anywhere under one, in their order, not within one another. */
export function descendantsNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : descendantsNamed(child, name)))
}
