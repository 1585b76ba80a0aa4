import type { Assistant } from '../../core/answers/assistant.js'
import type { Excerpt } from '../../core/corpus/citation.js'

/** As many references as fit, one a line, the first ones first. */
export function joinRefs(refs: string[], max: number): string {
  let joined = ''
  for (const ref of refs) {
    const longer = joined === '' ? ref : `${joined}\n${ref}`
    if (longer.length > max) break
    joined = longer
  }
  return joined
}

export function splitRefs(value: string): string[] {
  return value.split('\n').filter((ref) => ref !== '')
}

/** What references lead to now, in their order. */
export interface Requotation {
  /** The very excerpts that were shown; for a passage that has changed since, the passage as it is now. */
  excerpts: Excerpt[]
  /** What there is to say of it; empty where every excerpt is the one that was shown. */
  notice: string
}

const CHANGED = '表示したあとで資料が変わった箇所があります。いまの記述を示します。'
const GONE = 'いまの資料にはなくなった箇所があります。'

/** Where the excerpts of references are read from again, for who asks for them. */
export type Quotes = Pick<Assistant, 'quoted' | 'passage' | 'besides'>

export function requote(assistant: Pick<Quotes, 'quoted'>, refs: string[]): Requotation {
  const found = refs.map((ref) => assistant.quoted(ref))
  const excerpts = found.flatMap((each) => {
    if (each.state === 'same') return [each.excerpt]
    return each.state === 'changed' ? each.now : []
  })
  const told = [
    ...(found.some(({ state }) => state === 'changed') ? [CHANGED] : []),
    ...(found.some(({ state }) => state === 'gone') ? [GONE] : []),
  ]
  return { excerpts, notice: told.join('') }
}
