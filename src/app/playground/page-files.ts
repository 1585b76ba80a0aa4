import { readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

export interface PageFile {
  type: string
  bytes: Buffer
  /** True where its name changes with its content. */
  lasting: boolean
}

/** The files of the built page, each read once. Addresses under which there is none are not remembered. */
export class PageFiles {
  private readonly folder: string
  private readonly known = new Map<string, PageFile>()

  constructor(folder: string) {
    this.folder = folder
  }

  /** By the path of a URL; undefined where there is none. */
  find(path: string): PageFile | undefined {
    const name = normalize(path === '/' ? '/index.html' : path)
    const file = this.known.get(name) ?? this.read(name)
    if (file !== undefined) this.known.set(name, file)
    return file
  }

  private read(name: string): PageFile | undefined {
    const type = TYPES[extname(name)]
    // `normalize` leaves no `..` inside an absolute path: nothing outside the folder can be meant.
    if (type === undefined || !name.startsWith('/')) return undefined
    try {
      return { type, bytes: readFileSync(join(this.folder, name)), lasting: name.startsWith('/assets/') }
    } catch (error) {
      if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String((error as NodeJS.ErrnoException).code)))
        return undefined
      throw error
    }
  }
}
