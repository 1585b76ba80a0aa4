import { foldWidth } from '../core/width.js'
export function foldCharacters(text: string) {
  return foldWidth(text)
}
