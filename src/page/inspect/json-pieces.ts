/** A stretch of JSON that is drawn alike. */
export interface JsonPiece {
  kind: 'key' | 'string' | 'number' | 'word' | 'plain'
  text: string
}

const PIECE = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

/** JSON cut for colouring; joined, the pieces are the text again. */
export function jsonPieces(json: string): JsonPiece[] {
  const pieces: JsonPiece[] = []
  let at = 0
  const add = (kind: JsonPiece['kind'], text: string) => {
    if (text !== '') pieces.push({ kind, text })
  }
  for (const match of json.matchAll(PIECE)) {
    const [whole, string, colon, number] = match
    add('plain', json.slice(at, match.index))
    if (string !== undefined) {
      add(colon === undefined ? 'string' : 'key', string)
      add('plain', colon ?? '')
    } else add(number === undefined ? 'word' : 'number', whole)
    at = match.index + whole.length
  }
  add('plain', json.slice(at))
  return pieces
}
