/** What the operating system refuses where a person can do something about it. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk space of this user is used up'],
  ['EFBIG', 'the file is larger than may be written here'],
  ['EACCES', 'the user that runs this program may not use it'],
  ['EPERM', 'the user that runs this program may not use it'],
  ['EROFS', 'the disk is read-only'],
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'a file stands where a folder belongs'],
  ['EEXIST', 'a file stands where a folder belongs'],
  ['EISDIR', 'a folder stands where a file belongs'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the disk cannot be read or written'],
])

/** A file or folder and what is wrong with it, in one sentence; undefined where an error is no such thing. */
export function systemFault(error: unknown): string | undefined {
  const { code, path, message } = Object(error) as { code?: unknown; path?: unknown; message?: string }
  const words = typeof code === 'string' ? WORDS.get(code) : undefined
  if (words === undefined) return undefined
  return `${typeof path === 'string' ? path : message}: ${words} (${code})`
}
