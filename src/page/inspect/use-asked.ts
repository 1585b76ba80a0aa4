import { useEffect, useState } from 'react'
import { ActError } from '../world.js'

export interface Asked<T> {
  value?: T
  /** A sentence for the person. */
  problem?: string
}

/**
 * What the server says about `key`, asked anew when the key or the version changes. While a new version of the same
 * thing is on its way, the old one stays.
 */
export function useAsked<T>(key: string, version: unknown, ask: () => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T> & { key: string }>({ key })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is told by the key, and when by the version.
  useEffect(() => {
    let wanted = true
    ask().then(
      (value) => wanted && setAsked({ key, value }),
      (error: unknown) => {
        if (!(error instanceof ActError)) throw error
        if (wanted) setAsked({ key, problem: error.message })
      },
    )
    return () => {
      wanted = false
    }
  }, [key, version])
  return asked.key === key ? asked : {}
}
