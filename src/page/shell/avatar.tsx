import './messages.css'

/** White on each of these is 4.5:1 or more. */
const GROUNDS = ['#7a4b8c', '#8a5a17', '#3f6a2f', '#2f5f9e', '#99405a', '#5a5f66']

/** A square with the beginning of a name; says nothing to those who hear the page, as the name stands beside it. */
export function Avatar({ name, id, app }: { name: string; id: string; app: boolean }) {
  const [first = ''] = name
  const code = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return (
    <span
      className={app ? 'avatar avatar-app' : 'avatar'}
      style={app ? undefined : { background: GROUNDS[code % GROUNDS.length] }}
      aria-hidden="true"
    >
      {app ? '相' : first}
    </span>
  )
}
