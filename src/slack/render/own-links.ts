/** What a link of the app's own stands for. */
export interface Linked {
  kind: 'passage' | 'case' | 'checklist'
  id: string
}

const PATHS = { passage: 'p', case: 'c', checklist: 'l' } as const
const KINDS = Object.entries(PATHS) as [Linked['kind'], string][]

/** The link of a passage, a case or a checklist, below the address that was set for them; undefined where none was. */
export function ownLink(base: string | undefined, { kind, id }: Linked): string | undefined {
  return base === undefined ? undefined : `${withSlash(base)}${PATHS[kind]}/${encodeURIComponent(id)}`
}

/** What such a link stands for, whatever was added behind it; undefined where it is none. */
export function readOwnLink(base: string | undefined, url: string): Linked | undefined {
  if (base === undefined || !URL.canParse(url)) return undefined
  const { origin, pathname } = new URL(url)
  const below = new URL(withSlash(base))
  if (origin !== below.origin || !pathname.startsWith(below.pathname)) return undefined
  const [, path, name] = /^([a-z])\/([^/]+)$/.exec(pathname.slice(below.pathname.length)) ?? []
  const kind = KINDS.find(([, each]) => each === path)?.[0]
  try {
    return kind === undefined || name === undefined ? undefined : { kind, id: decodeURIComponent(name) }
  } catch {
    return undefined
  }
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`
}
