/**
 * `npm test`: builds the program; while that goes on, and the tests after it, the sources are checked beside it, because each
 * needs one core for itself part of the time. What is given behind `npm test --` goes to vitest.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What it says comes in one piece, when it ends. */
const run = (script) =>
  new Promise((resolve) => {
    const started = performance.now()
    const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data))
    child.on('error', (error) => said.push(Buffer.from(String(error))))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      const words = `${Buffer.concat(said)}${script}: ${code === 0 ? 'good' : 'failed'}, ${seconds} s\n`
      resolve({ good: code === 0, words })
    })
  })

const vitest = () =>
  new Promise((resolve) => {
    const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).on('close', (code) => resolve(code === 0))
  })

const checking = run('check')
const build = await run('build')
process.stdout.write(build.words)
const tested = build.good && (await vitest())
const check = await checking
process.stdout.write(check.words)
process.exit(build.good && tested && check.good ? 0 : 1)
