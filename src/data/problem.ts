/** A fault in a data file. Lines and columns count from 1. */
export interface Problem {
  file: string
  line: number
  column: number
  /** Where in the file's structure, such as `steps[0].text`; empty for the file as a whole. */
  path: string
  message: string
}

/** Every fault of the data at once, sorted by file, line and column. */
export class DataError extends Error {
  readonly code = 'data'
  readonly problems: Problem[]

  constructor(problems: Problem[]) {
    super(`${problems.length} problem(s) in the data`)
    this.name = 'DataError'
    this.problems = sortProblems(problems)
  }
}

export function sortProblems(problems: Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}

/** One line, `file:line:column  path  message`. */
export function renderProblem(problem: Problem): string {
  const at = `${problem.file}:${problem.line}:${problem.column}`
  return [at, problem.path, problem.message].filter((part) => part !== '').join('  ')
}
