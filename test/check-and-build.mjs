/** The first half of `npm test`: the sources are checked while the program is built from them, because each needs one core. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const run = (script) =>
  new Promise((resolve) => {
    const started = performance.now()
    const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data))
    child.on('error', (error) => said.push(Buffer.from(String(error))))
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      process.stdout.write(Buffer.concat(said))
      console.log(`${script}: ${code === 0 ? 'good' : 'failed'}, ${seconds} s`)
      resolve(code === 0)
    })
  })

const good = await Promise.all(['build', 'check'].map(run))
process.exit(good.every(Boolean) ? 0 : 1)
