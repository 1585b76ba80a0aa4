import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { lookAtDatabase } from '../../adapters/stores/sql/look-at-database.js'
import { readLibrary } from '../../data/library-store.js'
import { renderProblem } from '../../data/problem.js'
import { systemFault } from '../../data/system-fault.js'
import { dataDirProblems } from '../data-dir.js'
import { readKeptCorpus } from '../kept-corpus.js'
import { type Finding, fault, ok, warning } from './finding.js'

/** Below this nothing can be kept for long; below the other it is time to look. */
const DISK_FAULT_MB = 200
const DISK_WARNING_MB = 1000
const MOST_PROBLEMS = 5

export function checkNode(version: string, engines: string): Finding {
  const least = engines.replace(/^\D+/, '').split('.').slice(0, 2).join('.')
  const number = (text: string) =>
    text
      .split('.')
      .slice(0, 2)
      .reduce((sum, part) => sum * 1000 + Number(part), 0)
  if (number(version) >= number(least)) return ok('node', `Node.js: ${version}`)
  return fault('node', `Node.js ${version} は古すぎます`, `Node.js ${least} 以降を入れてください`)
}

export function checkDataDir(dataDir: string, freeMegabytes = freeSpace): Finding[] {
  const todo =
    '環境変数 DATA_DIR と、フォルダの持ち主・権限を確かめてください。アプリを動かす利用者が読み書きできる必要があります'
  const [problem] = dataDirProblems(dataDir)
  if (problem !== undefined) return [fault('dataDir', `データのフォルダが使えません（${problem}）`, todo)]
  const there = nearest(resolve(dataDir))
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
  } catch (error) {
    return [
      fault('dataDir', `データのフォルダに書き込めません（${(error as NodeJS.ErrnoException).code}）: ${there}`, todo),
    ]
  }
  const free = freeMegabytes(there)
  const words = `空き容量: ${there} に ${free.toLocaleString('en')} MB`
  const room = '不要なファイルを消すか、容量を増やしてください。足りなくなると、質問の記録も文書の取り込みもできません'
  const disk =
    free < DISK_FAULT_MB
      ? fault('disk', words, room)
      : free < DISK_WARNING_MB
        ? warning('disk', words, room)
        : ok('disk', words)
  return [ok('dataDir', `データのフォルダ: ${resolve(dataDir)}`), disk]
}

/** The folder itself, or the one that it will be made in. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

function freeSpace(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / 1e6)
}

export async function checkDatabase(at: { folder: string; url?: string | undefined }): Promise<Finding> {
  const what = at.url === undefined ? 'SQLite' : 'PostgreSQL'
  try {
    const { version, newest } = await lookAtDatabase(at)
    if (version === newest) return ok('database', `データベース（${what}）: 接続でき、表は最新です（${version}）`)
    if (version === 0) return ok('database', `データベース（${what}）: まだ空です。最初の起動で表を作ります`)
    return warning(
      'database',
      `データベース（${what}）の表が古い版です（${version}、最新は ${newest}）`,
      '次の起動で自動的に更新されます。その前に控えを取ってください（docs/運用.md）',
    )
  } catch (error) {
    return fault(
      'database',
      `データベース（${what}）が使えません（${systemFault(error) ?? (error as Error).message}）`,
      at.url === undefined
        ? 'DATA_DIR の telework.db の権限と空き容量を確かめてください。壊れている場合は控えから戻してください（docs/運用.md）'
        : 'DATABASE_URL のホスト・利用者・パスワード・データベース名と、サーバーが動いているかを確かめてください',
    )
  }
}

export function checkLibrary(folder: string): Finding[] {
  try {
    const { documents, problems } = readLibrary(folder)
    if (problems.length === 0) return [ok('library', `自社の文書: ${documents.length} 件、すべて読めます`)]
    const shown = problems.slice(0, MOST_PROBLEMS).map(renderProblem)
    const more = problems.length > shown.length ? [`ほか ${problems.length - shown.length} 件`] : []
    return [
      fault(
        'library',
        `自社の文書に読めないものがあります（そのほかの ${documents.length} 件は使われます）: ${[...shown, ...more].join('、')}`,
        'telework library list で確かめ、もとのファイルから取り込み直してください（telework import）',
      ),
    ]
  } catch (error) {
    const words = systemFault(error) ?? (error as Error).message
    return [fault('library', `自社の文書のフォルダが読めません（${words}）`, 'フォルダの権限を確かめてください')]
  }
}

/** What `npm run build` made is of this very code and these documents; without it the first start works it out itself. */
export function checkIndex(root: string): Finding {
  let damage: string | undefined
  const kept = readKeptCorpus(root, (line) => {
    damage = line
  })
  if (kept !== undefined) {
    const { passages } = kept.compiled.corpus
    return ok('index', `索引: ${passages.length} か所、プログラムと資料に合っています`)
  }
  return warning(
    'index',
    damage === undefined
      ? '索引が作られていないか、プログラムや資料より古くなっています'
      : `索引のファイルが壊れています（${damage}）`,
    'npm run build を実行してください。しなくても動きますが、起動に1分ほどかかります',
  )
}

/** A port is free, or this very app has it. */
export async function checkPort(
  name: string,
  { host, port }: { host: string; port: number },
  path: string,
  status: number,
): Promise<Finding> {
  const refused = await new Promise<string | undefined>((done) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    probe.listen({ host, port }, () => probe.close(() => done(undefined)))
  })
  const check = name.toLowerCase()
  if (refused === undefined) return ok(check, `${name}: ${host} の ${port} 番は空いています`)
  if (refused === 'EADDRINUSE') {
    const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
    const own = await fetch(`http://${at.includes(':') ? `[${at}]` : at}:${port}${path}`, {
      signal: AbortSignal.timeout(2000),
    }).catch(() => undefined)
    await own?.body?.cancel()
    if (own?.status === status) return ok(check, `${name}: ${port} 番は、動いているこのアプリが使っています`)
    return fault(
      check,
      `${name}: ${port} 番はほかのプログラムが使っています`,
      `${name} に別の番号を指定するか、そのプログラムを止めてください`,
    )
  }
  return fault(
    check,
    `${name}: ${host} の ${port} 番が使えません（${refused}）`,
    `${name} と、その HOST の値を確かめてください。1023番以下は管理者の権限が必要です`,
  )
}

export const libraryIn = (dataDir: string) => join(dataDir, 'library')
