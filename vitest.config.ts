import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that at the end no core is idle. */
const LONGEST = [
  'walks',
  'companies',
  'process',
  'faults',
  'load',
  'originals',
  'importing',
  'command-line',
  'retrieval',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.includes(`/${name}.`))
      return place < 0 ? LONGEST.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/** Whole processes, whole stories, whole companies: `npm run test:long`. */
const LONG = 'test/**/*.long.test.ts'
/** Where made inputs are most of the work: a tenth of them in `npm test`, all of them in `npm run test:long` (test/made-inputs.ts). */
const MADE_INPUTS = ['test/**/*.properties.test.ts', 'test/adapters/kuromoji.test.ts']

export default defineConfig(({ mode }) => ({
  test: {
    ...(mode === 'long'
      ? { include: [LONG, ...MADE_INPUTS], env: { PROPERTY_RUNS: 'all' } }
      : { include: ['test/**/*.test.ts'], exclude: ['test/bench/**', LONG] }),
    globalSetup: 'test/global-setup.ts',
    setupFiles: 'test/property-seed.ts',
    // Files of a worker share their modules, and with them the dictionary and the assistant: loading those takes longer than
    // most files. So a test leaves nothing changed behind.
    isolate: false,
    // Vitest takes one core less than there are; some tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // Nothing is timed by these: they end what hangs, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}))
