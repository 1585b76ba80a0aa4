/**
 * A short name for a text: FNV-1a over its UTF-16 units (Fowler, Noll, Vo 1991), 32 bits, in base 36. It tells a text that
 * was changed by an edit from itself; it is no defence against somebody who looks for two texts of one name.
 */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
