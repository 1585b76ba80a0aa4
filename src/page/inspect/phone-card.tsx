const DAY = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', weekday: 'long' })
const CLOCK = new Intl.DateTimeFormat('ja-JP', { hour: 'numeric', minute: '2-digit' })

interface PhoneCardProps {
  from: string
  /** With its `#`; empty for a DM. */
  room: string
  text: string
  at: Date
}

/** A notification on a locked phone, at the moment when it comes. */
export function PhoneCard({ from, room, text, at }: PhoneCardProps) {
  return (
    <div className="phone">
      <div className="phone-clock" aria-hidden="true">
        <span>{DAY.format(at)}</span>
        <b>{CLOCK.format(at)}</b>
      </div>
      <div className="phone-notice">
        <span className="phone-icon" aria-hidden="true">
          {from.slice(0, 1)}
        </span>
        <div>
          <p className="phone-from">
            <b>{from}</b>
            <span>今</span>
          </p>
          {room !== '' && <p className="phone-room">{room}</p>}
          <p className="phone-text">{text === '' ? '（言葉がありません）' : text}</p>
        </div>
      </div>
    </div>
  )
}
