import { StoreFault } from '../adapters/stores/sql/store-fault.js'
import { DataError, renderProblem } from '../data/problem.js'
import { systemFault } from '../data/system-fault.js'
import { ConfigError } from './config-error.js'

/** Where the page's start is told of it, in the language of the page. */
type Front = 'page' | 'slack' | 'terminal'

/** Why the program cannot start or go on, a sentence a line; undefined where it is a fault of the program itself. */
export function faultWords(error: unknown, front: Front): string[] | undefined {
  if (error instanceof ConfigError) return error.problems
  if (error instanceof DataError) return error.problems.map(renderProblem)
  if (error instanceof StoreFault) return [error.message]
  const listening = listenFault(error, front)
  if (listening !== undefined) return [listening]
  const { code, data } = Object(error) as { code?: unknown; data?: { error?: unknown } }
  if (code === 'slack_webapi_platform_error')
    return [`SLACK_BOT_TOKEN or SLACK_APP_TOKEN: the Slack server refused it (${String(data?.error)})`]
  if (typeof code === 'string' && code.startsWith('slack_webapi'))
    return [`SLACK_API_URL: the Slack server cannot be reached (${code})`]
  const refused = systemFault(error)
  return refused === undefined ? undefined : [refused]
}

function listenFault(error: unknown, front: Front): string | undefined {
  const { code, syscall, port, address, hostname, variables = '' } = Object(error) as Record<string, unknown>
  if (syscall === 'getaddrinfo')
    return `${variables}HOST: ${String(hostname)} is no address of this machine (${String(code)})`
  if (syscall !== 'listen') return undefined
  if (code === 'EADDRNOTAVAIL') return `${variables}HOST: ${String(address)} is no address of this machine (${code})`
  const other = Number(port) < 1024 ? 3000 : (Number(port) % 65_535) + 1
  if (front === 'page') {
    const why = code === 'EACCES' ? '使う権限がありません' : 'ほかのプログラムが使っています'
    return `PORT: ポート${String(port)}は${why}（${String(code)}）。PORT=${other} のように、別の番号を指定してください`
  }
  const why = code === 'EACCES' ? 'may not be used by this user' : 'is in use by another program'
  return `${variables}PORT: ${String(port)} ${why} (${String(code)}); choose another, such as ${variables}PORT=${other}`
}
