import { readOne } from './file-reading.js'
import { type Manifest, manifestSchema } from './manifest-schema.js'
import { DataError, type Problem } from './problem.js'
import { parseYamlValue } from './yaml-value.js'

/** Reads and checks `manifest.yml` below `root`. Throws DataError with every problem. */
export function loadManifest(root: string): Manifest {
  const problems: Problem[] = []
  const file = readOne(root, 'manifest.yml', problems)
  if (!file) throw new DataError(problems)
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, manifestSchema)
  if (!parsed.ok) throw new DataError(parsed.problems)
  return parsed.value.value
}
