import type { Size } from '../protocol.js'

/** From this share of a limit on, it is pointed out. */
const WARNING_SHARE = 0.8

export interface SizeShare extends Size {
  share: number
  state: 'fine' | 'near' | 'over'
}

/** Sizes against their limits, the fullest first. */
export function sizeShares(sizes: readonly Size[]): SizeShare[] {
  return sizes
    .map((size): SizeShare => {
      const share = size.value / size.max
      return { ...size, share, state: share > 1 ? 'over' : share >= WARNING_SHARE ? 'near' : 'fine' }
    })
    .sort((a, b) => b.share - a.share)
}
