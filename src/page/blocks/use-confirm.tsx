import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactNode, useState } from 'react'
import { objectIn, wordsOf } from './block-json.js'
import { TextObject } from './rich-text.js'

/** Asks before it does something, where the element has a `confirm`; `dialog` has to be drawn beside the element. */
export function useConfirm(confirm: unknown): { ask: (run: () => void) => void; dialog: ReactNode } {
  const question = objectIn(confirm)
  const [run, setRun] = useState<{ now: () => void }>()
  const [open, setOpen] = useState(false)
  if (question === undefined) return { ask: (now) => now(), dialog: null }

  function ask(now: () => void) {
    setRun({ now })
    setOpen(true)
  }
  const tone = question.style === 'danger' ? 'bk-button bk-button-danger-solid' : 'bk-button bk-button-solid'
  const dialog = (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="bk-backdrop" />
        <AlertDialog.Viewport className="bk-viewport">
          <AlertDialog.Popup className="bk-dialog bk-dialog-small fade-in">
            <div className="bk-dialog-head">
              <AlertDialog.Title className="bk-dialog-title">{wordsOf(question.title) || '確認'}</AlertDialog.Title>
            </div>
            <AlertDialog.Description className="bk-dialog-body" render={<div />}>
              <TextObject text={question.text} />
            </AlertDialog.Description>
            <div className="bk-dialog-foot">
              <AlertDialog.Close className="bk-button">{wordsOf(question.deny) || 'キャンセル'}</AlertDialog.Close>
              <AlertDialog.Close className={tone} onClick={() => run?.now()}>
                {wordsOf(question.confirm) || 'はい'}
              </AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
  return { ask, dialog }
}
