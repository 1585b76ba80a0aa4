import type { DefaultTreeAdapterTypes } from 'parse5'
import { numeralFor } from './numerals.js'

type Element = DefaultTreeAdapterTypes.Element

/** The marks of an HTML list's items, in order: ・ or what its type counts with. */
export interface ItemMarks {
  next(item: Element): string
}

export function itemMarks(list: Element): ItemMarks {
  if (list.tagName === 'ul') return { next: () => '・' }
  const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value
  const format = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[attribute(list, 'type') ?? '']
  let number = Number(attribute(list, 'start') ?? 1) - 1
  return {
    next: (item) => {
      const given = attribute(item, 'value')
      number = given === undefined ? number + 1 : Number(given)
      return `${numeralFor(number, format ?? 'decimal')}. `
    },
  }
}
