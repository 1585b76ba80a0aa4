import type { ModalView } from '@slack/types'

/** A form is sent again within seconds; of more views than these, the oldest are forgotten. */
const REMEMBERED = 500

/** What the app put into modals last, by their ids, for as long as the process lives. Slack lets nobody read a view. */
export class DrawnViews {
  private readonly drawn = new Map<string, ModalView>()

  note(viewId: string, view: ModalView): void {
    this.drawn.delete(viewId)
    this.drawn.set(viewId, view)
    for (const oldest of this.drawn.keys()) {
      if (this.drawn.size <= REMEMBERED) break
      this.drawn.delete(oldest)
    }
  }

  get(viewId: string): ModalView | undefined {
    return this.drawn.get(viewId)
  }

  forget(viewId: string): void {
    this.drawn.delete(viewId)
  }
}
