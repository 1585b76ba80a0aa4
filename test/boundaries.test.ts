import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** Who may import whom (a type import counts): folders and files of src, packages, node modules. */
const ALLOWED: Record<string, RegExp> = {
  core: /^core$/,
  data: /^(data|core|node:fs|node:path|yaml|zod)$/,
  adapters:
    /^(adapters|core|node:(module|path|fs|fs\/promises|zlib|crypto|v8|os|url|util|worker_threads)|kuromoji(\/.*)?|minisearch|mammoth|parse5|pdfjs-dist\/.*)$/,
  slack: /^(slack|core|@slack\/.*|node:http|node:crypto|node:stream)$/,
  // react and what stands beside it: the page alone, which the browser runs.
  playground:
    /^(playground|slack|core|assistant\.ts|@slack\/.*|node:.*|ws|zod|react(-dom)?(\/.*)?|slack-blocks-to-jsx|@base-ui\/react\/.*)$/,
  cli: /^(cli|assistant\.ts|retrieval\.ts|importing\.ts|config\.ts|core|data|zod|node:.*)$/,
  'assistant.ts': /^(core|data|adapters)$/,
  'retrieval.ts': /^(core|adapters)$/,
  'importing.ts': /^(core|data|adapters)$/,
  'rebuild-worker.ts': /^(core|data|adapters|assistant\.ts|node:worker_threads)$/,
  'config.ts': /^zod$/,
  'main.ts': /.*/,
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from\s+'([^']+)'|import\('([^']+)'\)/g),
  ]
  return found.map((match) => match[1] ?? match[2]!)
}

function roomOf(path: string): string {
  const [first] = relative(src, path).split('/')
  return first!
}

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

describe('imports', () => {
  it.each(files.map((file) => [relative(src, file), file]))('%s follows the table', (_, file) => {
    const allowed = ALLOWED[roomOf(file)]
    expect(allowed, `no rule for ${roomOf(file)}`).toBeDefined()
    for (const target of importsOf(file)) {
      const room = target.startsWith('.')
        ? roomOf(normalize(join(dirname(file), target)).replace(/\.js$/, '.ts'))
        : target
      expect(room, `${relative(src, file)} imports ${target}`).toMatch(allowed!)
    }
  })

  // Its own table of limits catches the app's only while it is not the app's.
  it.each(files.filter((file) => roomOf(file) === 'playground').map((file) => [relative(src, file), file]))(
    "%s does not know the app's limits",
    (_, file) => expect(importsOf(file).filter((target) => /slack\/limits/.test(target))).toEqual([]),
  )

  it('sees imports at all', () => {
    expect(importsOf(join(src, 'assistant.ts')).length).toBeGreaterThan(5)
  })
})
