/** A modal that was sent off: what stands in its fields, by the name of their block. */
export interface Form {
  /** Typed text without what is around it; empty where nothing was typed. */
  text(field: string): string
  /** The value of the option chosen. */
  chosen(field: string): string | undefined
  isTicked(field: string): boolean
  channel(field: string): string | undefined
  person(field: string): string | undefined
  /** The values of the boxes that are ticked. */
  ticked(field: string): string[]
  /** YYYY-MM-DD. */
  date(field: string): string | undefined
  /** Ids of files. */
  files(field: string): string[]
}

interface Element {
  value?: string | null
  selected_option?: { value?: string } | null
  selected_options?: { value?: string }[]
  selected_conversation?: string | null
  selected_user?: string | null
  selected_date?: string | null
  files?: { id?: string }[]
}

/** The parts of a view's payload that matter here. */
export interface SubmittedView {
  id: string
  hash: string
  team_id: string
  private_metadata: string
  state: { values: Record<string, Record<string, Element>> }
}

/** A view that was sent off, as a delivery: sent again, it is the same. */
export function sentDelivery(team: string, user: string, { id, hash }: { id: string; hash: string }) {
  return { team, key: `view:${user}:${id}:${hash}` }
}

/** What a view was drawn with; nothing where it holds no plain data. */
export function readData(metadata: string | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(metadata ?? '')) as Record<string, unknown>
  } catch {
    return {}
  }
}

export function toForm({ state }: Pick<SubmittedView, 'state'>): Form {
  const element = (field: string): Element => Object.values(state.values[field] ?? {})[0] ?? {}
  return {
    text: (field) => (element(field).value ?? '').replaceAll('\r\n', '\n').trim(),
    chosen: (field) => element(field).selected_option?.value,
    isTicked: (field) => (element(field).selected_options ?? []).length > 0,
    channel: (field) => element(field).selected_conversation ?? undefined,
    person: (field) => element(field).selected_user ?? undefined,
    ticked: (field) => (element(field).selected_options ?? []).map(({ value = '' }) => value),
    date: (field) => element(field).selected_date ?? undefined,
    files: (field) => (element(field).files ?? []).flatMap(({ id }) => id ?? []),
  }
}
