import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { adoptForSources } from './mutation/adopt-for-sources.js'

const root = join(import.meta.dirname, '..')

/**
 * Tests that drive the built program must not meet yesterday's: it is built again where a source is newer. The page takes
 * longer to build and is tested from its sources; that it is there at all is enough.
 */
export default function setUp(): void {
  if (newest(join(root, 'src')) > writtenAt(join(root, 'dist/app/main.js'))) {
    // It writes what it can where types are at fault; `npm run check` is for those.
    spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root })
    if (newest(join(root, 'src')) > writtenAt(join(root, 'dist/app/main.js')))
      throw new Error('the program could not be built: run "npm run build" and see')
  }
  if (!existsSync(join(root, 'dist/static/index.html')))
    throw new Error('the page is not built: run "npm run build" first')
  adoptForSources(root, () => {
    execFileSync(process.execPath, ['dist/cli/main.js', 'compile'], { cwd: root, stdio: 'inherit' })
  })
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(...files.map((entry) => writtenAt(join(entry.parentPath, entry.name))))
}

function writtenAt(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}
