import { parseDocument } from 'yaml'
import { type DocumentFacts, documentFactsSchema } from './library-file.js'
import { parseYamlValue } from './yaml-value.js'

/** Other ways in which people write the keys. */
const KEYS: Record<string, string> = {
  published: 'date',
  review_by: 'reviewBy',
  'review-by': 'reviewBy',
  reviewby: 'reviewBy',
  author: 'publisher',
}

/**
 * What a Markdown file says of itself in its front matter. Keys of other programs are passed over and named; a value
 * that cannot be one is a fault.
 */
export function parseDocumentFacts(
  file: string,
  text: string,
): { ok: true; facts: DocumentFacts; unused: string[] } | { ok: false; words: string } {
  const parsed = parseDocument(text)
  const value: unknown = parsed.errors.length === 0 ? parsed.toJS() : undefined
  if (parsed.errors.length > 0) return { ok: false, words: parsed.errors[0]!.message.split('\n')[0]! }
  if (value === null || value === undefined) return { ok: true, facts: {}, unused: [] }
  if (typeof value !== 'object' || Array.isArray(value)) return { ok: false, words: 'expected "key: value" lines' }
  const known = Object.keys(documentFactsSchema.shape)
  const facts: Record<string, unknown> = {}
  const unused: string[] = []
  for (const [key, item] of Object.entries(value)) {
    const name = KEYS[key] ?? key
    if (!known.includes(name)) unused.push(key)
    else if (item !== null) facts[name] = typeof item === 'number' ? String(item) : item
  }
  const checked = parseYamlValue({ file, text: JSON.stringify(facts), firstLine: 2 }, documentFactsSchema)
  if (checked.ok) {
    const { value: given } = checked.value
    const entries = Object.entries(given).filter(([, item]) => item !== undefined)
    return { ok: true, facts: Object.fromEntries(entries) as DocumentFacts, unused }
  }
  const [first] = checked.problems
  return { ok: false, words: `${first!.path}: ${first!.message}` }
}
