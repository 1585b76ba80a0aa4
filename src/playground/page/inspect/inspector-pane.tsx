export type Inspectable = { channel: string; ts: string } | { view: string }

/** One message or view from all sides: as a phone and a screen reader get it, its JSON, its sizes, and why. */
export function InspectorPane(_: { what: Inspectable; onClose: () => void }) {
  return null
}
