import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** The rooms of core, from the ground up: each imports itself and those before it. */
const CORE = ['text', 'corpus', 'library', 'index', 'question', 'ranking', 'answers']

const coreRules = Object.fromEntries(
  CORE.map((room, i) => [`core/${room}`, new RegExp(`^core/(${CORE.slice(0, i + 1).join('|')})$`)]),
)

/** Who may import whom (type imports, dynamic imports and workers count): rooms of src, packages, node modules. */
const ALLOWED: Record<string, RegExp> = {
  ...coreRules,
  service: /^(service|core\/.*|node:timers\/promises|csv-parse\/sync)$/,
  data: /^(data|core\/.*|node:fs|node:path|yaml|zod)$/,
  'adapters/documents':
    /^(adapters\/documents|adapters\/files|core\/.*|node:.*|csv-parse\/sync|markdown-it|numfmt|parse5|sax|pdfjs-dist\/.*)$/,
  'adapters/files': /^(adapters\/files|core\/.*|node:.*)$/,
  'adapters/knowledge': /^(adapters\/knowledge|adapters\/files|core\/.*|node:.*)$/,
  'adapters/kuromoji': /^(adapters\/kuromoji|adapters\/files|core\/.*|node:.*|kuromoji(\/.*)?)$/,
  'adapters/log': /^(adapters\/log|service|node:async_hooks)$/,
  'adapters/metrics': /^(adapters\/metrics|service|prom-client)$/,
  'adapters/minisearch': /^(adapters\/minisearch|core\/.*|minisearch)$/,
  'adapters/opensearch': /^(adapters\/opensearch|core\/.*|node:.*|@opensearch-project\/opensearch)$/,
  'adapters/stores': /^(adapters\/stores|service|core\/.*|node:.*|kysely|libsql|pg)$/,
  'adapters/undici': /^(adapters\/undici|undici)$/,
  slack: /^(slack|service|core\/.*|@slack\/.*|zod|node:http|node:crypto|node:timers\/promises)$/,
  'local-slack': /^(local-slack|@slack\/types|node:.*|ws|zod)$/,
  // The page shows why an answer came out so: it reads core's explanation and weights.
  page: /^(page|local-slack|core\/.*|react(-dom)?(\/.*)?|slack-blocks-to-jsx(\/.*)?|@base-ui\/react\/.*)$/,
  cli: /^(cli|app|service|core\/.*|data|zod|node:.*)$/,
  app: /.*/,
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)[^'"\n]*(?:\n[^'"]*?)?from\s+'([^']+)'|(?:^|\n)import '([^']+)'|import\('([^']+)'\)|new URL\('([^']+)', import\.meta\.url\)|builtFile\(import\.meta\.url, '([^']+)'\)/g,
    ),
  ]
  return found.map((match) => match.slice(1).find((part) => part !== undefined)!)
}

/** `core/text`, `adapters/kuromoji`, `slack`: the room that a file stands in. */
function roomOf(path: string): string {
  const [first, second] = relative(src, path).split('/')
  return first === 'core' || first === 'adapters' ? `${first}/${second}` : first!
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

  it('sees imports, dynamic imports and workers', () => {
    expect(importsOf(join(src, 'app/assistant.ts')).length).toBeGreaterThan(5)
    expect(importsOf(join(src, 'adapters/documents/document-reader.ts'))).toContain('./document-worker.js')
  })
})
