/** What was recognised in a question beside its words. */
export interface Slots {
  caseIds: string[]
  prefectures: string[]
  industries: string[]
  /** Bounds on the number of employees, inclusive. */
  employees?: { min?: number; max?: number }
  sizes: string[]
  workStyles: string[]
  purposes: string[]
  kinds: string[]
  roles: string[]
  phases: string[]
  /** Bounds on the year of introduction, inclusive. */
  introduced?: { min?: number; max?: number }
  awarded: boolean
}
