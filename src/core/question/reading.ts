import type { Analyzer } from '../text/analyzer.js'
import type { CaseSection } from './case-attributes.js'
import type { Wanted } from './follow-up.js'
import type { Understanding } from './understanding.js'

/**
 * How a question goes on with its thread: `same` asks it of something else, `subject` asks something else of it, `case` of
 * its organisation, `pick` takes cases out of the list, `refine` cuts the list down, `moreCases` goes on
 * with it.
 */
type How = 'alone' | 'same' | 'subject' | 'case' | 'pick' | 'refine' | 'moreCases' | Wanted

/** A way to read a question in its thread. */
export interface Reading {
  understanding: Understanding
  how: How
  /** The question completed, so that it stands by itself. */
  asked: string
  /** What the answer has to speak of: without it, the reading is not what was meant. */
  about?: Understanding
  /** The organisations whose documents the answer has to begin with: what is asked of one, no other can answer. */
  ofCases?: readonly string[]
  /** True where it can be meant of those alone: what others say is left out. */
  ofThemAlone?: true
  /** The section of a case that tells of what is asked. */
  section?: CaseSection
  /** How sure its answer has to be at the least. */
  least?: number
  /** What was put into the question of the thread, and what it took the place of. */
  filledIn?: string
  insteadOf?: string
}

export interface ThreadTools {
  read: (text: string) => Understanding
  analyzer: Analyzer
  /** What an organisation is called, in words that name it again. */
  nameOf: (caseId: string) => string | undefined
  employeesOf: (caseId: string) => number | undefined
}
