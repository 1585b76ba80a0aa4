import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Act } from '../../page/protocol.js'
import { actSchema } from './act-schema.js'
import { CannotAct, type PageActs } from './page-acts.js'
import type { PageFeed } from './page-feed.js'
import type { PageFiles } from './page-files.js'

export interface PageDoorParts {
  files: PageFiles
  feed: PageFeed
  acts: PageActs
  /** True where other machines may come too. */
  open: boolean
  log: (line: string) => void
}

const THIS_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
/** Scripts and styles of its own alone; drawn styles stand in attributes. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'none'"

/** The page's addresses: `/`, `/assets/…`, `/page/feed`, `/page/act`. Gives false for what is not the page's. */
export function pageDoor(parts: PageDoorParts) {
  return (request: IncomingMessage, response: ServerResponse, body: Buffer): boolean => {
    // A page from anywhere else must not act here, whatever it asks for: by its own name, or by a name made to point here.
    if (isStrange(request, parts.open)) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('このページからは使えません。')
      return true
    }
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path === '/page/feed' && request.method === 'GET') parts.feed.add(response)
    else if (path === '/page/act' && request.method === 'POST') void act(parts, request, response, body)
    else if (path.startsWith('/page/file/') && request.method === 'GET') sendShared(parts.acts, path, response)
    else if (request.method === 'GET' || request.method === 'HEAD') return sendFile(parts.files, path, response)
    else return false
    return true
  }
}

function isStrange({ headers }: IncomingMessage, open: boolean): boolean {
  if (!open && !THIS_MACHINE.test(headers.host ?? '')) return true
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`
}

function sendFile(files: PageFiles, path: string, response: ServerResponse): boolean {
  const file = files.find(path)
  if (file === undefined) return false
  response
    .writeHead(200, {
      'content-type': file.type,
      'cache-control': file.lasting ? 'max-age=31536000, immutable' : 'no-store',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
    })
    .end(file.bytes)
  return true
}

/** A file of a message, to be kept on one's machine: never shown as part of the page. */
function sendShared(acts: PageActs, path: string, response: ServerResponse): void {
  const file = acts.file(path.slice('/page/file/'.length))
  if (file === undefined) return void response.writeHead(404).end()
  const name = encodeURIComponent(file.name)
  response
    .writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(file.bytes)
}

async function act(parts: PageDoorParts, request: IncomingMessage, response: ServerResponse, body: Buffer) {
  const answer = (status: number, value: unknown) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .end(JSON.stringify(value))
  // A form of another site can send no JSON.
  const act = /^application\/json/.test(request.headers['content-type'] ?? '') ? toAct(body) : undefined
  if (act === undefined) return answer(400, { error: 'ページと食い違っています。読み込み直してください。' })
  try {
    answer(200, await parts.acts.do(act))
  } catch (error) {
    if (error instanceof CannotAct) return answer(409, { error: error.message })
    parts.log(`error playground ${act.do}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    answer(500, { error: 'うまくいきませんでした。ターミナルの記録をご覧ください。' })
  }
}

function toAct(body: Buffer): Act | undefined {
  try {
    const checked = actSchema.safeParse(JSON.parse(body.toString('utf8')))
    return checked.success ? checked.data : undefined
  } catch {
    return undefined
  }
}
