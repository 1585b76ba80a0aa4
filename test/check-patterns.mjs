import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { check } from 'recheck'
import { parseSync } from 'vite'

/**
 * Names every pattern in the folders' sources whose time may grow faster than the text it is held against: on some text
 * such a one would hold up everybody. Patterns put together at run time are not seen here; test/core/any-text.test.ts
 * times them.
 */
const root = join(import.meta.dirname, '..')
/**
 * Where patterns run over what people type. Documents (adapters/documents) are read in a thread of their own, which is ended
 * when it takes too long.
 */
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['core', 'service', 'slack', 'cli', 'data', 'adapters', 'local-slack', 'app'].map((room) => `src/${room}`)
/** Long enough that on a busy machine no pattern passes for one of which nothing can be said. */
const TIMEOUT_MS = 60_000

/** Patterns that this version found safe before: looking for what makes one slow takes most of the time. */
const kept = join(root, 'node_modules/.cache/telework-answers/safe-patterns.json')
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/recheck/package.json'), 'utf8'))
const safe = new Set(safeBefore())

const problems = []
for (const folder of folders) {
  const base = resolve(root, folder)
  for (const file of readdirSync(base, { recursive: true })) {
    if (!file.endsWith('.ts') || (folder === 'src/adapters' && file.startsWith('documents/'))) continue
    const path = join(base, file)
    for (const { line, pattern, flags } of patternsIn(path)) {
      if (safe.has(`/${pattern}/${flags}`)) continue
      const { status, complexity, error } = await check(pattern, flags, { timeout: TIMEOUT_MS })
      if (status === 'safe') safe.add(`/${pattern}/${flags}`)
      else
        problems.push(`${relative(root, path)}:${line}  /${pattern}/  ${complexity?.type ?? error?.kind}`)
    }
  }
}
mkdirSync(dirname(kept), { recursive: true })
writeFileSync(kept, JSON.stringify({ version, patterns: [...safe].sort() }))
for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

function safeBefore() {
  try {
    const before = JSON.parse(readFileSync(kept, 'utf8'))
    return before.version === version ? before.patterns : []
  } catch {
    return []
  }
}

/** The patterns written as literals in a source. */
function patternsIn(path) {
  const source = readFileSync(path, 'utf8')
  const found = []
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return
    if (node.type === 'Literal' && node.regex)
      found.push({ line: source.slice(0, node.start).split('\n').length, ...node.regex })
    for (const child of Object.values(node)) walk(child)
  }
  walk(parseSync(path, source).program)
  return found
}
