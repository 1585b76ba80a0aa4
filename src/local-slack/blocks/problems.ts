import type { z } from 'zod'

/** One thing that Slack would refuse, and where. */
export interface BlockProblem {
  pointer: string
  code: string
  message: string
}

/** Zod's issues in the shape of Slack's, each with its JSON pointer below `at`. */
export function problemsOf(error: z.ZodError, at: string): BlockProblem[] {
  return error.issues.flatMap((issue) => toProblems(issue, at))
}

function toProblems(issue: z.core.$ZodIssue, at: string): BlockProblem[] {
  const pointer = `${at}${issue.path.map((part) => `/${String(part)}`).join('')}`
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: `${pointer}/${key}`,
        code: 'failed_constraint',
        message: `no more than the known keys allowed: ${key}`,
      }))
    case 'too_big':
      return [{ pointer, code: 'failed_constraint', message: words(issue.origin, 'more', Number(issue.maximum)) }]
    case 'too_small':
      return [{ pointer, code: 'failed_constraint', message: words(issue.origin, 'less', Number(issue.minimum)) }]
    case 'invalid_union':
      // A union by `type` whose type is not among its own.
      if (issue.discriminator !== undefined && issue.errors.length === 0)
        return [{ pointer, code: 'failed_constraint', message: 'unsupported type' }]
      return [{ pointer, code: 'failed_constraint', message: 'failed to match all allowed schemas' }]
    case 'invalid_type':
      return [{ pointer, code: 'failed_constraint', message: `must provide a ${issue.expected}` }]
    default:
      return [{ pointer, code: 'failed_constraint', message: issue.message }]
  }
}

function words(origin: string, side: 'more' | 'less', bound: number): string {
  if (origin === 'string')
    return side === 'more' ? `must be less than ${bound + 1} characters` : `must be more than ${bound - 1} characters`
  if (origin === 'array') return `no ${side === 'more' ? 'more' : 'fewer'} than ${bound} items allowed`
  return `must be no ${side === 'more' ? 'more' : 'less'} than ${bound}`
}

/** As `response_metadata.messages` has them. */
export function errorLines(problems: BlockProblem[]): string[] {
  return problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`)
}
