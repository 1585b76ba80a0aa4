import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that at the end no core is idle. */
const LONGEST = [
  ...['process', 'faults', 'walks', 'originals', 'command-line', 'load', 'importing', 'companies', 'kuromoji'],
  ...['retrieval', 'desk-forged', 'scenarios'],
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

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
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
})
