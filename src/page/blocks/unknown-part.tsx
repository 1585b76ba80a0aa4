/** A part that Slack may know and this page does not. */
export function UnknownPart({ type }: { type: string }) {
  return <p className="bk-unknown">この部品（{type}）はまだ描けません</p>
}
