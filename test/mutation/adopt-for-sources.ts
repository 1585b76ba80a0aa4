import { join } from 'node:path'
import { readKept, writeKept } from '../../src/adapters/knowledge/knowledge-file.js'
import { compiledFolder, corpusKey } from '../../src/app/kept-corpus.js'

/**
 * What the build worked out holds for the sources that it was built from: learning it again takes half a minute. Where the
 * build has nothing that is still true, `compile` is called to make it.
 */
export function adoptForSources(root: string, compile: () => void = () => {}): void {
  const shelf = { folder: compiledFolder(root) }
  const [built, sources] = ['dist', 'src'].map((code) => corpusKey(root, join(root, code)))
  if (readKept(shelf, 'corpus', built!, 1) === undefined) compile()
  if (readKept(shelf, 'corpus', sources!, 1) !== undefined) return
  const kept = readKept(shelf, 'corpus', built!)
  if (kept === undefined) throw new Error('nothing is compiled: run "npm run build" and see')
  writeKept(shelf, 'corpus', sources!, kept)
}
