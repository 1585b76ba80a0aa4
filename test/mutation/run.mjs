/**
 * Which changes of the code no test notices: `npm run build && node test/mutation/run.mjs [FILE...]`, by hand, some minutes a
 * file. StrykerJS changes one thing at a time (a condition turned round, a call left out) and runs the tests that come by
 * there. It works in a copy: its 140 packages are no part of the project. Left out are texts and what is worked out
 * once when a module is loaded, tables and patterns.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const STRYKER = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@9.6.1`)
/** Where a slip changes what people are told. */
const MODULES = [
  ...['decide-kind', 'years', 'staff-sizes', 'threads', 'follow-up', 'restate', 'read-conditions', 'quantities', 'condition', 'halves'].map((name) => `core/question/${name}`),
  ...['case-filter', 'case-facts', 'checklist-choice', 'verify', 'excerpt-ref', 'choose-excerpts'].map((name) => `core/answers/${name}`),
  ...['focus', 'excerpts', 'own-rules'].map((name) => `core/ranking/${name}`),
  ...['excerpts', 'message', 'draft-cases', 'draft-text', 'draft-compare'].map((name) => `slack/render/${name}`),
  'slack/intake/plain-words',
].map((name) => `src/${name}.ts`)

const root = join(import.meta.dirname, '../..')
const files = process.argv.length > 2 ? process.argv.slice(2) : MODULES
const copy = mkdtempSync(join(tmpdir(), 'mutation-'))
try {
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const name of [...tracked, 'dist', 'node_modules']) cpSync(join(root, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  const run = (command, ...args) => execFileSync(command, args, { cwd: copy, stdio: 'inherit' })
  run('npm', 'install', '--silent', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...STRYKER)
  run(join(copy, 'node_modules/.bin/stryker'), 'run', 'test/mutation/stryker.config.json', '--mutate', files.join(','))
} finally {
  rmSync(copy, { recursive: true, force: true })
}
