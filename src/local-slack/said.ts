export interface Said {
  user: string
  channel: string
  text: string
  thread?: string
  files?: string[]
}

/** It as a message of a person. */
export function personal(
  said: { user: string; text: string; channel: string; ts: string },
  thread?: string,
  files: string[] = [],
) {
  return { ...said, blocks: [], via: 'person' as const, files, ...(thread !== undefined && { thread }) }
}
