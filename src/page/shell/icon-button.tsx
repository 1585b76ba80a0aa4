import { Tooltip } from '@base-ui/react/tooltip'
import type { ComponentProps, ReactNode } from 'react'
import './overlays.css'
import { useOwnPlace } from '../own-place.js'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'ref'> {
  /** Said by screen readers and shown beside the button. */
  label: string
  children: ReactNode
}

/** A button without words, whose name appears when one points at it or comes to it by keyboard. */
export function IconButton({ label, children, className = '', ...rest }: IconButtonProps) {
  const { control: trigger, container } = useOwnPlace()
  return (
    <Tooltip.Root>
      <Tooltip.Trigger ref={trigger} type="button" aria-label={label} className={`icon-button ${className}`} {...rest}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal container={container}>
        <Tooltip.Positioner sideOffset={6} className="over">
          <Tooltip.Popup className="tooltip">{label}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
