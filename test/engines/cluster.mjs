/**
 * A cluster of real OpenSearch nodes on loopback, for tests and benchmarks: one Java process, which Maven fetches what it needs for
 * (pom.xml). It ends with whoever started it.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const HERE = import.meta.dirname
const CACHE = join(HERE, '../../node_modules/.cache/telework-answers')
const START_MS = 180_000
/** An engine's data is at home on a disk; the heap is what three nodes and 100,000 passages need. */
const HEAP = '1g'

/** Why there can be no cluster here; undefined where there can. */
export function lacksForCluster() {
  const lacks = ['java', 'mvn'].filter((program) => {
    try {
      execFileSync(program, ['-version'], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
  return lacks.length === 0 ? undefined : `no ${lacks.join(' and no ')} here`
}

/** Gives the addresses of its nodes, and ways to close one node without a word to the others and to bring it back. */
export async function startCluster({ nodes = 3, heap = HEAP } = {}) {
  const classes = classPath()
  const folder = mkdtempSync(join(tmpdir(), 'search-cluster-'))
  const first = await freePorts(nodes)
  const memory = [`-Xms${heap}`, `-Xmx${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=4']
  const args = [...memory, '-cp', classes, join(HERE, 'SearchCluster.java'), folder, String(nodes), String(first)]
  // A file, and no pipe: whoever started it may be busy, and a log that nobody reads would hold the engine up.
  const log = openSync(join(folder, 'log'), 'w')
  const java = spawn('java', args, { stdio: ['pipe', log, log], cwd: folder })
  closeSync(log)
  const ended = new Promise((resolve) => java.once('exit', resolve))
  /** Waits for the count-th time that it says so. */
  const hear = async (line, count = 1) => {
    const until = performance.now() + START_MS
    while (saidIn(folder).filter((each) => each === line).length < count) {
      if (java.exitCode !== null || performance.now() > until)
        throw new Error(`the cluster did not say "${line}":\n${readFileSync(join(folder, 'log'), 'utf8').slice(-3000)}`)
      await pause(100)
    }
  }
  const tell = async (line) => {
    const before = saidIn(folder).filter((each) => each === `done ${line}`).length
    java.stdin.write(`${line}\n`)
    await hear(`done ${line}`, before + 1)
  }
  const close = async () => {
    java.stdin.end()
    const kill = setTimeout(() => java.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(kill)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await hear('up')
  } catch (error) {
    java.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  const urls = Array.from({ length: nodes }, (_, i) => `http://127.0.0.1:${first + i}`)
  return { urls, pid: java.pid, folder, stop: (node) => tell(`stop ${node}`), start: (node) => tell(`start ${node}`), close }
}

function saidIn(folder) {
  const file = join(folder, 'said')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

/** Where Maven has put what pom.xml names; asked once for each version of it. */
function classPath() {
  const pom = join(HERE, 'pom.xml')
  const file = join(CACHE, `engine-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16)}.classpath`)
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (kept?.split(':').every((path) => existsSync(path))) return kept
  mkdirSync(CACHE, { recursive: true })
  execFileSync('mvn', ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${file}.new`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const found = readFileSync(`${file}.new`, 'utf8').trim()
  writeFileSync(file, found)
  rmSync(`${file}.new`)
  return found
}

/** The first of some ports in a row that nobody listens on. */
async function freePorts(count) {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)))
    if (free.every(Boolean)) return first
  }
  throw new Error('no ports are free')
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
