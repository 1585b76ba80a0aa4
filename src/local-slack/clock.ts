interface Alarm {
  due: number
  run: () => void
  /** Absent while time is held. */
  timer?: NodeJS.Timeout
}

/** The time of this Slack: real time, which tests turn forward. */
export class Clock {
  private offsetMs = 0
  private heldAt: number | undefined
  private readonly alarms = new Set<Alarm>()

  now(): number {
    return (this.heldAt ?? Date.now()) + this.offsetMs
  }

  /** From now on time passes only where it is turned: nothing comes too late because a machine is slow. */
  hold(): void {
    this.heldAt = Date.now()
    for (const { timer } of this.alarms) clearTimeout(timer)
  }

  /** Runs it when so much time has passed, or was turned. Gives what calls it off. */
  after(ms: number, run: () => void): () => void {
    const alarm: Alarm = { due: this.now() + ms, run }
    if (this.heldAt === undefined) alarm.timer = setTimeout(() => this.ring(alarm), ms).unref()
    this.alarms.add(alarm)
    return () => this.forget(alarm)
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve)
    })
  }

  /** Everything due by then happens now, in order. What that begins is not at its end too: it has had no real time yet. */
  turn(ms: number): void {
    const end = this.now() + ms
    for (const next of [...this.alarms].filter((alarm) => alarm.due <= end).sort((a, b) => a.due - b.due)) {
      this.offsetMs += Math.max(0, next.due - this.now())
      this.ring(next)
    }
    this.offsetMs += Math.max(0, end - this.now())
  }

  stop(): void {
    for (const alarm of [...this.alarms]) this.forget(alarm)
  }

  private ring(alarm: Alarm): void {
    if (!this.alarms.has(alarm)) return
    this.forget(alarm)
    alarm.run()
  }

  private forget(alarm: Alarm): void {
    clearTimeout(alarm.timer)
    this.alarms.delete(alarm)
  }
}
