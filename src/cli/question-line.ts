import { z } from 'zod'

const name = z.union([z.string(), z.number()])

/** Lines with the same `thread` are a conversation, in order. */
export const questionLine = z.object({ id: name, question: z.string(), thread: name.optional() })

export type QuestionLine = z.infer<typeof questionLine>
