import type { Assistant } from './assistant.js'

/**
 * An assistant that stands for another, which can be exchanged: a call under way ends with the one that it began with,
 * the next goes to the new one.
 */
export function swappableAssistant(first: Assistant): { assistant: Assistant; swap: (next: Assistant) => void } {
  let current = first
  const assistant = new Proxy(first, { get: (_, name) => Reflect.get(current, name) as unknown })
  return {
    assistant,
    swap: (next) => {
      current = next
    },
  }
}
