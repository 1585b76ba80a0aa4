/** A run, or a list that nobody has begun where it is named. */
export type RunRef = { run: string } | { list: string }

/** Where an item is named, that is what is to be seen of it first. */
export function renderRunRef(ref: RunRef, item?: string): string {
  const at = item === undefined ? '' : `\n${item}`
  return 'run' in ref ? `r\n${ref.run}${at}` : `l\n${ref.list}${at}`
}

export function readRunRef(value: string): RunRef {
  const [kind, id = ''] = value.split('\n')
  return kind === 'r' ? { run: id } : { list: id }
}

export function itemInRef(value: string): string | undefined {
  return value.split('\n')[2]
}

const POSTED = 'run:'

/** The name under which a run's message goes out, so that it is known where it stands. */
export function postedName(run: string): string {
  return `${POSTED}${run}`
}

/** The run of that name; undefined where it is of something else. */
export function runPosted(name: string): string | undefined {
  return name.startsWith(POSTED) ? name.slice(POSTED.length) : undefined
}

/** The boxes of one section, as they were drawn. */
export interface BoxesRef {
  ref: RunRef
  /** Absent in a name that was given before names told it. */
  version?: number
  /** Index of the section in its list. */
  section: number
  /** For each line of it, whether it was ticked. */
  shown: boolean[]
  /** When any of its boxes was changed last, in milliseconds since 1970. */
  changedAt: number
}

const BOXES = 'boxes'

/**
 * The name of a block of boxes. It says what is ticked in it: a press tells the name of the very boxes that the person saw, however
 * often they were drawn anew since; and boxes of another name forget what a client kept of the old ones. No two drawings that differ have
 * one name.
 */
export function renderBoxesRef({ ref, version, section, shown, changedAt }: BoxesRef): string {
  const [kind, id] = 'run' in ref ? ['r', ref.run] : ['l', ref.list]
  return [
    BOXES,
    kind,
    id,
    section,
    shown.map((ticked) => (ticked ? '1' : '0')).join(''),
    changedAt,
    version ?? '',
  ].join(':')
}

export function readBoxesRef(block: string): BoxesRef | undefined {
  const [name, kind, id = '', section, shown = '', changedAt, version = ''] = block.split(':')
  if (name !== BOXES) return undefined
  const ref = kind === 'r' ? { run: id } : { list: id }
  return {
    ...{ ref, section: Number(section), shown: [...shown].map((each) => each === '1'), changedAt: Number(changedAt) },
    ...(version !== '' && { version: Number(version) }),
  }
}

/** A line of a run that is due. */
export interface DueRef {
  run: string
  item: string
  due: string
}

export function renderDueRef({ run, item, due }: DueRef): string {
  return [run, item, due].join('\n')
}

export function readDueRef(value: string): DueRef {
  const [run = '', item = '', due = ''] = value.split('\n')
  return { run, item, due }
}
