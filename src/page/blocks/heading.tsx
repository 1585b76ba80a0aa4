import { createElement, type ReactNode } from 'react'
import { usePlace } from './place.js'

/** A heading as deep as the place where it stands. */
export function Heading({ className, children }: { className: string; children: ReactNode }) {
  return createElement(`h${Math.min(6, usePlace().level)}`, { className }, children)
}
