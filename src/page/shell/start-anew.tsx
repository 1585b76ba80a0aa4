import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import './overlays.css'
import { ActError, act } from '../world.js'

interface StartAnewProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone?: () => void
}

/** Asks before everything that was said is gone. */
export function StartAnew({ open, onOpenChange, onDone }: StartAnewProps) {
  const [problem, setProblem] = useState('')
  const reset = async () => {
    try {
      await act({ do: 'reset' })
      setProblem('')
      onOpenChange(false)
      onDone?.()
    } catch (error) {
      if (!(error instanceof ActError)) throw error
      setProblem(error.message)
    }
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="dialog-title">はじめからやり直しますか</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            全員のメッセージと、失敗の予定が消えます。元に戻せません。
          </AlertDialog.Description>
          {problem !== '' && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <div className="dialog-buttons">
            <AlertDialog.Close className="button">やめる</AlertDialog.Close>
            <button type="button" className="button button-main" onClick={reset}>
              やり直す
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
