import { Menu } from '@base-ui/react/menu'
import type { Json } from '../../local-slack/json.js'
import { useOwnPlace } from '../own-place.js'
import { listIn, stringIn } from './block-json.js'
import { optionChoice } from './choices.js'
import { DotsIcon } from './icons.js'
import { PressError } from './press-error.js'
import { useConfirm } from './use-confirm.js'
import { usePress } from './use-press.js'

/** 「…」, with up to five things to do behind it. */
export function OverflowMenu({ element, blockId }: { element: Json; blockId: string }) {
  const { press, busy, error } = usePress(blockId)
  const { ask, dialog } = useConfirm(element.confirm)
  const { control, container } = useOwnPlace<HTMLButtonElement>()

  function choose(option: Json) {
    const url = stringIn(option.url)
    ask(() => {
      if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer')
      void press({ type: 'overflow', action_id: element.action_id, selected_option: option })
    })
  }
  return (
    <>
      <Menu.Root>
        <Menu.Trigger ref={control} className="bk-button bk-button-icon" aria-label="その他の操作" aria-busy={busy}>
          <DotsIcon />
        </Menu.Trigger>
        <Menu.Portal container={container}>
          <Menu.Positioner className="bk-positioner" positionMethod="fixed" sideOffset={4} align="end">
            <Menu.Popup className="bk-popup">
              {listIn(element.options).map((option) => {
                const { key, label, description } = optionChoice(option)
                return (
                  <Menu.Item key={key} className="bk-item" onClick={() => choose(option)}>
                    <span>{label}</span>
                    {description !== undefined && <span className="bk-item-more">{description}</span>}
                  </Menu.Item>
                )
              })}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {dialog}
      <PressError error={error} />
    </>
  )
}
