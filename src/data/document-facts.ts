import { parseDocument } from 'yaml'
import { type DocumentFacts, documentFactsSchema } from './library-file.js'

type Key = keyof DocumentFacts

/** The ways in which people and programs write each key, the likeliest first. */
const KEYS: Record<Key, string[]> = {
  id: ['id'],
  title: ['title'],
  publisher: ['publisher', 'author', 'department'],
  date: ['date', 'published', 'updated', 'updated_at', 'lastmod', 'last_modified'],
  audience: ['audience'],
  reviewBy: ['reviewBy', 'review_by', 'review-by', 'reviewby'],
}

/** What may not be passed over in silence: for whom a document holds, and until when. */
const BINDING: Key[] = ['audience', 'reviewBy']

/**
 * What a Markdown file says of itself in its front matter: whatever is there is taken as far as it can be used, and the
 * rest is named in `notes`. Only where it says for whom or how long the document holds, and that cannot be read, is it
 * at fault.
 */
export function parseDocumentFacts(
  text: string,
): { ok: true; facts: DocumentFacts; notes: string[] } | { ok: false; words: string } {
  const parsed = parseDocument(text)
  const value: unknown = parsed.errors.length === 0 ? parsed.toJS() : undefined
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const why = parsed.errors[0]?.message.split('\n')[0]?.replace(/:$/, '') ?? 'expected "key: value" lines'
    if (BINDING.some((key) => KEYS[key].some((name) => new RegExp(`^\\s*${name}\\s*:`, 'm').test(text))))
      return { ok: false, words: why }
    return { ok: true, facts: {}, notes: text.trim() === '' ? [] : [`front matter not used: ${why}`] }
  }
  const given = new Map(Object.entries(value).filter(([, item]) => item !== null && item !== undefined))
  const facts: DocumentFacts = {}
  const used = new Set<string>()
  for (const [key, names] of Object.entries(KEYS) as [Key, string[]][]) {
    for (const name of names) {
      if (facts[key] !== undefined || !given.has(name)) continue
      const item = usable(key, given.get(name))
      if (item === undefined) {
        if (BINDING.includes(key)) return { ok: false, words: `${name}: ${JSON.stringify(given.get(name))}` }
        continue
      }
      facts[key] = item
      used.add(name)
    }
  }
  const unused = [...given.keys()].filter((name) => !used.has(name))
  return { ok: true, facts, notes: unused.length > 0 ? [`front matter not used: ${unused.join(', ')}`] : [] }
}

/** A value in the form that the key wants; undefined where it cannot be one: `published: true`, an address as publisher. */
function usable(key: Key, value: unknown): string | undefined {
  const words = (Array.isArray(value) ? value : [value])
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map((item) => String(item).trim())
    .join('、')
  if (words === '' || (key === 'publisher' && words.includes('@'))) return undefined
  const text = key === 'date' || key === 'reviewBy' ? dateIn(words) : words
  const checked = documentFactsSchema.shape[key].safeParse(text)
  return checked.success ? checked.data : undefined
}

/** 2025-04-08 of 2025-04-08T10:32:15+09:00, 2025/4/8 and 2025年4月8日. */
function dateIn(text: string): string {
  const found = /^(\d{4})(?:[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2}))?)?(?![\d])/.exec(text)
  if (!found) return text
  const parts = found.slice(1).filter((part) => part !== undefined)
  return parts.map((part) => part.padStart(2, '0')).join('-')
}
