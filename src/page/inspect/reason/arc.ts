export interface Point {
  x: number
  y: number
}

/** The point of the upper half circle at a share of the way from its left end to its right one. */
export function onArc(centre: Point, radius: number, share: number): Point {
  const angle = Math.PI * (1 - share)
  return { x: round(centre.x + radius * Math.cos(angle)), y: round(centre.y - radius * Math.sin(angle)) }
}

/** The upper half circle from its left end on, up to a share of the way. */
export function arcPath(centre: Point, radius: number, share: number): string {
  const from = onArc(centre, radius, 0)
  const to = onArc(centre, radius, share)
  return `M${from.x} ${from.y}A${radius} ${radius} 0 0 1 ${to.x} ${to.y}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
