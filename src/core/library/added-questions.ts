import { bigramsOf } from '../text/bigrams.js'
import { foldPlain } from '../text/width.js'
import type { PassageLine } from './passage-line.js'

interface PassageLines {
  section: string
  lines: PassageLine[]
}

/** Where a question stands: the passage and the line, both from 0. */
export interface LinePlace {
  passage: number
  line: number
}

/**
 * The line that a question is most likely about, by the character pairs that it shares with line, heading and what is noted
 * there, rare ones above all. `section` narrows it to passages whose heading holds these words; undefined where none does.
 */
export function lineFor(
  question: string,
  passages: readonly PassageLines[],
  section: string | undefined,
): LinePlace | undefined {
  const wanted = section === undefined ? '' : foldPlain(section)
  const places = passages.flatMap(({ section: heading, lines }, passage) =>
    foldPlain(heading).includes(wanted)
      ? lines.flatMap((line, i) => {
          if (line.heading) return []
          const words = [heading, line.text, ...(line.noted ?? []), ...(line.added ?? [])].map(foldPlain).join('\n')
          return [{ place: { passage, line: i }, pairs: new Set(bigramsOf(words)) }]
        })
      : [],
  )
  const asked = [...new Set(bigramsOf(foldPlain(question)))]
  const holders = new Map(asked.map((pair) => [pair, places.filter(({ pairs }) => pairs.has(pair)).length]))
  let best: { place: LinePlace; score: number } | undefined
  for (const { place, pairs } of places) {
    const held = asked.filter((pair) => pairs.has(pair))
    const score = held.reduce((sum, pair) => sum + Math.log(1 + places.length / holders.get(pair)!), 0)
    if (!best || score > best.score) best = { place, score }
  }
  return best?.place
}

/** The passages with one more question that a person added. */
export function withAdded<P extends PassageLines>(passages: readonly P[], at: LinePlace, question: string): P[] {
  return passages.map((passage, i) =>
    i !== at.passage
      ? passage
      : { ...passage, lines: passage.lines.map((line, k) => (k === at.line ? addTo(line, question) : line)) },
  )
}

function addTo(line: PassageLine, question: string): PassageLine {
  const added = line.added ?? []
  return added.includes(question) ? line : { ...line, added: [...added, question] }
}

/**
 * A document that is imported again, with the questions that people added to what it replaces: each under the line that it
 * stood under, or, where that was reworded, under the nearest line of the same heading. `lost` are those whose heading is gone.
 */
export function withAddedBefore<P extends PassageLines>(
  passages: readonly P[],
  before: readonly PassageLines[],
): { passages: P[]; lost: string[] } {
  let result = [...passages]
  const lost: string[] = []
  for (const { section, lines } of before) {
    for (const { text, added } of lines) {
      for (const question of added ?? []) {
        const place = samePlace(result, section, text) ?? nearestPlace(result, section, `${text} ${question}`)
        if (place) result = withAdded(result, place, question)
        else lost.push(question)
      }
    }
  }
  return { passages: result, lost }
}

function samePlace(passages: readonly PassageLines[], section: string, text: string): LinePlace | undefined {
  for (const [passage, { section: heading, lines }] of passages.entries()) {
    const line = heading === section ? lines.findIndex((other) => !other.heading && other.text === text) : -1
    if (line >= 0) return { passage, line }
  }
  return undefined
}

function nearestPlace(passages: readonly PassageLines[], section: string, words: string): LinePlace | undefined {
  const same = passages.flatMap((passage, i) => (passage.section === section ? [i] : []))
  const found = lineFor(
    words,
    same.map((i) => passages[i]!),
    undefined,
  )
  return found && { passage: same[found.passage]!, line: found.line }
}
