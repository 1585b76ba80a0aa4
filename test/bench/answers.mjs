/**
 * How long answers take, warm, in this build and in turn with it in another (an older checkout that was built):
 * `npm run bench -- answers [OLD]`. Both live in one process and are asked the same questions one after the other, so that whatever
 * else goes on on the machine slows both. Figures of two runs on a busy machine say little about each other; the ratios of one do.
 */
import { performance } from 'node:perf_hooks'
import { RETRIEVAL, recorded } from './built.mjs'

const QUESTIONS = 400
const WARMING_ROUNDS = 3
const ROUNDS = 7

/** Some hundred questions of every recorded sort, evenly from all files. */
export function mixedQuestions(count = QUESTIONS) {
  const texts = recorded(RETRIEVAL).flat()
  return Array.from({ length: count }, (_, i) => texts[Math.floor((i * texts.length) / count)])
}

/** For each of some assistants { p50, p95, p99, cpu } in milliseconds: medians over the rounds. */
export async function measureAnswers(assistants) {
  const questions = mixedQuestions()
  const rounds = []
  for (let round = 0; round < WARMING_ROUNDS + ROUNDS; round += 1) {
    const taken = assistants.map(() => ({ times: [], cpu: 0 }))
    for (const [i, text] of questions.entries()) {
      // Whichever goes second finds the words of the question in the processor's cache.
      const turns = assistants.map((_, at) => (at + i + round) % assistants.length)
      for (const turn of turns) {
        const cpu = process.cpuUsage()
        const asked = performance.now()
        await assistants[turn].answer({ text })
        taken[turn].times.push(performance.now() - asked)
        const { user, system } = process.cpuUsage(cpu)
        taken[turn].cpu += (user + system) / 1000 / questions.length
        await new Promise(setImmediate)
      }
    }
    if (round >= WARMING_ROUNDS) rounds.push(taken)
  }
  return assistants.map((_, at) => {
    const over = (read) => median(rounds.map((taken) => read(taken[at])))
    const percentileOf = (share) => over(({ times }) => percentile(times, share))
    return { p50: percentileOf(0.5), p95: percentileOf(0.95), p99: percentileOf(0.99), cpu: over(({ cpu }) => cpu) }
  })
}

function percentile(times, share) {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

function median(values) {
  return percentile(values, 0.5)
}
