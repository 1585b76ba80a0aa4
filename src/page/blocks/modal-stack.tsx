import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { ShownView } from '../protocol.js'
import { useActor, useWorld } from '../world.js'
import { listIn, wordsOf } from './block-json.js'
import { BlockList } from './block-list.js'
import { FormContext } from './form.js'
import { CrossIcon } from './icons.js'
import { useViewForm } from './use-view-form.js'
import './modal.css'

/** The modals that the app has opened for the acting person, the last one on top. */
export function ModalStack() {
  const actor = useActor()
  const stack = useWorld().stacks[actor.id] ?? []
  // By person: what one of them typed is nobody else's.
  return <TopModal key={actor.id} shown={stack.at(-1)} />
}

function TopModal({ shown }: { shown: ShownView | undefined }) {
  const { form, typed, busy, submit, close } = useViewForm(shown)
  const popup = useRef<HTMLDivElement>(null)
  const body = useId()
  useFocusInside(popup, shown)
  if (shown === undefined) return null
  const { id, view } = shown
  const blocks = listIn(view.blocks)
  const submitWords = wordsOf(view.submit)
  const isForm = blocks.some(({ type }) => type === 'input')

  async function send(event: FormEvent) {
    event.preventDefault()
    const [first] = await submit()
    if (first !== undefined) focusField(popup.current, first)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && void close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="bk-backdrop" />
        <Dialog.Viewport className="bk-viewport">
          <Dialog.Popup
            ref={popup}
            className="bk-dialog fade-in"
            aria-describedby={isForm ? undefined : body}
            initialFocus={() => firstFocus(popup.current)}
          >
            <form className="bk-form" noValidate onSubmit={(event) => void send(event)}>
              <div className="bk-dialog-head">
                <Dialog.Title className="bk-dialog-title">{wordsOf(view.title)}</Dialog.Title>
                <Dialog.Close className="bk-button bk-button-icon bk-button-bare" aria-label="閉じる">
                  <CrossIcon />
                </Dialog.Close>
              </div>
              <div className="bk-dialog-body" id={body} aria-live={isForm ? undefined : 'polite'}>
                <div className="bk-failed" role="alert">
                  {typed.failed}
                </div>
                <FormContext value={form}>
                  <BlockList key={id} blocks={blocks} where={{ on: 'view', view: id }} />
                </FormContext>
              </div>
              <div className="bk-dialog-foot">
                <Dialog.Close className="bk-button">{wordsOf(view.close) || 'キャンセル'}</Dialog.Close>
                {submitWords !== '' && (
                  <button type="submit" className="bk-button bk-button-solid" aria-busy={busy}>
                    {submitWords}
                    {busy && <span className="bk-spinner" aria-hidden="true" />}
                  </button>
                )}
              </div>
            </form>
            <Changes key={id} hash={shown.hash} isForm={isForm} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Says to those who do not see it that the app has changed the form; a view without fields is read out as such. */
function Changes({ hash, isForm }: { hash: string; isForm: boolean }) {
  const [first] = useState(hash)
  return (
    <span className="unseen" role="status">
      {isForm && hash !== first && '画面の内容が変わりました。'}
    </span>
  )
}

/** The field that the app wants to begin with, else the modal as such: its text comes before its fields. */
function firstFocus(popup: HTMLElement | null): HTMLElement | null {
  return popup?.querySelector<HTMLElement>('[data-focus-on-load]') ?? popup
}

/** Another view begins with its own focus; in one that changes, the focus may fall out with what had it. */
function useFocusInside(popup: { current: HTMLElement | null }, shown: ShownView | undefined): void {
  const before = useRef<string>(undefined)
  const id = shown?.id
  const hash = shown?.hash
  useEffect(() => {
    void hash
    const isOther = before.current !== undefined && id !== undefined && before.current !== id
    before.current = id
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isOther || isLost) firstFocus(popup.current)?.focus({ preventScroll: !isOther })
  }, [id, hash, popup])
}

function focusField(popup: HTMLElement | null, block: string): void {
  const field = popup?.querySelector(`[data-block="${CSS.escape(block)}"]`)
  field?.querySelector<HTMLElement>('input, textarea')?.focus()
}
