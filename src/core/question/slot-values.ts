import type { Condition } from './condition.js'

/** What was recognised in a question beside its words. */
export interface Slots {
  caseIds: string[]
  /** What a case has to be like: place, industry, size, purpose, year … */
  conditions: Condition[]
  roles: string[]
  phases: string[]
}
