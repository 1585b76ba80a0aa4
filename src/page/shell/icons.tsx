import type { ReactNode } from 'react'

/** Line drawings of 18 px beside or instead of words; the words are always there for those who hear the page. */
function icon(drawing: ReactNode) {
  return function Icon() {
    return (
      <svg
        aria-hidden="true"
        width="18"
        height="18"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {drawing}
      </svg>
    )
  }
}

export const ReplyIcon = icon(<path d="M3 4h14v9H9l-4 4v-4H3z" />)
export const LookIcon = icon(<path d="M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4" />)
export const MoreIcon = icon(<path d="M4 10h.01M10 10h.01M16 10h.01" strokeWidth="3" />)
export const PlusIcon = icon(<path d="M10 4v12M4 10h12" />)
export const SendIcon = icon(<path d="M3 10 17 3l-4 14-3.5-5.5zM9.5 11.5 17 3" />)
export const BackIcon = icon(<path d="M12.5 4 6.5 10l6 6" />)
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />)
export const HomeIcon = icon(<path d="M3 9.5 10 4l7 5.5V17h-5v-4H8v4H3z" />)
export const PeopleIcon = icon(
  <path d="M7.5 9a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2 17c.4-3.6 2.5-5 5.5-5s5.1 1.4 5.5 5M13 4a2.6 2.6 0 0 1 0 5M15 12.3c1.800.6 2.800 2.200 3 4.7" />,
)
export const GearIcon = icon(<path d="M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4" />)
export const GuideIcon = icon(<path d="M4 5.5 5.5 7 8 4M4 13.5 5.5 15 8 12M11 6h6M11 14h6" />)
export const DownIcon = icon(<path d="M10 4v12M5 11l5 5 5-5" />)
export const ThumbIcon = icon(
  <path d="M3 9h3v8H3zM6 9l3.5-6c1.3 0 2 .9 1.7 2.3L10.6 8H16c1 0 1.6.8 1.4 1.7l-1.3 6c-.2.8-.8 1.3-1.6 1.3H6" />,
)
export const EyesIcon = icon(
  <path d="M6 4.5c1.8 0 3 2.4 3 5.5s-1.2 5.5-3 5.5-3-2.4-3-5.5 1.2-5.5 3-5.500zM14 4.5c1.8 0 3 2.4 3 5.5s-1.2 5.5-3 5.5-3-2.4-3-5.5 1.2-5.5 3-5.500zM7 11v1M15 11v1" />,
)
