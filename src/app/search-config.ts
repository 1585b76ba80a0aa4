import { z } from 'zod'

/** A search engine outside this process, for one's own documents. */
export interface SearchConfig {
  /** Of one node or several. */
  urls: string[]
  user?: string
  password?: string
  /** A file with the certificate of whoever signed the engine's own. */
  caFile?: string
  /** What the names of its indexes begin with. */
  index: string
}

const filled = z.string().regex(/^\S+$/, 'must not contain white space')

/** The variables that say where it is. */
export const SEARCH_VARIABLES = {
  SEARCH_URL: z
    .string()
    .transform((urls) => urls.split(/[\s,]+/).filter((url) => url !== ''))
    .pipe(
      z.array(
        z
          .url({ protocol: /^https?$/, error: 'must be URLs that start with http:// or https://, separated by commas' })
          .refine((url) => {
            const { username, password, search, hash } = new URL(url)
            return username + password + search + hash === ''
          }, 'must hold neither user nor password nor a query: there are SEARCH_USER and SEARCH_PASSWORD'),
      ),
    )
    .optional(),
  SEARCH_USER: filled.optional(),
  SEARCH_PASSWORD: z.string().optional(),
  SEARCH_CA: z.string().trim().optional(),
  SEARCH_INDEX: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,60}$/, 'must be small letters, digits and hyphens, a letter first')
    .default('telework'),
}

type Variables = z.infer<z.ZodObject<typeof SEARCH_VARIABLES>>

/** Undefined where one's own documents are searched in this process. */
export function toSearch(env: Variables): SearchConfig | undefined {
  if (env.SEARCH_URL === undefined) return undefined
  return {
    ...{ urls: env.SEARCH_URL, index: env.SEARCH_INDEX },
    ...(env.SEARCH_USER !== undefined && { user: env.SEARCH_USER }),
    ...(env.SEARCH_PASSWORD !== undefined && { password: env.SEARCH_PASSWORD }),
    ...(env.SEARCH_CA !== undefined && { caFile: env.SEARCH_CA }),
  }
}

/** What goes not together, a problem each. */
export function searchProblems(given: Record<string, unknown>): string[] {
  const has = (name: string) => name in given
  const others = ['SEARCH_USER', 'SEARCH_PASSWORD', 'SEARCH_CA'].filter(has)
  if (!has('SEARCH_URL')) return others.map((name) => `${name}: is set without SEARCH_URL`)
  if (has('SEARCH_USER') !== has('SEARCH_PASSWORD'))
    return ['SEARCH_USER and SEARCH_PASSWORD: go together; one of them is missing']
  return []
}

/** A password that goes over a network as it is. */
export function searchWarnings({ urls, password }: SearchConfig): string[] {
  const isOpen = urls.some((url) => url.startsWith('http:') && !/^(localhost|127\.|\[::1\])/.test(new URL(url).host))
  return isOpen && password !== undefined
    ? ['SEARCH_PASSWORD: goes to SEARCH_URL unenciphered; use https:// there']
    : []
}
