/** Tells whoever listens of something, in the order in which they began to. */
export class Signal<Value> {
  private readonly listeners = new Set<(value: Value) => void>()

  /** Gives what ends the listening. */
  listen(listener: (value: Value) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(value: Value): void {
    for (const listener of this.listeners) listener(value)
  }
}
