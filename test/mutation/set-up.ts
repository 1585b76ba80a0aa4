import { join } from 'node:path'
import { adoptForSources } from './adopt-for-sources.js'

/** The sources here are full of mutants, which do nothing until they are switched on: nothing is built from them. */
export default function setUp(): void {
  adoptForSources(join(import.meta.dirname, '../..'))
}
