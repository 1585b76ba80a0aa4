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
  'src/core/question/decide-kind.ts',
  'src/core/question/years.ts',
  'src/core/question/staff-sizes.ts',
  'src/core/question/threads.ts',
  'src/core/answers/case-filter.ts',
  'src/core/answers/case-facts.ts',
  'src/core/answers/checklist-choice.ts',
  'src/core/answers/verify.ts',
  'src/core/ranking/focus.ts',
  'src/core/ranking/own-rules.ts',
  'src/slack/intake/plain-words.ts',
]

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
