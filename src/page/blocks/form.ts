import { createContext, useContext } from 'react'
import type { Json } from '../../local-slack/json.js'
import type { FieldValue } from './field-value.js'

/** The modal that an input block belongs to. */
export interface Form {
  valueOf: (block: string, element: Json) => FieldValue
  /** What stands in all of its fields. */
  soFar: () => Record<string, FieldValue>
  change: (block: string, value: FieldValue) => void
  /** What is wrong with the field, in a sentence. */
  faultOf: (block: string) => string | undefined
}

export const FormContext = createContext<Form | undefined>(undefined)

export function useForm(): Form | undefined {
  return useContext(FormContext)
}
