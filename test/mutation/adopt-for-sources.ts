import { join } from 'node:path'
import { readKept, writeKept } from '../../src/adapters/knowledge/knowledge-file.js'
import { compiledFolder, knowledgeKey } from '../../src/app/knowledge.js'

/** What the build worked out holds for the sources that it was built from: learning it again takes half a minute. */
export function adoptForSources(root: string): void {
  const shelf = { folder: compiledFolder(root) }
  const [built, sources] = ['dist', 'src'].map((code) => knowledgeKey(root, join(root, code)))
  if (readKept(shelf, 'knowledge', sources!) !== undefined) return
  const kept = readKept(shelf, 'knowledge', built!)
  if (kept === undefined) throw new Error('nothing is compiled: run "npm run build" and see')
  writeKept(shelf, 'knowledge', sources!, kept)
}
