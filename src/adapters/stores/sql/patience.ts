import { setTimeout as pause } from 'node:timers/promises'
import { Outage } from './outage.js'

const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50
/** While somebody else holds the file for long, nobody waits for it again and again: questions are answered without memory. */
const WHILE_HELD_MS = 50

/** How long work on a file waits for another process that is writing, without holding up this one. */
export class Patience {
  ms: number
  /** Lasts where whoever waited last did so in vain. */
  private readonly held: Outage
  private readonly wait: (ms: number) => Promise<unknown>

  /** `wait` makes the pauses between tries; real ones where not said. */
  constructor(ms: number, log: (line: string) => void = () => {}, wait: (ms: number) => Promise<unknown> = pause) {
    this.ms = ms
    this.held = new Outage({ log })
    this.wait = wait
  }

  /** Does the work, again and again while another process is in its way. Who only reads is never held up, and learns nothing of it. */
  async during<Result>(work: () => Result | Promise<Result>, { reads = false } = {}): Promise<Result> {
    let waited = 0
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await work()
        if (!reads) this.held.end()
        return result
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error
        if (waited >= (this.held.lasts ? Math.min(WHILE_HELD_MS, this.ms) : this.ms)) {
          // While the file is opened, whoever starts the program is told in other words.
          if (this.ms === 0) throw error
          this.held.begin('another program holds its file')
          throw this.held.refuse(error)
        }
        await this.wait(pauseMs)
        waited += pauseMs
      }
    }
  }
}
