/**
 * `npm run test:engines [-- FILES]`: starts three nodes of a real search engine on loopback, runs what is tested against one
 * (*.engine.ts), and stops them. Skipped by name where there is no Java or no Maven. ENGINE_URLS names a cluster that is there.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { lacksForCluster, startCluster } from './cluster.mjs'

const root = join(import.meta.dirname, '../..')

async function vitest(env) {
  const config = join(root, 'vitest.engines.config.ts')
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/** Tests run in processes of their own: they stop and start nodes by asking here. */
async function control(cluster) {
  const server = createServer(async (request, response) => {
    const [, verb, node] = (request.url ?? '').split('/')
    const isKnown = verb === 'stop' || verb === 'start'
    await (isKnown ? cluster[verb](Number(node)) : Promise.reject(new Error(`unknown: ${verb}`))).then(
      () => response.end('done'),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

const lacks = lacksForCluster()
if (process.env.ENGINE_URLS) process.exitCode = await vitest({})
else if (lacks !== undefined) console.log(`skipped: the search engine’s suites (contract, lost nodes): ${lacks}`)
else {
  const started = performance.now()
  const cluster = await startCluster()
  console.log(`three nodes after ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const controls = await control(cluster)
  try {
    process.exitCode = await vitest({ ENGINE_URLS: cluster.urls.join(','), ENGINE_CONTROL: controls.url })
  } finally {
    controls.close()
    await cluster.close()
  }
}
