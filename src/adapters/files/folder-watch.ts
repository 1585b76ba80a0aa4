import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface FolderWatchOptions {
  /** Quiet for so long after a change, before it is told: a document is written in several steps. */
  debounceMs: number
  /** How often the folder is looked at anyway: where it does not exist yet, or the system tells nothing (network drives). */
  pollMs: number
}

const WATCH_OPTIONS: FolderWatchOptions = { debounceMs: 300, pollMs: 5000 }

export interface FolderWatch {
  close(): void
}

/**
 * Tells when the files of a folder that end in `.md` (but drafts, with a dot in front) are others than `before`: by name,
 * size or time. Does not keep the process alive.
 */
export function watchFolder(
  folder: string,
  before: FolderState,
  onChange: () => void,
  { debounceMs, pollMs }: FolderWatchOptions = WATCH_OPTIONS,
): FolderWatch {
  let known = before
  let watcher: FSWatcher | undefined
  let soon: NodeJS.Timeout | undefined
  let closed = false
  const look = async () => {
    const state = await stateOf(folder)
    if (closed) return
    if (watcher === undefined) openWatcher()
    if (state === known) return
    known = state
    onChange()
  }
  const openWatcher = () => {
    try {
      watcher = watch(folder, { persistent: false }, () => {
        clearTimeout(soon)
        soon = setTimeout(look, debounceMs)
        soon.unref()
      })
      watcher.on('error', () => {
        watcher?.close()
        watcher = undefined
      })
    } catch {
      // Not there yet: the next look tries again.
      watcher = undefined
    }
  }
  void look()
  const poll = setInterval(look, pollMs)
  poll.unref()
  return {
    close: () => {
      closed = true
      clearInterval(poll)
      clearTimeout(soon)
      watcher?.close()
    },
  }
}

/** What the folder's files are: their names, sizes and times. Read at once, before what is in them is read. */
export type FolderState = string

export function folderState(folder: string): FolderState {
  try {
    const names = readdirSync(folder).filter(isWatched)
    return render(names.map((name) => ({ name, ...statSync(join(folder, name)) })))
  } catch {
    return ''
  }
}

async function stateOf(folder: string): Promise<FolderState> {
  try {
    const names = (await readdir(folder)).filter(isWatched)
    return render(await Promise.all(names.map(async (name) => ({ name, ...(await stat(join(folder, name))) }))))
  } catch {
    return ''
  }
}

function isWatched(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.')
}

function render(files: { name: string; size: number; mtimeMs: number; ino: number }[]): FolderState {
  return files
    .map(({ name, size, mtimeMs, ino }) => `${name} ${size} ${mtimeMs} ${ino}`)
    .sort()
    .join('\n')
}
