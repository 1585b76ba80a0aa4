import { type ReactNode, useEffect, useState } from 'react'

interface PassingProps {
  /** How long it stays, while nobody points at it or has the focus in it. */
  ms: number
  className: string
  onGone: () => void
  children: ReactNode
}

/** Something that goes away by itself, though never from under someone's hands. */
export function Passing({ ms, className, onGone, children }: PassingProps) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onGone, ms)
    return () => clearTimeout(timer)
  }, [held, ms, onGone])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices whether someone is there
    <div
      className={className}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children}
    </div>
  )
}
