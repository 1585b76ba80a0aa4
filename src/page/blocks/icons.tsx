import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="bk-icon" viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  )
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="M4 6l4 4 4-4" />
    </Icon>
  )
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="M3 8.5l3.5 3.5L13 4.5" />
    </Icon>
  )
}

export function CrossIcon() {
  return (
    <Icon>
      <path d="M4 4l8 8M12 4l-8 8" />
    </Icon>
  )
}

export function DotsIcon() {
  return (
    <Icon>
      <path d="M3 8h.01M8 8h.01M13 8h.01" strokeWidth="2.4" />
    </Icon>
  )
}

export function TrashIcon() {
  return (
    <Icon>
      <path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4" />
    </Icon>
  )
}

export function ThumbIcon({ down = false }: { down?: boolean }) {
  return (
    <Icon>
      <g transform={down ? 'rotate(180 8 8)' : undefined}>
        <path d="M2.5 7.5h2.2v6H2.5zM4.7 7.8l2.6-5.3c1.2 0 1.9.8 1.7 2L8.7 6.5h4c.8 0 1.3.7 1.1 1.5l-1.2 4.6c-.2.6-.6.9-1.2.9H4.7" />
      </g>
    </Icon>
  )
}
