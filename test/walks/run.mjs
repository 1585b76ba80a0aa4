import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'vite'

// `npm run walk -- NAME` plays one story of test/walks/stories and prints what each person did and saw.
const folder = join(import.meta.dirname, 'stories')
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
const [name] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`usage: npm run walk -- NAME, one of: ${names.join(', ')}`)
  process.exit(2)
}
const server = await createServer({
  ...{ configFile: false, appType: 'custom', logLevel: 'error' },
  server: { middlewareMode: true, hmr: false, watch: null },
})
const load = (path) => server.ssrLoadModule(join(import.meta.dirname, path))
const { play } = await load('walk.ts')
const { story } = await load(`stories/${name}.ts`)
// Whoever looks at the first lines only (`| head`) has seen enough.
process.stdout.on('error', () => process.exit())
await play(story, (line) => console.log(line))
await server.close()
